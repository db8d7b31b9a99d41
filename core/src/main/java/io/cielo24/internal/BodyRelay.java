package io.cielo24.internal;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Stands between the two sides of a body: passes demand, cancellation and the context up, and counts what is wanted.
 *
 * <p>Demand and buffers come on different threads, at the same time. So that a watch is told the right turn whichever is
 * first, each side counts and tells in opposite order: a request is counted, then told; with a buffer the turn is given
 * away, then it is counted, and only if more is wanted is the turn taken back.
 */
abstract class BodyRelay implements CoreSubscriber<ByteBuffer>, Subscription {

    final CoreSubscriber<? super ByteBuffer> downstream;
    private final AtomicLong wanted = new AtomicLong();
    private volatile @Nullable Subscription upstream;

    BodyRelay(CoreSubscriber<? super ByteBuffer> downstream) {
        this.downstream = downstream;
    }

    /** More is wanted, and counted; called before the source hears of it. */
    abstract void requested();

    final @Nullable Subscription upstream() {
        return upstream;
    }

    /** Counts a buffer that has come; whether more than it is wanted. */
    final boolean moreWanted() {
        return wanted.updateAndGet(before -> before == Long.MAX_VALUE ? before : before - 1) > 0;
    }

    @Override
    public final Context currentContext() {
        return downstream.currentContext();
    }

    @Override
    public final void onSubscribe(Subscription subscription) {
        if (Operators.validate(upstream, subscription)) {
            upstream = subscription;
            downstream.onSubscribe(this);
        }
    }

    @Override
    public final void request(long n) {
        wanted.updateAndGet(before -> Operators.addCap(before, n));
        requested();
        Subscription up = upstream;
        if (up != null) {
            up.request(n);
        }
    }

    @Override
    public final void cancel() {
        Subscription up = upstream;
        if (up != null) {
            up.cancel();
        }
    }
}
