package io.cielo24.transport;

import java.nio.ByteBuffer;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;

/** The plain body: a length and a publisher. */
record PublisherBody(long contentLength, Publisher<ByteBuffer> source) implements RequestBody {

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        source.subscribe(subscriber);
    }
}
