package io.cielo24.maven.caption;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One caption: what is shown, from when to when.
 *
 * @param index the cue's number in the file's order, from 1; cues that could not be placed in time are counted too, so
 *     that numbers agree with the file
 * @param line the line of the file where the cue's times stand, from 1
 * @param start when it appears, from the start of the media
 * @param end when it vanishes; in a broken file not after {@code start}
 * @param lines the text as a viewer sees it, tags and voice names taken out, character references resolved; no line
 *     breaks inside; may be empty
 * @param speaker who speaks, where the format has a place for it (WebVTT's voice, TTML's agent), else null
 */
public record Cue(
        int index,
        int line,
        Duration start,
        Duration end,
        List<String> lines,
        @Nullable String speaker) {

    /** Copies the list. */
    public Cue {
        lines = List.copyOf(lines);
    }

    /**
     * How long the cue is shown.
     *
     * @return zero or negative in a broken file
     */
    public Duration length() {
        return end.minus(start);
    }

    /**
     * The number of characters a viewer has to read: those of each line, see {@link #characters(String)}. Line breaks
     * are not counted.
     *
     * @return zero or more
     */
    public int characters() {
        return lines.stream().mapToInt(Cue::characters).sum();
    }

    /**
     * Reading speed, characters a second, rounded to a tenth: {@link #characters()} divided by {@link #length()}. Speaker
     * names that are no part of the text are not counted.
     *
     * @return the speed; 0 if the cue is not shown for any time
     */
    public double charactersPerSecond() {
        long millis = length().toMillis();
        return millis <= 0 ? 0 : Math.round(characters() * 10_000.0 / millis) / 10.0;
    }

    /**
     * The characters of a line as a reader counts them. Letters, digits, punctuation and spaces count one each, whatever
     * their script; so does an emoji. Spaces at the ends of the line do not count, and several in a row count as one,
     * since that is how players show them. What takes no room of its own counts nothing: combining marks (so that "é"
     * is one character however it is written), variation selectors, joiners, direction marks and control characters.
     *
     * @param line a line without tags
     * @return the count
     */
    public static int characters(String line) {
        String text = line.strip();
        int count = 0;
        boolean afterSpace = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (!(space && afterSpace) && (space || takesRoom(c))) {
                count++;
            }
            afterSpace = space;
        }
        return count;
    }

    private static boolean takesRoom(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> false;
            default -> true;
        };
    }
}
