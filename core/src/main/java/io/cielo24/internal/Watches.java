package io.cielo24.internal;

import io.cielo24.Timeouts;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * All watches of a client, on one timer that runs only while there is something to watch. So a call costs no timer of its
 * own, and a thousand stalled transfers cost as much as one.
 */
final class Watches {

    private final Timeouts timeouts;
    private final Scheduler timer;
    private final long periodMillis;
    private final Set<Watch> active = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Disposable.@Nullable Swap> ticking = new AtomicReference<>();

    Watches(Timeouts timeouts, Scheduler timer) {
        this.timeouts = timeouts;
        this.timer = timer;
        Duration shortest = timeouts.answer();
        for (Duration limit : new Duration[] {timeouts.uploadStall(), timeouts.downloadStall()}) {
            shortest = limit.compareTo(shortest) < 0 ? limit : shortest;
        }
        this.periodMillis = Math.max(1, shortest.toMillis() / Watch.TICKS_PER_LIMIT);
    }

    /** A watch for one exchange, not yet running. */
    Watch watch(boolean upload) {
        return new Watch(timeouts, upload, periodMillis);
    }

    /** Runs a watch while subscribed to; fails when the other side has been silent for too long, never completes. */
    Mono<Void> expiry(Watch watch) {
        return Mono.create(sink -> {
            watch.onStall(sink::error);
            active.add(watch);
            sink.onDispose(() -> active.remove(watch));
            start();
        });
    }

    private void start() {
        Disposable.Swap task = Disposables.swap();
        if (ticking.compareAndSet(null, task)) {
            try {
                task.update(timer.schedulePeriodically(
                        () -> tick(task), periodMillis, periodMillis, TimeUnit.MILLISECONDS));
            } catch (RejectedExecutionException e) {
                ticking.set(null); // or the next call would go unwatched
                throw e;
            }
        }
    }

    private void tick(Disposable task) {
        active.forEach(Watch::tick);
        if (active.isEmpty()) {
            task.dispose();
            ticking.set(null);
            if (!active.isEmpty()) {
                start(); // one came between the two lines above
            }
        }
    }
}
