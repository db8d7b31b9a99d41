package io.cielo24.internal.captioning;

import io.cielo24.captioning.WaitPolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When the waits may ask again: a few requests at once, spaced, and further apart while they fail. Belongs to {@link Waits}. */
final class Throttle {

    private static final Logger LOG = LoggerFactory.getLogger("io.cielo24.captioning");
    private static final int REQUESTS_AT_ONCE = 4;

    private final WaitPolicy policy;
    private final Pace pace;

    private long nextRequest;
    private int requests;
    private int failuresInARow;
    private @Nullable Throwable trouble;

    Throttle(WaitPolicy policy, Pace pace) {
        this.policy = policy;
        this.pace = pace;
    }

    boolean isOpen(long now) {
        return now >= nextRequest && requests < REQUESTS_AT_ONCE;
    }

    void began(long now) {
        requests++;
        nextRequest = now + pace.ticks(policy.spacing());
    }

    void ended() {
        requests--;
    }

    void succeeded() {
        failuresInARow = 0;
        trouble = null;
    }

    /** The service cannot be asked just now; so many jobs wait for it. */
    void failed(long now, int jobs, Throwable error) {
        failuresInARow++;
        trouble = error;
        if (Integer.bitCount(failuresInARow) == 1) {
            LOG.warn(
                    "polling {} jobs has failed {} times in a row; the waits go on: {}",
                    jobs,
                    failuresInARow,
                    error.getMessage());
        }
        nextRequest = now + pace.ticksAfter(failuresInARow);
    }

    /** What is in the way just now, {@code null} for nothing. */
    @Nullable
    Throwable trouble() {
        return trouble;
    }
}
