package io.cielo24.transport.jdk;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Who has the connection that a body comes on. The client gives it back to its pool at the last byte, from where another
 * exchange may take it at once; who cancels after that moment would close the connection of that other exchange.
 */
final class BodyConnection {

    private enum Owner {
        THIS_BODY,
        POOL,
        NOBODY
    }

    private final AtomicReference<Owner> owner = new AtomicReference<>(Owner.THIS_BODY);

    /** To be called before the client gives it back, from where it can still be kept from it. */
    void giveBack() {
        owner.compareAndSet(Owner.THIS_BODY, Owner.POOL);
    }

    /**
     * Claims the connection in order to close it.
     *
     * @return whether it is there to be closed; if not, the client has completed the body, or is about to
     */
    boolean condemn() {
        return owner.compareAndExchange(Owner.THIS_BODY, Owner.NOBODY) != Owner.POOL;
    }

    boolean isCondemned() {
        return owner.get() == Owner.NOBODY;
    }
}
