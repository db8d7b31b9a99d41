package io.cielo24.simulator;

import java.time.Duration;

/** Refuses what options and faults cannot be, with the value and with what is possible. */
final class Limits {

    /** Longer than any test, and short enough to be added to any date and to be counted in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Limits() {}

    static Duration duration(Duration time, String name) {
        if (time.isNegative() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    name + " is " + time + "; 0 to " + LONGEST.toDays() + " days are possible");
        }
        return time;
    }

    static long atLeast(long minimum, long value, String name) {
        if (value < minimum) {
            throw new IllegalArgumentException(name + " is " + value + "; at least " + minimum + " is possible");
        }
        return value;
    }
}
