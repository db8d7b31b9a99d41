package io.cielo24.captioning;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How jobs are waited for. All waits of a flow share one timer and poll together: neighbours by creation date are asked for
 * in one {@code job/list}, so that any number of waits makes at most one request per {@code spacing}. Intervals grow from
 * {@code first} to {@code longest}, with jitter. Nothing depends on the time of day.
 *
 * <p>A callback that is handed to {@link Captioning#deliver} makes the flow look at that job at once; polling covers the
 * callback that is lost.
 *
 * @param first after which a job is looked at for the first time; the job that was just ordered needs no look at once
 * @param longest between two looks at one job
 * @param growth by which the interval grows from look to look, 1.0 to 10.0
 * @param spacing the least time between two requests, whatever the number of waits
 * @param batch the most jobs that are waited for with one request, 1 to 10,000
 * @param polling {@code false} to look only when a callback comes; then there must be a deadline
 * @param deadline after which a wait ends with {@link io.cielo24.WaitEndedException}; {@code null} for never. The job goes on
 */
public record WaitPolicy(
        Duration first,
        Duration longest,
        double growth,
        Duration spacing,
        int batch,
        boolean polling,
        @Nullable Duration deadline) {

    private static final WaitPolicy DEFAULTS =
            new WaitPolicy(Duration.ofSeconds(15), Duration.ofMinutes(5), 1.5, Duration.ofSeconds(1), 500, true, null);

    /** Checks the limits: durations 1 millisecond to 100 days. */
    public WaitPolicy {
        check("first", first);
        check("longest", longest);
        check("spacing", spacing);
        if (first.compareTo(longest) > 0) {
            throw new IllegalArgumentException("first " + first + " is longer than longest " + longest);
        }
        if (!(growth >= 1.0 && growth <= 10.0)) {
            throw new IllegalArgumentException("growth must be 1.0 to 10.0, was: " + growth);
        }
        if (batch < 1 || batch > 10_000) {
            throw new IllegalArgumentException("batch must be 1 to 10,000, was: " + batch);
        }
        if (deadline != null) {
            check("deadline", deadline);
        } else if (!polling) {
            throw new IllegalArgumentException("a wait without polling needs a deadline: callbacks get lost");
        }
    }

    /**
     * First look after 15 seconds, intervals growing by half to 5 minutes, at most one request per second for up to 500
     * jobs, no deadline.
     *
     * @return the defaults
     */
    public static WaitPolicy defaults() {
        return DEFAULTS;
    }

    /**
     * With other intervals.
     *
     * @param shortest after which a job is looked at for the first time
     * @param most between two looks at one job
     * @return a copy
     */
    public WaitPolicy withIntervals(Duration shortest, Duration most) {
        return new WaitPolicy(shortest, most, growth, spacing, batch, polling, deadline);
    }

    /**
     * With another growth of the intervals.
     *
     * @param factor 1.0 to 10.0
     * @return a copy
     */
    public WaitPolicy withGrowth(double factor) {
        return new WaitPolicy(first, longest, factor, spacing, batch, polling, deadline);
    }

    /**
     * With another least time between two requests.
     *
     * @param least whatever the number of waits
     * @return a copy
     */
    public WaitPolicy withSpacing(Duration least) {
        return new WaitPolicy(first, longest, growth, least, batch, polling, deadline);
    }

    /**
     * With another size of batches.
     *
     * @param most jobs that are waited for with one request; 1 asks for each job by itself
     * @return a copy
     */
    public WaitPolicy withBatch(int most) {
        return new WaitPolicy(first, longest, growth, spacing, most, polling, deadline);
    }

    /**
     * With a deadline for each wait.
     *
     * @param limit after which it ends with {@link io.cielo24.WaitEndedException}
     * @return a copy
     */
    public WaitPolicy withDeadline(Duration limit) {
        return new WaitPolicy(first, longest, growth, spacing, batch, polling, limit);
    }

    /**
     * Looks only when a callback comes.
     *
     * @param limit after which a wait ends with {@link io.cielo24.WaitEndedException}
     * @return a copy
     */
    public WaitPolicy callbacksOnly(Duration limit) {
        return new WaitPolicy(first, longest, growth, spacing, batch, false, limit);
    }

    private static void check(String name, Duration time) {
        if (time.compareTo(Duration.ofMillis(1)) < 0 || time.compareTo(Duration.ofDays(100)) > 0) {
            throw new IllegalArgumentException(name + " must be 1 ms to 100 days, was: " + time);
        }
    }
}
