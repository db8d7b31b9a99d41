package io.cielo24.maven.caption;

import org.jspecify.annotations.Nullable;

/** How a format writes times of day, and how they are read when they are not written so. */
enum TimeStyle {
    /** {@code 00:01.000} or {@code 00:00:01.000}. */
    WEB_VTT("00:00:01.000", '.', false, 2),
    /** {@code 00:00:01,000}. */
    SRT("00:00:01,000", ',', true, 2),
    /** {@code 0:00:01.000}. */
    SBV("0:00:01.000", '.', true, 1);

    /** Well over any media, and far from overflow. */
    private static final int MOST_HOUR_DIGITS = 6;

    private static final int LONGEST = 30;

    private final String model;
    private final char mark;
    private final boolean hoursNeeded;
    private final int hourDigits;

    TimeStyle(String model, char mark, boolean hoursNeeded, int hourDigits) {
        this.model = model;
        this.mark = mark;
        this.hoursNeeded = hoursNeeded;
        this.hourDigits = hourDigits;
    }

    /**
     * A time that was made out.
     *
     * @param millis from the start of the media
     * @param deviation how it departs from the format, or null
     */
    record Time(long millis, @Nullable String deviation) {}

    /** The time that a text is, with nothing before or after it; null if it is none. */
    @Nullable
    Time parse(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        int markAt = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
        String[] groups = (markAt < 0 ? text : text.substring(0, markAt)).split(":", -1);
        String fraction = markAt < 0 ? "" : text.substring(markAt + 1);
        if (groups.length < 2 || groups.length > 3 || !digits(fraction, markAt < 0 ? 0 : 1, 9)) {
            return null;
        }
        boolean hasHours = groups.length == 3;
        String minutes = groups[groups.length - 2];
        String seconds = groups[groups.length - 1];
        if ((hasHours && !digits(groups[0], 1, MOST_HOUR_DIGITS)) || !digits(minutes, 1, 2) || !digits(seconds, 1, 2)) {
            return null;
        }
        int m = Integer.parseInt(minutes);
        int s = Integer.parseInt(seconds);
        if (m > 59 || s > 59) {
            return null;
        }
        long h = hasHours ? Long.parseLong(groups[0]) : 0;
        long millis = ((h * 60 + m) * 60 + s) * 1000 + Long.parseLong((fraction + "000").substring(0, 3));
        boolean asWritten = markAt >= 0
                && text.charAt(markAt) == mark
                && fraction.length() == 3
                && minutes.length() == 2
                && seconds.length() == 2
                && (hasHours ? groups[0].length() >= hourDigits : !hoursNeeded);
        return new Time(millis, asWritten ? null : Texts.quote(text) + " is not written as in " + model);
    }

    String model() {
        return model;
    }

    private static boolean digits(String text, int least, int most) {
        return text.length() >= least && text.length() <= most && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
