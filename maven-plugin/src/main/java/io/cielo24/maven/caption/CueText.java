package io.cielo24.maven.caption;

import java.util.ArrayList;
import java.util.List;

/** Collects the lines of one cue, as many as a viewer could ever be shown. */
final class CueText {

    private static final int MOST_LINES = 100;

    private final List<String> lines = new ArrayList<>();
    private int count;

    void add(String line) {
        if (++count <= MOST_LINES) {
            lines.add(line);
        }
    }

    /** The lines; what is beyond reason is left out, with a finding. */
    List<String> lines(int cue, int sourceLine, Findings findings) {
        if (count > MOST_LINES) {
            findings.formError(
                    sourceLine,
                    cue,
                    count + " lines, of which only the first " + MOST_LINES
                            + " are read: is a blank line missing between cues?");
        }
        return lines;
    }
}
