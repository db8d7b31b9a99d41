package io.cielo24.maven.caption;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The time expressions of TTML: {@code hh:mm:ss} with a fraction or with frames, or a number with a unit.
 *
 * @param frameRate frames a second, 30 unless the file says otherwise
 * @param subFrameRate parts of a frame, 1 unless the file says otherwise
 * @param tickRate ticks a second
 */
record TtmlTime(double frameRate, double subFrameRate, double tickRate) {

    private static final Pattern CLOCK =
            Pattern.compile("(\\d{1,6}):(\\d{2}):(\\d{2})(?:[.,](\\d{1,9})|:(\\d{2,4})(?:\\.(\\d{1,4}))?)?");
    private static final Pattern OFFSET = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)(h|ms|m|s|f|t)");
    private static final int LONGEST = 40;
    private static final double MOST_MILLIS = 1e13;

    /** What holds when the root element says nothing about rates. */
    static final TtmlTime DEFAULTS = new TtmlTime(30, 1, 1);

    /** The rates of a root element; an attribute that is absent or no sensible number leaves the default. */
    static TtmlTime of(
            @Nullable String frameRate,
            @Nullable String frameRateMultiplier,
            @Nullable String subFrameRate,
            @Nullable String tickRate) {
        double frames = number(frameRate, DEFAULTS.frameRate);
        double subFrames = number(subFrameRate, DEFAULTS.subFrameRate);
        double ticks = number(tickRate, frameRate == null ? DEFAULTS.tickRate : frames * subFrames);
        double factor = 1;
        if (frameRateMultiplier != null) {
            String[] parts = frameRateMultiplier.strip().split("[\\s:]+", 3);
            factor = parts.length == 2 ? number(parts[0], 1) / number(parts[1], 1) : 1;
        }
        return new TtmlTime(frames * factor, subFrames, ticks);
    }

    private static double number(@Nullable String text, double otherwise) {
        return text != null && text.strip().matches("0{0,9}[1-9]\\d{0,8}")
                ? Double.parseDouble(text.strip())
                : otherwise;
    }

    /**
     * A time that was made out.
     *
     * @param millis milliseconds, rounded
     * @param comma whether the fraction stands after a comma, which TTML does not allow
     */
    record Time(long millis, boolean comma) {}

    /** The time that a text is; null if it is none. */
    @Nullable
    Time parse(String expression) {
        String text = expression.strip();
        if (text.length() > LONGEST) {
            return null;
        }
        Matcher offset = OFFSET.matcher(text);
        if (offset.matches()) {
            return time(Double.parseDouble(offset.group(1)) * unit(offset.group(2)), false);
        }
        Matcher clock = CLOCK.matcher(text);
        if (!clock.matches()
                || clock.group(2).compareTo("59") > 0
                || clock.group(3).compareTo("60") > 0) {
            return null;
        }
        double seconds = Long.parseLong(clock.group(1)) * 3600.0
                + Integer.parseInt(clock.group(2)) * 60.0
                + Integer.parseInt(clock.group(3));
        if (clock.group(4) != null) {
            seconds += Double.parseDouble("0." + clock.group(4));
        }
        if (clock.group(5) != null) {
            double sub = clock.group(6) == null ? 0 : Integer.parseInt(clock.group(6)) / subFrameRate;
            seconds += (Integer.parseInt(clock.group(5)) + sub) / frameRate;
        }
        return time(seconds * 1000, text.indexOf(',') >= 0);
    }

    private double unit(String metric) {
        return switch (metric) {
            case "h" -> 3_600_000;
            case "m" -> 60_000;
            case "s" -> 1000;
            case "ms" -> 1;
            case "f" -> 1000 / frameRate;
            default -> 1000 / tickRate;
        };
    }

    private static @Nullable Time time(double millis, boolean comma) {
        return millis <= MOST_MILLIS ? new Time(Math.round(millis), comma) : null;
    }
}
