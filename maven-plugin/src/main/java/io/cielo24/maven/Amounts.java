package io.cielo24.maven;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** Reads times and sizes as people write them. What cannot be read fails the goal, and is never ignored. */
final class Amounts {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,12})\\s*([A-Za-z]*)");
    private static final Map<String, Duration> TIMES = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));
    private static final Map<String, Long> SIZES = Map.of(
            "", 1L,
            "b", 1L,
            "kb", 1_000L,
            "mb", 1_000_000L,
            "gb", 1_000_000_000L,
            "kib", 1L << 10,
            "mib", 1L << 20,
            "gib", 1L << 30);

    private Amounts() {}

    /** A time from nothing to 100 days, as {@code 90s}, {@code 2h}, {@code 0} or {@code PT1H30M}. */
    static Duration time(String parameter, String text) throws MojoExecutionException {
        Duration time = parsed(text.strip());
        if (time == null || time.isNegative() || time.compareTo(Duration.ofDays(100)) > 0) {
            throw new MojoExecutionException(Parameters.PREFIX + parameter + " is '" + text
                    + "'; give a time up to 100 days, such as 500ms, 30s, 5m, 2h, 1d or PT1H30M");
        }
        return time;
    }

    /** What a time is for, which may have limits of its own: whoever is told of them knows the parameter's name only. */
    static <T> T time(String parameter, String text, Function<Duration, T> use) throws MojoExecutionException {
        Duration time = time(parameter, text);
        try {
            return use.apply(time);
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException(
                    Parameters.PREFIX + parameter + " is '" + text + "': " + e.getMessage(), e);
        }
    }

    private static @Nullable Duration parsed(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Matcher matcher = FORM.matcher(text);
        try {
            if (!matcher.matches()) {
                return Duration.parse(text);
            }
            Duration unit = TIMES.get(matcher.group(2).toLowerCase(Locale.ROOT));
            return unit == null ? null : unit.multipliedBy(Long.parseLong(matcher.group(1)));
        } catch (DateTimeParseException | ArithmeticException e) {
            return null; // said by the caller, with the parameter's name
        }
    }

    /** A number of bytes, as {@code 20GiB}, {@code 500 MB} or {@code 1024}. */
    static long size(String parameter, String text) throws MojoExecutionException {
        Matcher matcher = FORM.matcher(text.strip());
        Long unit = matcher.matches() ? SIZES.get(matcher.group(2).toLowerCase(Locale.ROOT)) : null;
        if (unit == null) {
            throw new MojoExecutionException(
                    Parameters.PREFIX + parameter + " is '" + text + "'; give a size such as 1024, 500MB or 20GiB");
        }
        try {
            return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
        } catch (ArithmeticException e) {
            throw new MojoExecutionException(
                    Parameters.PREFIX + parameter + " is '" + text + "'; that is too large", e);
        }
    }

    /** A size for people. */
    static String bytes(long size) {
        if (size < 1_000) {
            return size + " bytes";
        }
        double value = size;
        int unit = -1;
        while (value >= 1_000 && unit < 3) {
            value /= 1_000;
            unit++;
        }
        return String.format(Locale.ROOT, value < 10 ? "%.1f %sB" : "%.0f %sB", value, "kMGT".charAt(unit));
    }
}
