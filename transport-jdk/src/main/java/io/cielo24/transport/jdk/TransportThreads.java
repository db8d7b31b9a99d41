package io.cielo24.transport.jdk;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.NonBlocking;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The threads of one transport, all daemons. Their number is bounded by the processors, never by the exchanges.
 *
 * <ul>
 *   <li><b>connect</b> starts exchanges. The HTTP client looks names up in the calling thread, which blocks: a resolver
 *       that hangs must stop neither a caller nor an exchange under way.
 *   <li><b>io</b> runs the HTTP client's own tasks, requests for more of an upload, and cancellations. They may block for
 *       short (locks and certificate checks of the JDK).
 *   <li><b>signal</b> runs the user's code that a response calls: handlers and the subscribers of bodies. It must not
 *       block, as on every transport, so these threads are {@link NonBlocking}: Reactor's {@code block()} fails on them at
 *       once instead of hanging, and BlockHound watches them.
 * </ul>
 *
 * <p><b>Downloads.</b> The client's selector thread hands each read (16 to 48 KiB) to the executor, and that hop costs
 * more than the bytes do: two to three times the whole wall time of a download. A task that has once delivered bytes of a
 * body is therefore run by the selector thread itself when it is submitted again, until its exchange ends: it parses (over
 * TLS: decrypts), appends to the exchange's bounded queue and wakes a signal thread, which takes all that has gathered.
 * Whatever else the client submits (handshakes, lookups on a repeat, continuations that reach the user's request body)
 * never runs on the selector thread. This relies on the client submitting the same task object again, not on its name;
 * where it does not, all is as slow and as correct as without.
 */
final class TransportThreads {

    private static final AtomicInteger TRANSPORTS = new AtomicInteger();

    private final ForkJoinPool connect;
    private final ForkJoinPool io;
    private final List<SignalExecutor> signalExecutors;
    private final List<Scheduler> signals;
    private final AtomicInteger nextSignal = new AtomicInteger();
    private final Set<Runnable> readers = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Thread selector;

    TransportThreads() {
        int processors = Math.min(4, Math.max(2, Runtime.getRuntime().availableProcessors()));
        String prefix = "cielo24-jdk-" + TRANSPORTS.incrementAndGet();
        // Submitting to such a pool takes no lock that a non-blocking thread could have to wait for.
        this.connect = pool(2, prefix + "-connect-");
        this.io = pool(processors, prefix + "-io-");
        // As Reactor's parallel scheduler has them. But that one's graceful end is awaited by a thread that is no
        // daemon and keeps a finished program alive for ten seconds.
        ThreadFactory factory = SignalThread.factory(prefix + "-signal-");
        AtomicInteger running = new AtomicInteger(processors);
        this.signalExecutors = Stream.generate(() -> new SignalExecutor(factory, () -> {
                    if (running.decrementAndGet() == 0) {
                        connect.shutdown();
                        io.shutdown();
                    }
                }))
                .limit(processors)
                .toList();
        this.signals =
                signalExecutors.stream().map(Schedulers::fromExecutorService).toList();
    }

    void connect(Runnable task) {
        execute(connect, task);
    }

    void io(Runnable task) {
        execute(io, () -> ClientWork.call(task));
    }

    private static void execute(ForkJoinPool pool, Runnable task) {
        try {
            pool.execute(task);
        } catch (RejectedExecutionException closed) {
            task.run(); // late, after the transport's end; there is no better thread left
        }
    }

    /** Runs on a signal thread: this one, if it is one. */
    void signal(Runnable task) {
        if (Thread.currentThread() instanceof SignalThread) {
            task.run();
        } else {
            signalInTurn(task);
        }
    }

    /** Runs on a signal thread, after what waits for one already. */
    void signalInTurn(Runnable task) {
        try {
            nextSignal().schedule(task);
        } catch (RejectedExecutionException closed) {
            task.run(); // as above
        }
    }

    /** Runs on a signal thread, unless disposed of before. */
    Disposable later(Duration delay, Runnable task) {
        try {
            return nextSignal().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            return Disposables.disposed();
        }
    }

    /** For the HTTP client; not an ExecutorService, which its assertions would take for a promise never to run inline. */
    Executor forClient() {
        return task -> {
            Thread current = Thread.currentThread();
            if (current instanceof IoThread) {
                ClientWork.call(task); // the start of an exchange, on a connect thread
            } else if (readers.contains(task)) {
                ClientWork.call(task);
            } else {
                selector = current;
                execute(io, () -> ClientWork.run(task));
            }
        };
    }

    void addReader(Runnable task) {
        readers.add(task);
    }

    void removeReader(Runnable task) {
        readers.remove(task);
    }

    /** The client's selector thread, once it has been seen. */
    @Nullable
    Thread selector() {
        return selector;
    }

    /** Lets queued tasks end, signals first: they leave work for the others. What is submitted later runs where it is. */
    void shutdown() {
        signalExecutors.forEach(SignalExecutor::shutdownInTurn);
    }

    private Scheduler nextSignal() {
        return signals.get(Math.floorMod(nextSignal.getAndIncrement(), signals.size()));
    }

    private static ForkJoinPool pool(int threads, String prefix) {
        AtomicInteger count = new AtomicInteger();
        return new ForkJoinPool(
                threads,
                pool -> new IoThread(pool, prefix + count.incrementAndGet()),
                null,
                true, // first in, first out
                threads,
                threads,
                1,
                null,
                10,
                TimeUnit.SECONDS);
    }

    /** May block for short. */
    private static final class IoThread extends ForkJoinWorkerThread {

        IoThread(ForkJoinPool pool, String name) {
            super(pool);
            setName(name);
        }
    }

    /** One signal thread, which ends when its tasks have ended. */
    private static final class SignalExecutor extends ScheduledThreadPoolExecutor {

        private final Runnable end;

        SignalExecutor(ThreadFactory factory, Runnable end) {
            super(1, factory);
            this.end = end;
            setRemoveOnCancelPolicy(true);
        }

        /** Another thread would take a lock to interrupt the signal thread, and make that wait if it is about to work. */
        void shutdownInTurn() {
            execute(this::shutdown);
        }

        @Override
        protected void terminated() {
            super.terminated();
            end.run();
        }
    }

    /** Never blocks. */
    private static final class SignalThread extends Thread implements NonBlocking {

        private SignalThread(Runnable target, String name) {
            super(null, target, name, 0, false);
            setDaemon(true);
        }

        static ThreadFactory factory(String prefix) {
            AtomicInteger count = new AtomicInteger();
            return target -> new SignalThread(target, prefix + count.incrementAndGet());
        }
    }
}
