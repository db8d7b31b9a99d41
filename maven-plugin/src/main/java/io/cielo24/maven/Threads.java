package io.cielo24.maven;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.scheduler.NonBlocking;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The threads of one execution of one goal. All modules of a build share Reactor's static schedulers, so those are neither
 * used nor shut down. Reactor's own way of ending one gracefully leaves a thread for ten seconds more; this leaves none.
 */
final class Threads implements AutoCloseable {

    private static final int DISK = 8;
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(2);

    private final List<ExecutorService> executors;
    private final Scheduler timer;
    private final Scheduler disk;

    Threads() {
        ScheduledThreadPoolExecutor ticks = new ScheduledThreadPoolExecutor(1, TimerThread::new);
        ticks.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        ticks.setRemoveOnCancelPolicy(true);
        ExecutorService blocking = Executors.newFixedThreadPool(DISK, named("cielo24-disk-"));
        this.executors = List.of(ticks, blocking);
        this.timer = Schedulers.fromExecutorService(ticks, "cielo24-timer");
        this.disk = Schedulers.fromExecutorService(blocking, "cielo24-disk");
    }

    /** Reactor lets nobody block it. */
    private static final class TimerThread extends Thread implements NonBlocking {
        TimerThread(Runnable task) {
            super(task, "cielo24-timer");
            setDaemon(true);
        }
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** For whatever has to wait. */
    Scheduler timer() {
        return timer;
    }

    /** For whatever may block. */
    Scheduler disk() {
        return disk;
    }

    /** Lets what is being written be written, and ends all threads. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        executors.forEach(ExecutorService::shutdown);
        long end = System.nanoTime() + LONGEST_GOODBYE.toNanos();
        for (ExecutorService executor : executors) {
            try {
                if (!executor.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    executor.shutdownNow();
                }
            } catch (InterruptedException e) {
                interrupted = true;
                executor.shutdownNow();
            }
        }
        timer.dispose();
        disk.dispose();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
