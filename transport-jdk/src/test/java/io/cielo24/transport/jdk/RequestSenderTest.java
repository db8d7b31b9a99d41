package io.cielo24.transport.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.cielo24.transport.RequestBody;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.util.context.Context;

class RequestSenderTest {

    private static final int SIZE = 1000;

    private final TransportThreads threads = new TransportThreads();

    @AfterEach
    void close() {
        threads.shutdown();
    }

    /**
     * The HTTP client looks at a buffer once more after it has moved its position to the limit: to see how much it has
     * encrypted, and whether anything is left. It may ask for more on one thread while it does that on another.
     */
    @ParameterizedTest(name = "tls: {0}")
    @ValueSource(booleans = {false, true})
    void whatTheClientHasConsumedStaysConsumedWhenTheSourceUsesItsBufferAgain(boolean tls) {
        OneBuffer source = new OneBuffer();
        RequestSender sender =
                new RequestSender(threads, RequestBody.of(2 * SIZE, source::start), tls, new Unconcerned());
        Client client = new Client();
        sender.subscribe(client);

        sender.request(1);
        ByteBuffer first = client.given.get(0);
        first.position(first.limit());
        sender.request(1);

        assertEquals(2, client.given.size(), "buffers given to the client");
        assertEquals(SIZE, client.given.get(1).remaining(), "bytes of the second");
        assertFalse(first.hasRemaining(), "the first, which was consumed, has bytes again");
    }

    /** Fills its only buffer again as soon as it may, and fails if it may not. */
    private static final class OneBuffer implements Subscription {

        private final ByteBuffer buffer = ByteBuffer.allocate(SIZE).position(SIZE);
        private Subscriber<? super ByteBuffer> subscriber;

        void start(Subscriber<? super ByteBuffer> to) {
            subscriber = to;
            to.onSubscribe(this);
        }

        @Override
        public void request(long n) {
            assertFalse(buffer.hasRemaining(), "the buffer was not given back");
            subscriber.onNext(buffer.clear());
        }

        @Override
        public void cancel() {}
    }

    private static final class Client implements Flow.Subscriber<ByteBuffer> {

        private final List<ByteBuffer> given = new ArrayList<>();

        @Override
        public void onSubscribe(Flow.Subscription subscription) {}

        @Override
        public void onNext(ByteBuffer buffer) {
            given.add(buffer);
        }

        @Override
        public void onError(Throwable error) {
            throw new AssertionError(error);
        }

        @Override
        public void onComplete() {}
    }

    private static final class Unconcerned implements RequestSender.Listener {

        @Override
        public void aboutToSend() {}

        @Override
        public void bodySent() {}

        @Override
        public void bodyFailed(Throwable error) {
            throw new AssertionError(error);
        }

        @Override
        public Context context() {
            return Context.empty();
        }
    }
}
