package io.cielo24.transport.jdk;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.concurrent.Queues;

/**
 * The response body: a subscriber to the JDK's client, a publisher to the handler. Between the two lies a queue of at most
 * {@link #WINDOW} reads of at most 16 KiB, which one signal thread at a time empties.
 *
 * <p>No more is asked of the client than the handler's subscriber has asked for, but for the first read: it mostly came
 * along with the head, and taking it at once lets the connection of a small answer go back to the pool even if the
 * handler ignores the body.
 */
final class ResponseReader extends Flux<ByteBuffer> implements HttpResponse.BodySubscriber<Void>, Subscription {

    /** Reads asked for and not yet passed on: a quarter of a megabyte. */
    static final int WINDOW = 16;

    /** Buffers passed on in one go, about a megabyte, before other exchanges have their turn on the thread. */
    private static final int TURN = 64;

    /** The client's buffer: a read that fills it has left more in the socket. */
    private static final int FULL = 1 << 14;

    /** Full reads gathered before a signal thread is woken: a wake-up for each costs as much as the read itself. */
    private static final int BATCH = WINDOW / 2;

    /** The longest that a full read waits for the next one. */
    private static final Duration LINGER = Duration.ofMillis(2);

    /** What the exchange wants to know. */
    interface Listener {
        /** The client is ready to deliver the body. */
        void bodyReady();

        /** The client has delivered all of the body, and is done with the connection. */
        void bodyReceived();

        /** Says what to tell the body's subscriber of the client's error. */
        Throwable bodyBroken(Throwable error);

        /** The subscriber does not want the rest. */
        void bodyAbandoned();

        /** The subscriber threw, which none may. */
        void bodySubscriberThrew(Throwable error);
    }

    private final TransportThreads threads;
    private final Listener listener;
    /** Declared, or implied to be 0; negative if unknown. */
    private final long length;
    /** Whether something that the client does not read follows the body. */
    private final boolean trailers;

    private final BodyConnection connection = new BodyConnection();
    private final ReaderTasks tasks;
    private final CompletableFuture<Void> whole = new CompletableFuture<>();
    private final Queue<List<ByteBuffer>> queue =
            Queues.<List<ByteBuffer>>get(WINDOW).get();
    private final AtomicBoolean taken = new AtomicBoolean();
    private final AtomicBoolean timerSet = new AtomicBoolean();
    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger wip = new AtomicInteger();
    private volatile @Nullable CoreSubscriber<? super ByteBuffer> subscriber;
    private volatile Flow.@Nullable Subscription source;
    private volatile boolean cancelled;
    private volatile boolean complete;
    private volatile boolean done;
    private volatile @Nullable Throwable error;
    private volatile boolean closed;

    /** Reads that were granted and have not come yet. While there are any, the client is about to call again. */
    private final AtomicLong outstanding = new AtomicLong(1);
    /** Those of them that the client has not been asked for yet. */
    private final AtomicLong granted = new AtomicLong();

    // Used by the client's signals, which are in sequence.
    private long received;
    private long bytes;

    // Used by one thread at a time: in drain().
    private long asked = 1;
    private volatile long passedOn;
    private long emitted;
    private List<ByteBuffer> current = List.of();
    private int next;
    private boolean terminated;

    ResponseReader(TransportThreads threads, long length, boolean trailers, Listener listener) {
        this.threads = threads;
        this.length = length;
        this.trailers = trailers;
        this.tasks = new ReaderTasks(threads);
        this.listener = listener;
    }

    // ---- from the client

