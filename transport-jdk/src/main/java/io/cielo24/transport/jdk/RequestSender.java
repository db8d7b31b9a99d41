package io.cielo24.transport.jdk;

import io.cielo24.transport.RequestBody;
import io.cielo24.transport.TransportException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/**
 * The request body as the JDK's client wants it, and the guard that a request goes out once.
 *
 * <p><b>Memory.</b> The client asks for one buffer at a time, but runs ahead of the socket: by about two buffers in plain
 * text and by a dozen over TLS. Large buffers are therefore passed on in pieces, so that what it holds stays far below
 * 2 MiB whatever the size of the source's buffers. A piece is a view, nothing is copied; once the client has consumed a
 * piece, the position of the buffer it came from is moved, which tells a source that recycles.
 *
 * <p><b>Once.</b> The client asks for the length when it is connected and composes the head, in each attempt. The first
 * time marks the point from which on bytes may have been sent; a second time means that it repeats the request behind our
 * back, which it does with a GET whose connection died, and is refused, as is a second subscription.
 */
final class RequestSender implements HttpRequest.BodyPublisher, CoreSubscriber<ByteBuffer>, Flow.Subscription {

    private static final int PLAIN_PIECE = 256 << 10;
    private static final int TLS_PIECE = 64 << 10;

    /** What the exchange wants to know. */
    interface Listener {
        /** The head is about to be composed. Throws if the request must not be sent (any more). */
        void aboutToSend() throws IOException;

        /** The client has taken all of the body. */
        void bodySent();

        /** The body failed, by its own error or by a wrong length. */
        void bodyFailed(Throwable error);

        /** The subscriber's context. */
        Context context();
    }

    private record Piece(ByteBuffer view, ByteBuffer origin, int end) {}

    private final TransportThreads threads;
    private final RequestBody body;
    private final Listener listener;
    private final int pieceSize;
    private final AtomicBoolean subscribed = new AtomicBoolean();
    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger wip = new AtomicInteger();
    private volatile @Nullable Subscription source;
    private volatile boolean cancelled;
    private volatile boolean sourceDone;
    private volatile @Nullable ByteBuffer received;

    // Used by one thread at a time: in drain().
    private Flow.@Nullable Subscriber<? super ByteBuffer> client;
    private final Deque<Piece> inFlight = new ArrayDeque<>();
    private @Nullable ByteBuffer current;
    private int handedOver;
    private boolean askedSource;
    private volatile boolean finished;

    // Used by the source's signals, which are in sequence.
    private long emitted;

    RequestSender(TransportThreads threads, RequestBody body, boolean tls, Listener listener) {
        this.threads = threads;
        this.body = body;
        this.listener = listener;
        this.pieceSize = tls ? TLS_PIECE : PLAIN_PIECE;
    }

    @Override
    public long contentLength() {
        try {
            listener.aboutToSend();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        if (!subscribed.compareAndSet(false, true)) {
            subscriber.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long n) {}

                @Override
                public void cancel() {}
            });
            subscriber.onError(new IOException("the request body was sent once already and is not repeated"));
            return;
        }
        client = subscriber;
        try {
            body.subscribe(this);
        } catch (Throwable e) {
            cancelled = true;
            listener.bodyFailed(e);
            throw e;
        }
    }

    // ---- from the source

    @Override
    public Context currentContext() {
        return listener.context();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        if (source != null) {
            subscription.cancel();
            return;
        }
        source = subscription;
        if (cancelled) {
            subscription.cancel();
        }
        Flow.Subscriber<? super ByteBuffer> to = client;
        if (to != null) {
            to.onSubscribe(this);
        }
    }

    @Override
    public void onNext(ByteBuffer buffer) {
        if (cancelled || sourceDone) {
            return;
        }
        emitted += buffer.remaining();
        if (emitted > body.contentLength()) {
            cancelSource();
            fail(wrongLength("is longer than its declared length: " + emitted + " bytes or more instead of "
                    + body.contentLength()));
            return;
        }
        received = buffer;
        drain();
    }

    @Override
    public void onError(Throwable error) {
        if (!cancelled && !sourceDone) {
            fail(error);
        }
    }

    @Override
    public void onComplete() {
        if (cancelled || sourceDone) {
            return;
        }
        if (emitted < body.contentLength()) {
            fail(wrongLength("ended after " + emitted + " of " + body.contentLength() + " declared bytes"));
            return;
        }
        sourceDone = true;
        drain();
    }

    private static TransportException wrongLength(String how) {
        return new TransportException(TransportException.Phase.REQUEST, true, "the request body " + how, null);
    }

    private void fail(Throwable error) {
        cancelled = true;
        listener.bodyFailed(error); // which closes the connection; the client need not know why
    }

    /** The response is about to be handed over: shows the source what the client has consumed since it took the last. */
    void answered() {
        if (finished && wip.getAndIncrement() == 0) {
            drainLoop();
        }
    }

    // ---- from the client

    @Override
    public void request(long n) {
        demand.updateAndGet(before -> Operators.addCap(before, n));
        drain();
    }

    @Override
    public void cancel() {
        cancelled = true;
        cancelSource();
    }

    private void cancelSource() {
        Subscription from = source;
        if (from != null && !sourceDone) {
            from.cancel();
        }
    }

    // ---- between the two

    /**
     * The client encrypts and writes in the thread that emits, under locks: a source's own thread may do that, and saves
     * a hop, unless it is one that must not block.
     */
    private void drain() {
        if (wip.getAndIncrement() != 0) {
            return;
        }
        if (Schedulers.isInNonBlockingThread()) {
            threads.io(this::drainLoop);
        } else {
            drainLoop();
        }
    }

    private void drainLoop() {
        int missed = 1;
        do {
            if (finished) {
                releaseConsumed();
            } else if (!cancelled) {
                step();
            }
            missed = wip.addAndGet(-missed);
        } while (missed != 0);
    }

    private void step() {
        Flow.Subscriber<? super ByteBuffer> to = client;
        Subscription from = source;
        if (to == null || from == null) {
            return;
        }
        releaseConsumed();
        while (!cancelled) {
            boolean last = sourceDone; // looked at first: what was received before the end is passed on before it
            if (current == null && received != null) {
                current = received;
                received = null;
                askedSource = false;
                handedOver = current.position();
            }
            if (current == null && last) {
                finished = true;
                listener.bodySent();
                to.onComplete();
                return;
            }
            if (current != null && !hasMore(current)) {
                current = null;
            } else if (demand.get() == 0) {
                return;
            } else if (current != null) {
                demand.decrementAndGet();
                to.onNext(nextPiece(current));
            } else if (askedSource) {
                return;
            } else {
                askedSource = true;
                from.request(1);
            }
        }
    }

    private boolean hasMore(ByteBuffer buffer) {
        return handedOver < buffer.limit();
    }

    /** A view, so that a source may fill its buffer again while the client still looks at what it was given. */
    private ByteBuffer nextPiece(ByteBuffer buffer) {
        int size = Math.min(buffer.limit() - handedOver, pieceSize);
        ByteBuffer view = buffer.duplicate();
        view.position(handedOver).limit(handedOver + size);
        handedOver += size;
        inFlight.add(new Piece(view, buffer, handedOver));
        return view;
    }

    private void releaseConsumed() {
        Piece piece = inFlight.peek();
        while (piece != null && !piece.view().hasRemaining()) {
            piece.origin().position(piece.end());
            inFlight.remove();
            piece = inFlight.peek();
        }
    }
}
