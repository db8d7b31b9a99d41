package io.cielo24.transport.jdk;

import io.cielo24.transport.TransportException;
import io.cielo24.transport.TransportException.Phase;
import io.cielo24.transport.TransportRequest;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * The point at which a request goes out, and the account of how far its exchange has come. Decides between "nothing was
 * sent" and "who knows", once and for all: whoever reports that nothing was sent has shut the gate.
 */
final class RequestGate {

    private enum State {
        OPEN,
        PASSED,
        SHUT
    }

    private final TransportRequest request;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.CONNECT);
    /** Of a connection made for this exchange; null over a pooled or plain one. */
    private volatile @Nullable WatchedEngine engine;

    RequestGate(TransportRequest request) {
        this.request = request;
    }

    void engineMade(WatchedEngine made) {
        engine = made;
    }

    /**
     * The connection stands, and the client is about to compose the head.
     *
     * @throws IOException if it must not go out: any more, again, or on a connection whose handshake has failed
     */
    void pass() throws IOException {
        WatchedEngine current = engine;
        if (current != null && current.isHandshakeUnfinished()) {
            throw new SSLHandshakeException("the server broke it off");
        }
        switch (state.compareAndExchange(State.OPEN, State.PASSED)) {
            case OPEN ->
                phase.compareAndSet(
                        Phase.CONNECT, request.body().contentLength() == 0 ? Phase.RESPONSE_HEAD : Phase.REQUEST);
            case PASSED -> throw new IOException("the connection ended before an answer; the request is not repeated");
            case SHUT -> throw new IOException("the exchange has ended");
        }
    }

    void bodySent() {
        phase.compareAndSet(Phase.REQUEST, Phase.RESPONSE_HEAD);
    }

    void headArrived() {
        phase.set(Phase.RESPONSE_BODY);
    }

    /** Makes sure that nothing of the request is sent from now on; false if that is too late. */
    boolean shut() {
        return state.compareAndExchange(State.OPEN, State.SHUT) != State.PASSED;
    }

    /** The failure that the client's exception means at this point, which is the exchange's last. */
    TransportException failure(Throwable cause) {
        boolean unsent = shut();
        return Failures.of(cause, unsent ? Phase.CONNECT : phase.get(), !unsent, request.uri());
    }

    /** A failure of our own at this point, which is the exchange's last. */
    TransportException failure(String message) {
        boolean unsent = shut();
        return new TransportException(unsent ? Phase.CONNECT : phase.get(), !unsent, message, null);
    }
}
