package io.cielo24.examples.transport;

import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Takes a subscriber that throws for one that cancels, and tells it what it threw. None may throw; but operators that take
 * signals from two sides wait for theirs to return, and one that threw would leave its exchange open forever.
 */
final class Guard<T> implements CoreSubscriber<T>, Subscription {

    private final CoreSubscriber<? super T> subscriber;
    private Subscription source = Operators.emptySubscription();
    private boolean threw;

    private Guard(CoreSubscriber<? super T> subscriber) {
        this.subscriber = subscriber;
    }

    static <T> Flux<T> around(Flux<T> exchange) {
        Publisher<T> guarded = subscriber -> exchange.subscribe(new Guard<>(Operators.toCoreSubscriber(subscriber)));
        return Flux.from(guarded);
    }

    @Override
    public Context currentContext() {
        return subscriber.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source = subscription;
        subscriber.onSubscribe(this);
    }

    @Override
    public void onNext(T element) {
        if (threw) {
            Operators.onDiscard(element, currentContext());
            return;
        }
        try {
            subscriber.onNext(element);
        } catch (Throwable e) {
            threw = true;
            source.cancel();
            Exceptions.throwIfJvmFatal(e);
            subscriber.onError(e);
        }
    }

    @Override
    public void onError(Throwable error) {
        if (!threw) {
            subscriber.onError(error);
        }
    }

    @Override
    public void onComplete() {
        if (!threw) {
            subscriber.onComplete();
        }
    }

    @Override
    public void request(long n) {
        source.request(n);
    }

    @Override
    public void cancel() {
        source.cancel();
    }
}
