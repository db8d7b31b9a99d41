package io.cielo24.maven.caption;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the cues of one file, gives them their numbers, and sees that they end after they start. */
final class Cues {

    private final Findings findings;
    private final List<Cue> all = new ArrayList<>();
    private int count;

    Cues(Findings findings) {
        this.findings = findings;
    }

    /** A new cue begins, of whatever quality; returns its number. */
    int next() {
        return ++count;
    }

    /** Whether reading should end here, since the file has more in it than any caption file; a finding if so. */
    boolean tooMany(int line) {
        if (count >= CaptionReader.MOST_CUES) {
            findings.formError(line, "more than " + CaptionReader.MOST_CUES + " cues: the rest is not read, split it");
            return true;
        }
        if (findings.hopeless()) {
            findings.formError(line, "no end of errors: the rest is not read; is this a caption file?");
            return true;
        }
        return false;
    }

    void add(int number, int line, long start, long end, List<String> lines, @Nullable String speaker) {
        Cue cue = new Cue(number, line, Duration.ofMillis(start), Duration.ofMillis(end), lines, speaker);
        if (end <= start) {
            findings.cue(
                    cue,
                    Rule.FORM,
                    Severity.ERROR,
                    "ends at " + Texts.clock(cue.end()) + ", but starts at " + Texts.clock(cue.start())
                            + ": a cue must end after it starts");
        }
        if (cue.characters() == 0) {
            findings.cue(cue, Rule.FORM, Severity.WARNING, "shows no text: give it some, or take it out");
        }
        all.add(cue);
    }

    List<Cue> all() {
        return all;
    }
}
