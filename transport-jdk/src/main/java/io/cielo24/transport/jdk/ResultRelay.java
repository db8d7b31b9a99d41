package io.cielo24.transport.jdk;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Passes the result of the handler's publisher on to whoever asked for the exchange. Demand that comes before there is
 * such a publisher is kept for it. An end from outside (a network failure, the transport's close) may come while an
 * element is being passed on; it then follows that element, so that signals stay in sequence.
 */
final class ResultRelay<T> extends Operators.DeferredSubscription implements CoreSubscriber<T> {

    private static final int ENDED = 1 << 30;

    private final CoreSubscriber<? super T> downstream;
    private final Runnable onEnd;
    /** How it ended, an empty value for completion; null while it has not. The first one counts. */
    private final AtomicReference<@Nullable Optional<Throwable>> outcome = new AtomicReference<>();
    /** Elements being passed on right now, more than one if they nest, and {@link #ENDED}. */
    private final AtomicInteger state = new AtomicInteger();

    private final AtomicBoolean delivered = new AtomicBoolean();
    private volatile boolean cancelled;

    /**
     * @param downstream who asked
     * @param onEnd is run before the last signal, and on cancellation; may be run twice
     */
    ResultRelay(CoreSubscriber<? super T> downstream, Runnable onEnd) {
        this.downstream = downstream;
        this.onEnd = onEnd;
    }

    @Override
    public Context currentContext() {
        return downstream.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        set(subscription);
    }

    @Override
    public void onNext(T element) {
        boolean open = (state.getAndIncrement() & ENDED) == 0;
        try {
            if (open) {
                downstream.onNext(element);
            } else {
                Operators.onDiscard(element, downstream.currentContext());
            }
        } finally {
            if (state.decrementAndGet() == ENDED) {
                deliverEnd();
            }
        }
    }

    @Override
    public void onError(Throwable error) {
        end(Optional.of(error));
    }

    @Override
    public void onComplete() {
        end(Optional.empty());
    }

    /** Ends the result, and the handler's publisher if there is one already. */
    void fail(Throwable error) {
        end(Optional.of(error));
        super.cancel();
    }

    private void end(Optional<Throwable> how) {
        if (outcome.compareAndSet(null, how)) {
            onEnd.run();
            if (state.getAndAdd(ENDED) == 0) {
                deliverEnd();
            }
        }
    }

    private void deliverEnd() {
        Optional<Throwable> how = outcome.get();
        if (how == null || cancelled || !delivered.compareAndSet(false, true)) {
            return;
        }
        if (how.isPresent()) {
            downstream.onError(how.get());
        } else {
            downstream.onComplete();
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        super.cancel();
        onEnd.run();
    }
}
