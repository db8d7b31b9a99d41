package io.cielo24.job;

import io.cielo24.internal.Parameters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A range of times to filter by, open at either end. Whether the ends belong to it is the service's to say.
 *
 * @param from its begin, {@code null} for none
 * @param to its end, {@code null} for none
 */
public record TimeRange(
        @Nullable ServiceTime from, @Nullable ServiceTime to) {

    /** Checks that there is an end, that both are ISO 8601, and, where they can be compared, that they are in order. */
    public TimeRange {
        if (from == null && to == null) {
            throw new IllegalArgumentException("a time range needs a begin or an end");
        }
        check("begin", from);
        check("end", to);
        if (from != null && to != null && after(from, to).orElse(false)) {
            throw new IllegalArgumentException("the time range begins after it ends: " + from + " to " + to);
        }
    }

    /**
     * From a time on.
     *
     * @param from the begin
     * @return the range
     */
    public static TimeRange from(ServiceTime from) {
        return new TimeRange(from, null);
    }

    /**
     * Up to a time.
     *
     * @param to the end
     * @return the range
     */
    public static TimeRange to(ServiceTime to) {
        return new TimeRange(null, to);
    }

    /**
     * From one time to another.
     *
     * @param from the begin
     * @param to the end, not before it
     * @return the range
     */
    public static TimeRange between(ServiceTime from, ServiceTime to) {
        return new TimeRange(from, to);
    }

    /** Sets both ends of a request's range, so that nothing is left of one that was set before. */
    void setIn(Parameters parameters, String fromName, String toName) {
        set(parameters, fromName, from);
        set(parameters, toName, to);
    }

    private static void set(Parameters parameters, String name, @Nullable ServiceTime time) {
        if (time == null) {
            parameters.remove(name);
        } else {
            parameters.text(name, time.text());
        }
    }

    private static void check(String which, @Nullable ServiceTime time) {
        if (time != null && time.local().isEmpty()) {
            throw new IllegalArgumentException("the " + which + " of a time range must be ISO 8601, was: " + time);
        }
    }

    /** Empty where one has a zone and the other has none: which is meant there is not ours to guess. */
    private static Optional<Boolean> after(ServiceTime from, ServiceTime to) {
        if (from.instant().isPresent() != to.instant().isPresent()) {
            return Optional.empty();
        }
        return from.instant().isPresent()
                ? from.instant().flatMap(begin -> to.instant().map(begin::isAfter))
                : from.local().flatMap(begin -> to.local().map(begin::isAfter));
    }
}
