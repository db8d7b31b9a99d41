package io.cielo24.internal;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Operators;

/** The body of an answer, with the stall watch told whose turn it is: the service's only while more is wanted. */
final class WatchedBody extends FluxOperator<ByteBuffer, ByteBuffer> {

    private final Watch watch;

    WatchedBody(Flux<ByteBuffer> source, Watch watch) {
        super(source);
        this.watch = watch;
    }

    @Override
    public void subscribe(CoreSubscriber<? super ByteBuffer> subscriber) {
        source.subscribe(new Watched(subscriber, watch));
    }

    private static final class Watched implements CoreSubscriber<ByteBuffer>, Subscription {

        private final CoreSubscriber<? super ByteBuffer> downstream;
        private final Watch watch;
        private final AtomicLong wanted = new AtomicLong();
        private @Nullable Subscription upstream;

        Watched(CoreSubscriber<? super ByteBuffer> downstream, Watch watch) {
            this.downstream = downstream;
            this.watch = watch;
        }

        @Override
        public reactor.util.context.Context currentContext() {
            return downstream.currentContext();
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            if (Operators.validate(upstream, subscription)) {
                upstream = subscription;
                downstream.onSubscribe(this);
            }
        }

        @Override
        public void request(long n) {
            wanted.updateAndGet(before -> Operators.addCap(before, n));
            watch.downloading();
            Subscription up = upstream;
            if (up != null) {
                up.request(n);
            }
        }

        @Override
        public void cancel() {
            Subscription up = upstream;
            if (up != null) {
                up.cancel();
            }
        }

        @Override
        public void onNext(ByteBuffer buffer) {
            if (wanted.updateAndGet(before -> before == Long.MAX_VALUE ? before : before - 1) > 0) {
                watch.downloading();
            } else {
                watch.ourTurn();
            }
            downstream.onNext(buffer);
        }

        @Override
        public void onError(Throwable error) {
            watch.ourTurn();
            downstream.onError(error);
        }

        @Override
        public void onComplete() {
            watch.ourTurn();
            downstream.onComplete();
        }
    }
}
