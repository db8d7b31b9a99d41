package io.cielo24.maven.caption;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads SubRip: a number, a line of times, the text, a blank line. */
final class SrtReader {

    private final Lines lines;
    private final Findings findings;
    private final Cues cues;
    private int expected = 1;

    SrtReader(Lines lines, Findings findings, Cues cues) {
        this.lines = lines;
        this.findings = findings;
        this.cues = cues;
    }

    void read() {
        while (lines.peek() != null && !cues.tooMany(lines.number() + 1)) {
            if (lines.peek().isBlank()) {
                lines.next();
            } else {
                cue();
            }
        }
    }

    private void cue() {
        String first = lines.next();
        if (first.contains(Arrow.SIGN)) {
            timed(null, lines.number(), first);
            return;
        }
        String second = lines.peek();
        if (second != null && second.contains(Arrow.SIGN)) {
            int line = lines.number();
            lines.next();
            timed(first, line, second);
            return;
        }
        findings.formError(
                lines.number(),
                "neither a cue's number nor its times: is a blank line too much before " + Texts.quote(first)
                        + "? Players do not show it");
        skipToBlank();
    }

    private void skipToBlank() {
        for (String line = lines.peek(); line != null && !line.isBlank() && !beginsCue(line); line = lines.peek()) {
            lines.next();
        }
    }

    private boolean beginsCue(String line) {
        return hasTimes(line) || (isNumber(line) && hasTimes(lines.peekSecond()));
    }

    /** A cue of which the number, if any, and the times have been taken. */
    private void timed(@Nullable String number, int numberLine, String times) {
        int cue = cues.next();
        int line = lines.number();
        number(number, numberLine, cue);
        Arrow arrow = Arrow.parse(times, TimeStyle.SRT);
        if (arrow == null) {
            findings.formError(
                    line,
                    cue,
                    "times cannot be read in " + Texts.quote(times) + ": write " + TimeStyle.SRT.model() + " --> "
                            + TimeStyle.SRT.model());
        } else {
            arrow.deviations().forEach(deviation -> findings.formError(line, cue, deviation));
            if (!Arrow.spaced(times)) {
                findings.formWarning(line, cue, "no space beside " + Arrow.SIGN + ": put one on both sides");
            }
            if (!arrow.rest().isEmpty()) {
                findings.formWarning(
                        line, cue, Texts.quote(arrow.rest()) + " after the times is ignored by players: take it out");
            }
        }
        List<String> text = text(cue);
        if (arrow != null) {
            cues.add(cue, line, arrow.start(), arrow.end(), text, null);
        }
    }

    /** The number must be one more than the one before; after a leap, counting goes on from what is there. */
    private void number(@Nullable String text, int line, int cue) {
        if (text == null) {
            findings.formError(
                    line, cue, "has no number before its times: write " + expected + " on a line of its own");
            expected++;
            return;
        }
        if (!isNumber(text)) {
            findings.formError(line, cue, "has " + Texts.quote(text) + " where its number must be: write " + expected);
            expected++;
            return;
        }
        int found = Integer.parseInt(text.strip());
        if (found != expected) {
            findings.formError(
                    line,
                    cue,
                    "is numbered " + found + ", but " + expected
                            + " comes next: SRT counts from 1, number the cues anew");
        }
        expected = found + 1;
    }

    private static boolean isNumber(String line) {
        String text = line.strip();
        return !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The text up to the blank line, or up to where the next cue plainly begins without one. */
    private List<String> text(int cue) {
        CueText text = new CueText();
        for (String line = lines.peek(); line != null && !line.isBlank(); line = lines.peek()) {
            if (beginsCue(line)) {
                findings.formError(
                        lines.number() + 1,
                        "the next cue begins without a blank line after cue " + cue + ": put one between them");
                break;
            }
            text.add(SrtText.plain(line));
            lines.next();
        }
        return text.lines(cue, lines.number(), findings);
    }

    private static boolean hasTimes(@Nullable String line) {
        return line != null && Arrow.parse(line, TimeStyle.SRT) != null;
    }
}
