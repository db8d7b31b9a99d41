package io.cielo24.transport.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

class ResponseReaderTest {

    private static final int READS = 500;

    private final TransportThreads threads = new TransportThreads();
    private final Queue<String> troubles = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        threads.shutdown();
    }

    /**
     * Whoever asks the HTTP client for more reads the socket right there, under the client's locks. That is also so while
     * the client is busy: by the time it is asked it may be done.
     */
    @Test
    void theClientIsNeverAskedOnAThreadThatMustNotBlock() throws InterruptedException {
        ResponseReader reader = new ResponseReader(threads, -1, false, new Unconcerned());
        LinkedBlockingQueue<Long> asked = new LinkedBlockingQueue<>();
        reader.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                if (Schedulers.isInNonBlockingThread()) {
                    troubles.add("asked on " + Thread.currentThread().getName());
                }
                asked.add(n);
            }

            @Override
            public void cancel() {}
        });
        Semaphore taken = new Semaphore(0); // to release it takes no lock: that is done on a signal thread
        reader.subscribe(buffer -> taken.release());
        int delivered = 0;
        while (delivered < READS) {
            Long more = asked.poll(10, TimeUnit.SECONDS);
            assertNotNull(more, () -> "more is asked for; " + troubles);
            for (long i = 0; i < more && delivered < READS; i++) {
                reader.onNext(List.of(ByteBuffer.allocate(1)));
                delivered++;
                // Taken while others are still to come, and so more is asked for while the client is not idle.
                assertTrue(taken.tryAcquire(10, TimeUnit.SECONDS), () -> "a read reaches the subscriber; " + troubles);
            }
        }
        reader.onComplete();
        assertEquals(List.of(), List.copyOf(troubles));
        reader.getBody()
                .toCompletableFuture()
                .orTimeout(Duration.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private final class Unconcerned implements ResponseReader.Listener {
        @Override
        public void bodyReady() {}

        @Override
        public void bodyReceived() {}

        @Override
        public Throwable bodyBroken(Throwable error) {
            troubles.add(error.toString());
            return error;
        }

        @Override
        public void bodyAbandoned() {}

        @Override
        public void bodySubscriberThrew(Throwable error) {
            troubles.add(error.toString());
        }
    }
}
