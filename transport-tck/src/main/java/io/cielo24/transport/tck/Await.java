package io.cielo24.transport.tck;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.opentest4j.AssertionFailedError;

/**
 * Waits for conditions, never for time to pass: everything in the kit that records something calls {@link #changed()},
 * and whoever waits looks again.
 */
final class Await {

    private static final Object MONITOR = new Object();
    /** A look every now and then, for what changes without telling us (the kernel's tables, threads that end). */
    private static final long SLICE_MILLIS = 20;

    private Await() {}

    /** The longest that a rule waits for something that has to happen. */
    static Duration patience() {
        return Duration.ofMillis(Long.getLong("cielo24.tck.patience", 5_000));
    }

    static void changed() {
        synchronized (MONITOR) {
            MONITOR.notifyAll();
        }
    }

    /** Waits until the condition holds; fails the rule if it does not within {@link #patience()}. */
    static void until(String what, BooleanSupplier condition) {
        until(() -> what, condition);
    }

    /** The same, with a text that is made when it is needed, of what there is then. */
    static void until(Supplier<String> what, BooleanSupplier condition) {
        if (!within(patience(), condition)) {
            throw new AssertionFailedError("waited " + patience().toMillis() + " ms in vain for this: " + what.get());
        }
    }

    /** Whether the condition comes to hold within a time. */
    static boolean within(Duration time, BooleanSupplier condition) {
        long deadline = System.nanoTime() + time.toNanos();
        try {
            synchronized (MONITOR) {
                while (!condition.getAsBoolean()) {
                    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                    if (left <= 0) {
                        return false;
                    }
                    MONITOR.wait(Math.min(left, SLICE_MILLIS));
                }
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionFailedError("interrupted while waiting", e);
        }
    }
}
