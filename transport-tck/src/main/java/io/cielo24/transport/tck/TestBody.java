package io.cielo24.transport.tck;

import io.cielo24.transport.RequestBody;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * A request body of the kit's pattern that watches how it is read: emits on the thread that requests, counts, and notes
 * every breach of the Reactive Streams rules.
 */
final class TestBody implements RequestBody {

    /** Makes a buffer of some bytes; the kinds of buffers differ. */
    @FunctionalInterface
    interface BufferKind {
        ByteBuffer wrap(byte[] bytes);
    }

    private final long declared;
    private final long available;
    private final int chunk;
    private final @Nullable Throwable failure;
    private final boolean endless;
    private final BufferKind kind;
    private final AtomicInteger subscriptions = new AtomicInteger();
    private final AtomicLong emitted = new AtomicLong();
    private final List<String> breaches = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;
    private volatile boolean completed;

    private TestBody(
            long declared, long available, int chunk, @Nullable Throwable failure, boolean endless, BufferKind kind) {
        this.declared = declared;
        this.available = available;
        this.chunk = chunk;
        this.failure = failure;
        this.endless = endless;
        this.kind = kind;
    }

    /** The pattern's first bytes, as declared. */
    static TestBody of(long length, int chunk) {
        return new TestBody(length, length, chunk, null, false, ByteBuffer::wrap);
    }

    /** Completes after another number of bytes than it declares. */
    static TestBody lying(long declared, long available, int chunk) {
        return new TestBody(declared, available, chunk, null, false, ByteBuffer::wrap);
    }

    /** Fails after some bytes. */
    static TestBody failing(long declared, long available, int chunk, Throwable failure) {
        return new TestBody(declared, available, chunk, failure, false, ByteBuffer::wrap);
    }

    /** Emits some bytes and then nothing, forever. */
    static TestBody hanging(long declared, long available, int chunk) {
        return new TestBody(declared, available, chunk, null, true, ByteBuffer::wrap);
    }

    TestBody in(BufferKind other) {
        return new TestBody(declared, available, chunk, failure, endless, other);
    }

    @Override
    public long contentLength() {
        return declared;
    }

    int subscriptions() {
        return subscriptions.get();
    }

    long emitted() {
        return emitted.get();
    }

    boolean isCancelled() {
        return cancelled;
    }

    boolean isCompleted() {
        return completed;
    }

    /** What the transport did that a subscriber must not do. */
    List<String> breaches() {
        return breaches;
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        subscriptions.incrementAndGet();
        Await.changed();
        subscriber.onSubscribe(new Emission(subscriber));
    }

    /** One pass over the content. */
    private final class Emission implements Subscription {

        private final Subscriber<? super ByteBuffer> subscriber;
        private final AtomicLong demand = new AtomicLong();
        private long at;
        private volatile boolean over;

        Emission(Subscriber<? super ByteBuffer> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long n) {
            if (n <= 0) {
                breaches.add("requested " + n + " buffers (Reactive Streams, rule 3.9)");
                return;
            }
            long before = demand.getAndUpdate(d -> d + n < 0 ? Long.MAX_VALUE : d + n);
            if (before == 0) {
                // Whoever raises the demand from zero emits; a request from within onNext only adds to it.
                emit();
            }
        }

        private void emit() {
            while (!over) {
                if (at >= available) {
                    end();
                    return;
                }
                byte[] bytes = new byte[(int) Math.min(chunk, available - at)];
                Pattern.fill(bytes, bytes.length, at);
                at += bytes.length;
                emitted.addAndGet(bytes.length);
                subscriber.onNext(kind.wrap(bytes));
                Await.changed();
                if (!over && at >= available) {
                    end();
                    return;
                }
                if (demand.decrementAndGet() == 0) {
                    return;
                }
            }
        }

        private void end() {
            if (endless || over) {
                return;
            }
            over = true;
            if (failure != null) {
                subscriber.onError(failure);
            } else {
                completed = true;
                subscriber.onComplete();
            }
            Await.changed();
        }

        @Override
        public void cancel() {
            if (!over) {
                over = true;
                cancelled = true;
            }
            Await.changed();
        }
    }
}
