package io.cielo24.internal.captioning;

import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Runs what may block. Unlike {@code subscribeOn}, a cancel does not interrupt what has begun: an interrupt closes file
 * channels, and with the journal's channel all its locks would be gone.
 */
final class Disk {

    private final Scheduler scheduler;

    Disk(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Runs the work once per subscription; empty if it returns {@code null}. */
    <T> Mono<T> call(Callable<? extends @Nullable T> work) {
        return Mono.create(sink -> {
            try {
                scheduler.schedule(() -> {
                    try {
                        sink.success(work.call());
                    } catch (Exception | Error e) { // without a signal the order would stay held for ever
                        sink.error(e);
                    }
                });
            } catch (RejectedExecutionException e) {
                sink.error(e);
            }
        });
    }

    /** Runs the work once per subscription. */
    Mono<Void> run(Runnable work) {
        return call(() -> {
            work.run();
            return null;
        });
    }
}
