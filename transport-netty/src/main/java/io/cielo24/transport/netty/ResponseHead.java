package io.cielo24.transport.netty;

import io.cielo24.transport.TransportResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * The response of an exchange, to come; subscribing to it starts the exchange. Once it is cancelled, a result or a
 * failure is dropped without a word: the failure would be the consequence of the cancellation.
 */
final class ResponseHead extends Mono<TransportResponse> implements Subscription {

    private final Runnable start;
    private final AtomicBoolean done = new AtomicBoolean();
    private volatile @Nullable CoreSubscriber<? super TransportResponse> subscriber;

    ResponseHead(Runnable start) {
        this.start = start;
    }

    @Override
    public void subscribe(CoreSubscriber<? super TransportResponse> actual) {
        subscriber = actual;
        actual.onSubscribe(this);
        if (!done.get()) {
            start.run();
        }
    }

    /** The context of whoever subscribed to the exchange. */
    Context context() {
        CoreSubscriber<? super TransportResponse> actual = subscriber;
        return actual == null ? Context.empty() : actual.currentContext();
    }

    void succeed(TransportResponse response) {
        CoreSubscriber<? super TransportResponse> actual = subscriber;
        if (actual != null && done.compareAndSet(false, true)) {
            actual.onNext(response);
            actual.onComplete();
        }
    }

    void fail(Throwable failure) {
        CoreSubscriber<? super TransportResponse> actual = subscriber;
        if (actual != null && done.compareAndSet(false, true)) {
            actual.onError(failure);
        }
    }

    @Override
    public void request(long n) {
        // The one response is always wanted.
    }

    @Override
    public void cancel() {
        done.set(true);
    }
}
