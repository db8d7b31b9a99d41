package io.cielo24.tests.flow;

import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A timer for which time passes faster: pauses of minutes take a fraction of a second, while sockets stay real. */
final class QuickTime implements Scheduler {

    private final Scheduler scheduler = Schedulers.newParallel("quick-time", 1, true);
    private final long factor;

    QuickTime(long factor) {
        this.factor = factor;
    }

    private long quick(long delay, TimeUnit unit) {
        return unit.toNanos(delay) / factor;
    }

    @Override
    public Disposable schedule(Runnable task) {
        return scheduler.schedule(task);
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        return scheduler.schedule(task, quick(delay, unit), TimeUnit.NANOSECONDS);
    }

    @Override
    public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
        return scheduler.schedulePeriodically(
                task, quick(initialDelay, unit), quick(period, unit), TimeUnit.NANOSECONDS);
    }

    @Override
    public Worker createWorker() {
        Worker worker = scheduler.createWorker();
        return new Worker() {
            @Override
            public Disposable schedule(Runnable task) {
                return worker.schedule(task);
            }

            @Override
            public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
                return worker.schedule(task, quick(delay, unit), TimeUnit.NANOSECONDS);
            }

            @Override
            public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
                return worker.schedulePeriodically(
                        task, quick(initialDelay, unit), quick(period, unit), TimeUnit.NANOSECONDS);
            }

            @Override
            public void dispose() {
                worker.dispose();
            }
        };
    }

    @Override
    public void dispose() {
        scheduler.dispose();
    }
}
