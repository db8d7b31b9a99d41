package io.cielo24.transport.netty;

import io.cielo24.transport.RequestBody;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.util.concurrent.Future;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.util.context.Context;

/**
 * Writes the body of a request, counting bytes: how many it holds, and how many are on their way through the pipeline. A
 * piece is on its way until the socket has taken it, so the counts stand for memory; with TLS the encrypted copy of a
 * piece exists during that time as well, and in plain a copy outside the heap if the piece was on it.
 *
 * <p>One buffer is asked for at a time, while less than {@link #ahead} bytes are held: with buffers of up to a megabyte,
 * no more than 1.4 MiB are ever held, copies included.
 *
 * <p>The last piece waits for the body's completion. A body that turns out wrong at its end, a file that has grown, say,
 * is never received as a complete request.
 */
final class BodyWriter implements CoreSubscriber<ByteBuffer> {

    /** Of which a copy is made, by TLS or from the heap: large enough for full TLS records, small enough for the copy. */
    private static final int COPIED_PIECE = 64 * 1024;

    /** That goes to the socket as it is: large enough for few system calls. */
    private static final int DIRECT_PIECE = 256 * 1024;

    /** After so much the event loop looks after the other directions and connections. */
    private static final int TURN = 512 * 1024;

    /** A buffer as its publisher gave it, whose position shows what the socket has taken, and a view on what is unwritten. */
    private record Source(ByteBuffer buffer, ByteBuffer rest) {}

    private final Exchange exchange;
    private final HttpConnection connection;
    private final RequestBody body;
    private final long length;
    private final Context context;

    /** Signals come on any thread; here they keep their order until the event loop takes them. */
    private final Queue<Runnable> signals = new ConcurrentLinkedQueue<>();

    // On the connection's event loop only.
    private final Queue<Source> sources = new ArrayDeque<>();
    private @Nullable Subscription subscription;
    private int ahead = COPIED_PIECE * 4;
    private long received;
    private long written;
    private long taken;
    private boolean requested;
    private boolean completed;
    private boolean stopped;
    private boolean pumping;
    private boolean pumpAgain;
    private long turnEnd = TURN;
    private boolean pausing;

    BodyWriter(Exchange exchange, HttpConnection connection, RequestBody body, Context context) {
        this.exchange = exchange;
        this.connection = connection;
        this.body = body;
        this.length = body.contentLength();
        this.context = context;
    }

    /** Subscribes to the body. */
    void start() {
        try {
            body.subscribe(this);
        } catch (Throwable e) {
            Exceptions.throwIfJvmFatal(e);
            exchange.onBodyFailure(e);
        }
    }

    /** Cancels the body; nothing more is written. */
    void stop() {
        if (!stopped) {
            stopped = true;
            sources.clear();
            Subscription running = subscription;
            if (running != null && !completed) {
                running.cancel();
            }
        }
    }

    @Override
    public Context currentContext() {
        return context;
    }

    @Override
    public void onSubscribe(Subscription given) {
        signal(() -> {
            if (stopped || subscription != null) {
                given.cancel();
            } else {
                subscription = given;
            }
        });
    }

    @Override
    public void onNext(ByteBuffer buffer) {
        signal(() -> accept(buffer));
    }

    @Override
    public void onError(Throwable cause) {
        signal(() -> {
            if (!stopped) {
                completed = true;
                exchange.onBodyFailure(cause);
            }
        });
    }

    @Override
    public void onComplete() {
        signal(() -> {
            completed = true;
            if (!stopped && received < length) {
                exchange.onBodyTooShort("the request body ended after " + received + " of " + length + " bytes");
            }
        });
    }

    private void signal(Runnable signal) {
        signals.add(signal);
        connection.execute(() -> {
            for (Runnable next = signals.poll(); next != null; next = signals.poll()) {
                next.run();
            }
            pump();
        });
    }

    private void accept(ByteBuffer buffer) {
        requested = false;
        if (stopped) {
            return;
        }
        received += buffer.remaining();
        if (received > length) {
            exchange.onBodyFailure(new IllegalStateException("the request body is longer than its declared length: "
                    + received + " bytes or more instead of " + length));
        } else if (buffer.hasRemaining()) {
            // Four small pieces, or so much that the next large one is read while one is sent.
            ahead = pieceOf(buffer) == DIRECT_PIECE ? DIRECT_PIECE * 3 / 2 : COPIED_PIECE * 4;
            sources.add(new Source(buffer, buffer.duplicate()));
        }
    }

    /** Writes what may be written and asks for what may be held. */
    private void pump() {
        pumpAgain = true;
        if (pumping) {
            return;
        }
        pumping = true;
        try {
            boolean unflushed = false;
            while (pumpAgain && !stopped) {
                pumpAgain = false;
                unflushed |= write();
                boolean whole = received == length;
                if (!whole) {
                    ask();
                }
                // What a quick source gives at once goes out together.
                if (unflushed && !pumpAgain) {
                    unflushed = false;
                    connection.flush();
                }
                if (whole) {
                    ask();
                }
            }
        } finally {
            pumping = false;
        }
    }

    private boolean write() {
        boolean wrote = false;
        while (!sources.isEmpty()) {
            Source source = sources.element();
            ByteBuffer rest = source.rest();
            int most = pieceOf(rest);
            int size = Math.min(rest.remaining(), most);
            boolean last = written + size == length;
            if (written - taken >= 2 * most || last && !completed || pauses()) {
                break;
            }
            ByteBuf piece = Unpooled.wrappedBuffer(rest.slice(rest.position(), size));
            rest.position(rest.position() + size);
            if (!rest.hasRemaining()) {
                sources.remove();
            }
            written += size;
            wrote = true;
            connection
                    .write(last ? new DefaultLastHttpContent(piece) : piece)
                    .addListener(future -> onWritten(future, source.buffer(), size));
        }
        return wrote;
    }

    /** A fast source and a fast receiver must not keep the event loop for themselves. */
    private boolean pauses() {
        if (!pausing && written >= turnEnd) {
            pausing = true;
            connection.executeAfterIo(() -> {
                pausing = false;
                turnEnd = written + TURN;
                pump();
            });
        }
        return pausing;
    }

    private void onWritten(Future<? super Void> future, ByteBuffer buffer, int size) {
        if (!future.isSuccess()) {
            exchange.onWriteFailure(future.cause());
            return;
        }
        buffer.position(buffer.position() + size);
        taken += size;
        if (taken == length) {
            exchange.onRequestWritten();
        } else {
            pump();
        }
    }

    private int pieceOf(ByteBuffer buffer) {
        return buffer.isDirect() && !connection.origin().secure() ? DIRECT_PIECE : COPIED_PIECE;
    }

    private void ask() {
        Subscription source = subscription;
        // At the end once more, for a publisher that completes only when asked.
        if (source != null
                && !completed
                && !requested
                && !stopped
                && (received - taken < ahead || received == length)) {
            requested = true;
            source.request(1);
        }
    }
}
