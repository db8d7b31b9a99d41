package io.cielo24.internal;

import java.nio.ByteBuffer;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;

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

    private static final class Watched extends BodyRelay {

        private final Watch watch;

        Watched(CoreSubscriber<? super ByteBuffer> downstream, Watch watch) {
            super(downstream);
            this.watch = watch;
        }

        @Override
        void requested() {
            watch.downloading();
        }

        @Override
        public void onNext(ByteBuffer buffer) {
            watch.ourTurn();
            if (moreWanted()) {
                watch.downloading();
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
