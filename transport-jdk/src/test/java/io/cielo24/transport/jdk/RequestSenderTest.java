package io.cielo24.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.transport.RequestBody;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.util.context.Context;

class RequestSenderTest {

    private static final int BUFFER = 1 << 18;

    private final TransportThreads threads = new TransportThreads();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch askedTwice = new CountDownLatch(2);

    @AfterEach
    void end() {
        threads.shutdown();
    }

    @Test
    void overTlsTheNextBufferIsReadWhileOneIsSent() throws InterruptedException {
        TakesOnePiece client = sendTo(true);
        assertThat(askedTwice.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(client.taken).hasValue(1);
        assertThat(asked).hasValue(2);
    }

    @Test
    void inPlainTextASourceIsAskedWhenAllThatItGaveIsSent() {
        TakesOnePiece client = sendTo(false);
        assertThat(client.taken).hasValue(1);
        assertThat(asked).hasValue(1);
    }

    private TakesOnePiece sendTo(boolean tls) {
        Flux<ByteBuffer> source = Flux.<ByteBuffer>generate(sink -> sink.next(ByteBuffer.allocate(2 * BUFFER)))
                .take(4)
                .doOnRequest(n -> {
                    asked.incrementAndGet();
                    askedTwice.countDown();
                });
        TakesOnePiece client = new TakesOnePiece();
        new RequestSender(threads, RequestBody.of(8L * BUFFER, source), tls, new Quiet()).subscribe(client);
        return client;
    }

    private static final class TakesOnePiece implements Flow.Subscriber<ByteBuffer> {

        final AtomicInteger taken = new AtomicInteger();

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(1);
        }

        @Override
        public void onNext(ByteBuffer piece) {
            taken.incrementAndGet();
        }

        @Override
        public void onError(Throwable error) {
            throw new AssertionError(error);
        }

        @Override
        public void onComplete() {
            throw new AssertionError("complete");
        }
    }

    private static final class Quiet implements RequestSender.Listener {

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
