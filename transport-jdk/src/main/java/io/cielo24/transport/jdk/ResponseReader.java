package io.cielo24.transport.jdk;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
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

    /**
     * Who has the connection. The client gives it back to its pool at the last byte, from where another exchange may take
     * it at once; who cancels after that moment would close the connection of that other exchange.
     */
    private enum Connection {
        OURS,
        GIVEN_BACK,
        CONDEMNED
    }

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

    private final AtomicReference<Connection> connection = new AtomicReference<>(Connection.OURS);
    private final CompletableFuture<Void> whole = new CompletableFuture<>();
    private final Queue<List<ByteBuffer>> queue =
            Queues.<List<ByteBuffer>>get(WINDOW).get();
    private final AtomicBoolean taken = new AtomicBoolean();
    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger wip = new AtomicInteger();
    private volatile @Nullable CoreSubscriber<? super ByteBuffer> subscriber;
    private volatile Flow.@Nullable Subscription source;
    private volatile boolean cancelled;
    private volatile boolean done;
    private volatile @Nullable Throwable error;
    private volatile boolean closed;

    // Written by the client's signals, which are in sequence.
    private volatile long received;
    private long bytes;

    /** The client's tasks that delivered bytes of this body; see {@link TransportThreads}. */
    private final Set<Runnable> tasks = new HashSet<>();

    // Used by one thread at a time: in drain().
    private long asked = 1;
    private long passedOn;
    private long emitted;
    private List<ByteBuffer> current = List.of();
    private int next;
    private boolean terminated;

    ResponseReader(TransportThreads threads, long length, Listener listener) {
        this.threads = threads;
        this.length = length;
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
            connection.compareAndSet(Connection.OURS, Connection.GIVEN_BACK);
        }
        if (connection.get() == Connection.CONDEMNED) {
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
            connection.compareAndSet(Connection.OURS, Connection.GIVEN_BACK);
        }
        if (connection.get() == Connection.CONDEMNED) {
            throw new CancellationException("cancelled"); // makes the client close the connection instead of keeping it
        }
        if (closed || cancelled) {
            return;
        }
        noteTask();
        if (queue.offer(buffers)) {
            received++;
            wake();
        } else {
            cancelSource();
            onError(new IOException("the HTTP client delivered more than it was asked for"));
        }
    }

    @Override
    public void onError(Throwable failure) {
        forgetTasks();
        if (!done) {
            error = listener.bodyBroken(failure);
            done = true;
            wake();
        }
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        connection.compareAndSet(Connection.OURS, Connection.GIVEN_BACK);
        forgetTasks();
        done = true;
        listener.bodyReceived();
        whole.complete(null);
        wake();
    }

    // ---- from the exchange

    /**
     * Claims the connection in order to close it.
     *
     * @return whether it is there to be closed; if not, the client is about to complete the body, or has
     */
    boolean condemn() {
        return connection.compareAndExchange(Connection.OURS, Connection.CONDEMNED) != Connection.GIVEN_BACK;
    }

    /** Whether it could end without {@link #onNext} being asked first, as a chunked body does. */
    boolean mayEndUnannounced() {
        return length < 0 && source != null;
    }

    /** The exchange has ended: nothing is read any more, and a subscriber that is still there hears of it. */
    void close() {
        closed = true;
        forgetTasks();
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

    private void noteTask() {
        Runnable task = TransportThreads.currentTask();
        if (task != null) {
            synchronized (tasks) {
                if (!closed && tasks.add(task)) {
                    threads.addReader(task);
                }
            }
        }
    }

    private void forgetTasks() {
        synchronized (tasks) {
            tasks.forEach(threads::removeReader);
            tasks.clear();
        }
    }

    // ---- from the body's subscriber

    @Override
    public void subscribe(CoreSubscriber<? super ByteBuffer> to) {
        if (!taken.compareAndSet(false, true)) {
            Operators.error(to, new IllegalStateException("a response body has one subscriber, this is another"));
        } else if (closed) {
            Operators.error(to, new IllegalStateException(Failures.OUTSIDE));
        } else {
            to.onSubscribe(this);
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

    private void drain() {
        int missed = 1;
        do {
            CoreSubscriber<? super ByteBuffer> to = subscriber;
            if (to != null && !terminated) {
                try {
                    step(to);
                } catch (Throwable e) {
                    cancelled = true;
                    listener.bodySubscriberThrew(e);
                }
            }
            missed = wip.addAndGet(-missed);
        } while (missed != 0);
    }

    private void step(CoreSubscriber<? super ByteBuffer> to) {
        while (!cancelled) {
            boolean last = done;
            ByteBuffer buffer = peek();
            if (buffer == null) {
                if (last) {
                    terminate(to);
                    return;
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
    }

    /** Asks for half a window at a time, so that the client can go on reading meanwhile. */
    private void askAhead() {
        Flow.Subscription from = source;
        if (from == null || done) {
            return;
        }
        long wanted = Math.min(WINDOW, demand.get() - emitted);
        long missing = wanted - (asked - passedOn);
        if (missing <= 0 || missing < wanted / 2) {
            return;
        }
        boolean clientIsIdle = asked == received;
        asked += missing;
        if (clientIsIdle) {
            // Will read, parse and take locks right here: not on a thread that must not block.
            threads.io(() -> from.request(missing));
        } else {
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
}
