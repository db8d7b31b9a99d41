package io.cielo24.simulator.internal.caption;

import java.util.Locale;

/** Writes times, in the digits of the formats and not in those of the machine's language. */
final class Times {

    private Times() {}

    /** Hours, minutes, seconds and milliseconds, such as {@code 00:01:02.345}. */
    static String dotted(long ms, int hourDigits) {
        return String.format(
                Locale.ROOT,
                "%0" + hourDigits + "d:%02d:%02d.%03d",
                ms / 3_600_000,
                ms / 60_000 % 60,
                ms / 1000 % 60,
                ms % 1000);
    }

    /** A time by a pattern that knows %H, %M, %S and %f, the last with six digits. */
    static String formatted(long ms, String pattern) {
        return pattern.replace("%H", String.format(Locale.ROOT, "%02d", ms / 3_600_000))
                .replace("%M", String.format(Locale.ROOT, "%02d", ms / 60_000 % 60))
                .replace("%S", String.format(Locale.ROOT, "%02d", ms / 1000 % 60))
                .replace("%f", String.format(Locale.ROOT, "%06d", ms % 1000 * 1000));
    }
}
