package io.cielo24.transport.tck;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;

/** A subscriber whose demand the rule controls, and which remembers every signal. */
final class Probe<T> implements CoreSubscriber<T> {

    private final long initialDemand;
    private final Consumer<? super T> onItem;
    private final List<T> items = new CopyOnWriteArrayList<>();
    private final AtomicInteger ends = new AtomicInteger();
    private volatile @Nullable Subscription subscription;
    private volatile @Nullable Throwable error;
    private volatile @Nullable Thread signalThread;
    private volatile boolean cancelled;

    Probe(long initialDemand) {
        this(initialDemand, item -> {});
    }

    Probe(long initialDemand, Consumer<? super T> onItem) {
        this.initialDemand = initialDemand;
        this.onItem = onItem;
    }

    @Override
    public void onSubscribe(Subscription s) {
        subscription = s;
        Await.changed();
        if (cancelled) {
            s.cancel();
        } else if (initialDemand > 0) {
            s.request(initialDemand);
        }
    }

    @Override
    public void onNext(T item) {
        signalThread = Thread.currentThread();
        items.add(item);
        onItem.accept(item);
        Await.changed();
    }

    @Override
    public void onError(Throwable e) {
        signalThread = Thread.currentThread();
        error = e;
        ends.incrementAndGet();
        Await.changed();
    }

    @Override
    public void onComplete() {
        signalThread = Thread.currentThread();
        ends.incrementAndGet();
        Await.changed();
    }

    void request(long n) {
        subscribed().request(n);
    }

    void cancel() {
        cancelled = true;
        Subscription s = subscription;
        if (s != null) {
            s.cancel();
        }
    }

    List<T> items() {
        return items;
    }

    int ends() {
        return ends.get();
    }

    @Nullable
    Throwable error() {
        return error;
    }

    @Nullable
    Thread signalThread() {
        return signalThread;
    }

    void awaitItems(int count) {
        Await.until("the subscriber receives " + count + " item(s)", () -> items.size() >= count || ends.get() > 0);
        if (items.size() < count) {
            throw new AssertionFailedError(
                    "the result ended after " + items.size() + " item(s), expected " + count + "; it ended with "
                            + (error == null ? "completion" : error),
                    error);
        }
    }

    /** Waits for the end, and for a failure. */
    Throwable awaitError(String why) {
        Await.until("an error, because " + why, () -> ends.get() > 0);
        Throwable e = error;
        if (e == null) {
            throw new AssertionFailedError("completed with " + items + ", but an error was expected because " + why);
        }
        return e;
    }

    /** Waits for the end, and for completion. */
    List<T> awaitCompletion() {
        Await.until("the exchange ends", () -> ends.get() > 0);
        if (error != null) {
            throw new AssertionFailedError("failed, but completion was expected: " + error, error);
        }
        return items;
    }

    T awaitSingle() {
        List<T> all = awaitCompletion();
        if (all.size() != 1) {
            throw new AssertionFailedError("expected one item, got " + all.size());
        }
        return all.get(0);
    }

    private Subscription subscribed() {
        Await.until("the subscriber receives its subscription", () -> subscription != null);
        return Objects.requireNonNull(subscription);
    }
}
