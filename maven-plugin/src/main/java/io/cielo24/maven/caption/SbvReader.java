package io.cielo24.maven.caption;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads SBV: a line of two times with a comma between them, the text, a blank line. */
final class SbvReader {

    private static final int LONGEST = 64;

    private final Lines lines;
    private final Findings findings;
    private final Cues cues;

    SbvReader(Lines lines, Findings findings, Cues cues) {
        this.lines = lines;
        this.findings = findings;
        this.cues = cues;
    }

    void read() {
        while (lines.peek() != null && !cues.tooMany(lines.number() + 1)) {
            String line = lines.next();
            if (!line.isBlank()) {
                block(line);
            }
        }
    }

    private void block(String first) {
        Times times = times(first);
        if (times == null) {
            findings.formError(
                    lines.number(),
                    "no times in " + Texts.quote(first) + ", so that players do not show it: write "
                            + TimeStyle.SBV.model() + "," + TimeStyle.SBV.model()
                            + " before a cue, and no blank line inside it");
            text(0);
            return;
        }
        int cue = cues.next();
        int line = lines.number();
        for (TimeStyle.Time time : List.of(times.start, times.end)) {
            if (time.deviation() != null) {
                findings.formError(line, cue, time.deviation());
            }
        }
        cues.add(cue, line, times.start.millis(), times.end.millis(), text(cue), null);
    }

    /** The text up to the blank line, or up to where the next cue plainly begins without one. */
    private List<String> text(int cue) {
        CueText text = new CueText();
        for (String line = lines.peek(); line != null && !line.isBlank(); line = lines.peek()) {
            if (times(line) != null) {
                findings.formError(lines.number() + 1, "a cue begins without a blank line before it: put one there");
                break;
            }
            text.add(line.replace('\0', '\uFFFD'));
            lines.next();
        }
        return text.lines(cue, lines.number(), findings);
    }

    private record Times(TimeStyle.Time start, TimeStyle.Time end) {}

    /** The two times of a line. A comma may stand inside a badly written time too, so the middle one divides. */
    private static @Nullable Times times(String line) {
        String text = line.strip();
        if (text.length() > LONGEST) {
            return null;
        }
        long commas = text.chars().filter(c -> c == ',').count();
        if (commas % 2 == 0) {
            return null;
        }
        int divide = -1;
        for (long i = 0; i <= commas / 2; i++) {
            divide = text.indexOf(',', divide + 1);
        }
        TimeStyle.Time start = TimeStyle.SBV.parse(text.substring(0, divide).strip());
        TimeStyle.Time end = TimeStyle.SBV.parse(text.substring(divide + 1).strip());
        return start == null || end == null ? null : new Times(start, end);
    }
}
