package io.cielo24.maven.caption;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The line {@code start --> end} of WebVTT and SRT.
 *
 * @param start milliseconds
 * @param end milliseconds
 * @param rest what follows the times, stripped
 * @param deviations how the line departs from the format, in words
 */
record Arrow(long start, long end, String rest, List<String> deviations) {

    static final String SIGN = "-->";

    /** The line's meaning, or null if its times cannot be made out. */
    static @Nullable Arrow parse(String line, TimeStyle style) {
        int sign = line.indexOf(SIGN);
        if (sign < 0) {
            return null;
        }
        String left = line.substring(0, sign).strip();
        String right = line.substring(sign + SIGN.length()).strip();
        int gap = 0;
        while (gap < right.length() && !Character.isWhitespace(right.charAt(gap))) {
            gap++;
        }
        TimeStyle.Time start = style.parse(left);
        TimeStyle.Time end = style.parse(right.substring(0, gap));
        if (start == null || end == null) {
            return null;
        }
        List<String> deviations = new ArrayList<>();
        for (TimeStyle.Time time : List.of(start, end)) {
            if (time.deviation() != null) {
                deviations.add(time.deviation());
            }
        }
        return new Arrow(start.millis(), end.millis(), right.substring(gap).strip(), deviations);
    }

    /** Whether the signs have space on both sides, which every format asks for and every player can do without. */
    static boolean spaced(String line) {
        int sign = line.indexOf(SIGN);
        int after = sign + SIGN.length();
        return sign > 0
                && after < line.length()
                && Character.isWhitespace(line.charAt(sign - 1))
                && Character.isWhitespace(line.charAt(after));
    }
}
