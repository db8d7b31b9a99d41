package io.cielo24.transport.netty;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/**
 * The body of a response, for one subscriber. The socket is read only while buffers are wanted and there are none, so
 * that no more than one read's worth is held here.
 *
 * <p>What one read brought, in however many chunks or TLS records, is copied into one buffer on the heap and released:
 * no reference count gets out.
 */
final class ResponseBody extends Flux<ByteBuffer> implements Subscription {

    private static final int MAX_BUFFER = 256 * 1024;

    private final Exchange exchange;
    private final HttpConnection connection;
    private final AtomicBoolean subscribed = new AtomicBoolean();
    private final AtomicLong requested = new AtomicLong();
    private volatile boolean cancelled;

    // On the connection's event loop only.
    private final Queue<ByteBuf> received = new ArrayDeque<>();
    private int bytes;
    private @Nullable CoreSubscriber<? super ByteBuffer> subscriber;
    private @Nullable Throwable failure;
    private boolean complete;
    private boolean discarded;
    private boolean terminated;
    private boolean draining;
    private boolean drainAgain;

    ResponseBody(Exchange exchange, HttpConnection connection) {
        this.exchange = exchange;
        this.connection = connection;
    }

    @Override
    public void subscribe(CoreSubscriber<? super ByteBuffer> actual) {
        if (!subscribed.compareAndSet(false, true)) {
            Operators.error(actual, new IllegalStateException("the body of a response can be subscribed to once"));
            return;
        }
        actual.onSubscribe(this);
        boolean known = connection.execute(() -> {
            subscriber = actual;
            drain();
        });
        if (!known) {
            actual.onError(new IllegalStateException("the transport's event loop has ended"));
        }
    }

    @Override
    public void request(long n) {
        if (Operators.validate(n)) {
            requested.accumulateAndGet(n, Operators::addCap);
            connection.execute(this::drain);
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        connection.execute(this::drain);
    }

    /** Takes over a piece of the body. */
    void add(ByteBuf piece) {
        if (discarded || !piece.isReadable()) {
            piece.release();
        } else {
            received.add(piece);
            bytes += piece.readableBytes();
        }
    }

    /** The body has been received to its end. */
    void complete() {
        complete = true;
        drain();
    }

    /** There will be no more; what is here is still passed on. */
    void fail(Throwable cause) {
        failure = cause;
        complete = true;
        drain();
    }

    /** The exchange is over, or nobody wants the rest: nothing is passed on any more. */
    void discard() {
        if (!discarded) {
            discarded = true;
            complete = true;
            if (!terminated) { // which is rare, and a stack trace for each call is not cheap
                failure = new IllegalStateException("the exchange ended before its body was read");
            }
            received.forEach(ByteBuf::release);
            received.clear();
            bytes = 0;
            drain();
        }
    }

    boolean isDiscarded() {
        return discarded;
    }

    /** Passes on what is wanted, and reads more if nothing is left. */
    void drain() {
        drainAgain = true;
        if (draining) {
            return;
        }
        draining = true;
        try {
            while (drainAgain) {
                drainAgain = false;
                CoreSubscriber<? super ByteBuffer> actual = subscriber;
                if (actual != null && !terminated) {
                    drainTo(actual);
                }
            }
        } finally {
            draining = false;
        }
    }

    private void drainTo(CoreSubscriber<? super ByteBuffer> actual) {
        while (bytes > 0 && !cancelled && requested.get() > 0) {
            requested.accumulateAndGet(1, (wanted, one) -> wanted == Long.MAX_VALUE ? wanted : wanted - one);
            pass(take(), actual);
        }
        if (terminated) {
            return;
        }
        if (cancelled) {
            terminated = true;
            exchange.onBodyCancelled();
        } else if (complete && bytes == 0) {
            terminated = true;
            if (failure == null) {
                actual.onComplete();
            } else {
                actual.onError(failure);
            }
        } else if (bytes == 0 && requested.get() > 0) {
            exchange.readMore();
        }
    }

    /** A subscriber must not throw. One that does ends the exchange, which would otherwise wait for it forever. */
    private void pass(ByteBuffer buffer, CoreSubscriber<? super ByteBuffer> actual) {
        try {
            actual.onNext(buffer);
        } catch (Throwable e) {
            Exceptions.throwIfJvmFatal(e);
            terminated = true;
            cancelled = true;
            exchange.onBodyCancelled();
            actual.onError(e);
        }
    }

    private ByteBuffer take() {
        byte[] target = new byte[Math.min(bytes, MAX_BUFFER)];
        int filled = 0;
        while (filled < target.length) {
            ByteBuf piece = received.element();
            int length = Math.min(piece.readableBytes(), target.length - filled);
            piece.readBytes(target, filled, length);
            filled += length;
            if (!piece.isReadable()) {
                received.remove().release();
            }
        }
        bytes -= filled;
        return ByteBuffer.wrap(target);
    }
}
