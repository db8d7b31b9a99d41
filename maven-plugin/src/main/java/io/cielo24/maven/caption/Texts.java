package io.cielo24.maven.caption;

import java.time.Duration;

/** Words and figures in messages. */
public final class Texts {

    private static final int QUOTED = 60;

    private Texts() {}

    /**
     * A time in the media.
     *
     * @param time zero or more
     * @return as {@code h:mm:ss.mmm}
     */
    public static String clock(Duration time) {
        // By hand, since a file may have any number of cues, and formats by pattern are slow.
        return time.toHours()
                + ":" + padded(time.toMinutesPart(), 2)
                + ":" + padded(time.toSecondsPart(), 2)
                + "." + padded(time.toMillisPart(), 3);
    }

    private static String padded(int number, int digits) {
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    /** A length in seconds, without zeros that say nothing: {@code 0.833 s}, {@code 7 s}. */
    static String seconds(Duration length) {
        String text = length.toSeconds() + "." + padded(length.toMillisPart(), 3);
        return text.replaceFirst("\\.?0+$", "") + " s";
    }

    /**
     * A number with what it counts.
     *
     * @param number how many
     * @param one the word for one
     * @param many the word for any other number
     * @return for instance {@code 1 line} or {@code 3 lines}
     */
    public static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** What the file says, in quotes, cut short and harmless to a terminal. */
    static String quote(String text) {
        String start = text.strip();
        String shown = printable(start.substring(0, Math.min(start.length(), 4 * QUOTED)));
        int length = shown.codePointCount(0, shown.length());
        return '"' + (length <= QUOTED ? shown : shown.substring(0, shown.offsetByCodePoints(0, QUOTED)) + "…") + '"';
    }

    /** The text with a question mark for each character that a terminal or a page might obey instead of showing it. */
    static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().map(c -> obeyed(c) ? '?' : c).forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static boolean obeyed(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            // The joiners, which Persian, Indic scripts and emoji are spelt with, reorder nothing.
            case Character.FORMAT -> c != 0x200C && c != 0x200D;
            default -> false;
        };
    }
}
