package io.cielo24.transport.jdk;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.NonBlocking;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The threads of one transport, all daemons that go after some idle seconds. Their number is bounded by the processors,
 * never by the exchanges.
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

    private final ThreadPoolExecutor connect;
    private final ThreadPoolExecutor io;
    private final Scheduler signal;
    private final Set<Runnable> readers = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Thread selector;

    TransportThreads() {
        int processors = Math.min(4, Math.max(2, Runtime.getRuntime().availableProcessors()));
        String prefix = "cielo24-jdk-" + TRANSPORTS.incrementAndGet();
        this.connect = pool(2, factory(prefix + "-connect-", IoThread::new));
        this.io = pool(processors, factory(prefix + "-io-", IoThread::new));
        // Reactor's own kind of pool: BlockHound knows that its threads may wait for work.
        this.signal = Schedulers.newParallel(processors, factory(prefix + "-signal-", SignalThread::new));
    }

    void connect(Runnable task) {
        connect.execute(task);
    }

    void io(Runnable task) {
        io.execute(task);
    }

    /** Runs on a signal thread: this one, if it is one. */
    void signal(Runnable task) {
        if (Thread.currentThread() instanceof SignalThread) {
            task.run();
            return;
        }
        try {
            signal.schedule(task);
        } catch (RejectedExecutionException closed) {
            task.run(); // a late signal after the transport's end; there is no better thread left
        }
    }

    /** For the HTTP client; not an ExecutorService, which its assertions would take for a promise never to run inline. */
    Executor forClient() {
        return task -> {
            Thread current = Thread.currentThread();
            if (current instanceof IoThread) {
                task.run(); // the start of an exchange, on a connect thread
            } else if (readers.contains(task)) {
                task.run();
            } else {
                selector = current;
                io.execute(() -> ((IoThread) Thread.currentThread()).run(task));
            }
        };
    }

    /** The task of the client that runs on this thread, if it can be told. */
    static @Nullable Runnable currentTask() {
        return Thread.currentThread() instanceof IoThread thread ? thread.task : null;
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

    /** Lets queued tasks end. What is submitted later, late answers of the client to its own end, runs where it is. */
    void shutdown() {
        connect.shutdown();
        io.shutdown();
        signal.disposeGracefully().subscribe();
    }

    private static ThreadPoolExecutor pool(int threads, ThreadFactory factory) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                factory,
                (task, executor) -> task.run());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private interface NewThread {
        Thread create(Runnable target, String name);
    }

    private static ThreadFactory factory(String prefix, NewThread type) {
        AtomicInteger count = new AtomicInteger();
        return target -> {
            Thread thread = type.create(target, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** May block for short. */
    private static final class IoThread extends Thread {

        private @Nullable Runnable task;

        IoThread(Runnable target, String name) {
            super(null, target, name, 0, false);
        }

        void run(Runnable next) {
            task = next;
            try {
                next.run();
            } finally {
                task = null;
            }
        }
    }

    /** Never blocks. */
    private static final class SignalThread extends Thread implements NonBlocking {

        SignalThread(Runnable target, String name) {
            super(null, target, name, 0, false);
        }
    }
}