    @Override
    public CompletionStage<Void> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        if (length == 0) {
            connection.giveBack();
        }
        if (connection.isCondemned()) {
            subscription.cancel();
        } else {
            listener.bodyReady();
            subscription.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            bytes += buffer.remaining();
        }
        if (bytes == length) {
            connection.giveBack();
        }
        if (connection.isCondemned()) {
            throw new CancellationException("cancelled"); // makes the client close the connection instead of keeping it
        }
        if (closed || cancelled) {
            return;
        }
        tasks.note();
        if (queue.offer(buffers)) {
            received++;
            outstanding.decrementAndGet();
            askSource();
            if (moreIsComing(buffers)) {
                wakeSoon();
            } else {
                wake();
            }
        } else {
            cancelSource();
            onError(new IOException("the HTTP client delivered more than it was asked for"));
        }
    }

    /** A read that filled its buffer left more in the socket; as long as there is room, that is waited for. */
    private boolean moreIsComing(List<ByteBuffer> buffers) {
        return buffers.get(0).remaining() >= FULL && outstanding.get() > 0 && received - passedOn < BATCH;
    }

    @Override
    public void onError(Throwable failure) {
        if (complete && failure instanceof TrailersLeft) {
            // Once is not enough: the client forgives a subscriber that throws on completion.
            throw (TrailersLeft) failure;
        }
        tasks.forget();
        if (!done && !complete) {
            error = listener.bodyBroken(failure);
            done = true;
            wake();
        }
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        connection.giveBack();
        tasks.forget();
        complete = true;
        listener.bodyReceived();
        whole.complete(null);
        if (trailers) {
            // The client takes the line of the last chunk for the end, and has put the connection into its pool with
            // the trailers on it. That this throws makes it close the connection; the end of the body waits for that,
            // lest a next request gets hold of it.
            if (!ClientWork.afterwards(this::finish)) {
                threads.io(this::finish);
            }
            throw new TrailersLeft();
        }
        finish();
    }

    private void finish() {
        done = true;
        wake();
    }

    // ---- from the exchange

    /** See {@link BodyConnection#condemn}. */
    boolean condemn() {
        return connection.condemn();
    }

    /** Whether it could end without {@link #onNext} being asked first, as a chunked body does. */
    boolean mayEndUnannounced() {
        return length < 0 && source != null;
    }

    /** The exchange has ended: nothing is read any more, and a subscriber that is still there hears of it. */
    void close() {
        closed = true;
        tasks.forget();
        if (!done) {
            error = new IllegalStateException(Failures.OUTSIDE);
            done = true;
        }
        wake();
    }

    void cancelSource() {
        Flow.Subscription from = source;
        if (from != null) {
            from.cancel();
        }
        whole.completeExceptionally(new CancellationException());
    }

    // ---- from the body's subscriber

    @Override
    public void subscribe(CoreSubscriber<? super ByteBuffer> to) {
        if (!taken.compareAndSet(false, true)) {
            Operators.error(to, new IllegalStateException("a response body has one subscriber, this is another"));
        } else {
            to.onSubscribe(this);
            if (closed) {
                error = new IllegalStateException(Failures.OUTSIDE);
                done = true;
                queue.clear();
            }
            subscriber = to;
            wake();
        }
    }

    @Override
    public void request(long n) {
        if (Operators.validate(n)) {
            demand.updateAndGet(before -> Operators.addCap(before, n));
            wake();
        }
    }

    @Override
    public void cancel() {
        if (!cancelled) {
            cancelled = true;
            listener.bodyAbandoned();
            wake();
        }
    }

    // ---- between the two

    private void wake() {
        if (subscriber != null && wip.getAndIncrement() == 0) {
            threads.signal(this::drain);
        }
    }

    /** In case that what looked as if more was coming was all. */
    private void wakeSoon() {
        if (timerSet.compareAndSet(false, true)) {
            threads.later(LINGER, () -> {
                timerSet.set(false);
                wake();
            });
        }
    }

    private void drain() {
        int missed = wip.get();
        do {
            CoreSubscriber<? super ByteBuffer> to = subscriber;
            if (to != null && !terminated) {
                try {
                    if (!step(to)) {
                        threads.signalInTurn(this::drain);
                        return;
                    }
                } catch (Throwable e) {
                    cancelled = true;
                    listener.bodySubscriberThrew(e);
                }
            }
            missed = wip.addAndGet(-missed);
        } while (missed != 0);
    }

    /** Passes on what is there; false if it is the turn of others before all of it is passed on. */
    private boolean step(CoreSubscriber<? super ByteBuffer> to) {
        for (int turn = 0; !cancelled; turn++) {
            if (turn == TURN) {
                return false;
            }
            boolean last = done;
            ByteBuffer buffer = peek();
            if (buffer == null) {
                if (last) {
                    terminate(to);
                    return true;
                }
                break;
            }
            if (emitted == demand.get()) {
                break;
            }
            next++;
            emitted++;
            to.onNext(buffer);
            askAhead();
        }
        if (cancelled) {
            queue.clear();
            current = List.of();
            terminated = true;
        } else {
            askAhead();
        }
        return true;
    }

    /**
     * Grants half a window at a time, so that the client can go on reading meanwhile. Whoever asks the client may have to
     * read, parse and take locks right there, which is not for a thread that must not block: a client that is about to
     * call finds the grant then.
     */
    private void askAhead() {
        if (source == null || done) {
            return;
        }
        long wanted = Math.min(WINDOW, demand.get() - emitted);
        long missing = wanted - (asked - passedOn);
        if (missing <= 0 || missing < wanted / 2) {
            return;
        }
        asked += missing;
        granted.addAndGet(missing); // before the next line, which the client's thread takes to mean that it is there
        if (outstanding.getAndAdd(missing) == 0) {
            threads.io(this::askSource);
        }
    }

    private void askSource() {
        Flow.Subscription from = source;
        long missing = granted.getAndSet(0);
        if (from != null && missing > 0) {
            from.request(missing);
        }
    }

    private @Nullable ByteBuffer peek() {
        while (next == current.size()) {
            List<ByteBuffer> list = queue.poll();
            if (list == null) {
                return null;
            }
            passedOn++;
            current = list;
            next = 0;
        }
        return current.get(next);
    }

    private void terminate(CoreSubscriber<? super ByteBuffer> to) {
        terminated = true;
        Throwable failure = error;
        if (failure == null) {
            to.onComplete();
        } else {
            to.onError(failure);
        }
    }

    /** Says to the client that the connection cannot be used again. */
    private static final class TrailersLeft extends CancellationException {

        private static final long serialVersionUID = 1L;

        TrailersLeft() {
            super("trailers are left on the connection");
        }
    }
}
