package io.cielo24.maven.caption;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Collects the findings about one file, and not without end: after {@link #MOST} of one rule and severity the rest is
 * only counted, so that a file of rubbish gives a report that can be read and kept in memory.
 */
final class Findings {

    static final int MOST = 200;

    private static final int HOPELESS = 10_000;

    private final String file;
    private final Function<Finding, Optional<Finding>> judge;
    private final List<Finding> kept = new ArrayList<>();
    private final Map<Kind, Tally> tallies = new HashMap<>();
    private int formErrors;

    Findings(String file, Function<Finding, Optional<Finding>> judge) {
        this.file = file;
        this.judge = judge;
    }

    /** Findings of form, as a reader makes them. */
    static Findings ofForm(String file) {
        return new Findings(file, Optional::of);
    }

    /** Whether there are so many errors of form that no reader gains by more. */
    boolean hopeless() {
        return formErrors > HOPELESS;
    }

    /** What has been collected, and cut down, before. */
    void addAll(List<Finding> found) {
        found.forEach(finding -> judge.apply(finding).ifPresent(kept::add));
    }

    private void add(Finding found) {
        judge.apply(found).ifPresent(finding -> {
            Tally tally = tallies.computeIfAbsent(new Kind(finding.rule(), finding.severity()), kind -> new Tally());
            tally.count++;
            if (tally.count <= MOST) {
                tally.lastLine = finding.line();
                kept.add(finding);
            }
        });
    }

    void file(Rule rule, String message) {
        add(Finding.ofFile(file, rule, Severity.ERROR, message));
    }

    void cue(Cue cue, Rule rule, Severity severity, String message) {
        add(new Finding(file, cue.line(), cue.index(), cue.start(), rule, severity, message));
    }

    void formError(int line, int cue, String message) {
        formErrors++;
        add(new Finding(file, line, cue, null, Rule.FORM, Severity.ERROR, message));
    }

    void formError(int line, String message) {
        formError(line, 0, message);
    }

    void formWarning(int line, int cue, String message) {
        add(new Finding(file, line, cue, null, Rule.FORM, Severity.WARNING, message));
    }

    /** All of them in the file's order; what was only counted follows the last one of its kind. */
    List<Finding> sorted() {
        List<Finding> all = new ArrayList<>(kept);
        tallies.forEach((kind, tally) -> {
            if (tally.count > MOST) {
                String more = "and " + (tally.count - MOST) + " more of this rule from here on, not listed";
                all.add(new Finding(file, tally.lastLine, 0, null, kind.rule(), kind.severity(), more));
            }
        });
        all.sort(Finding.IN_FILE_ORDER);
        return List.copyOf(all);
    }

    /** What is counted together. */
    private record Kind(Rule rule, Severity severity) {}

    private static final class Tally {
        private int count;
        private int lastLine;
    }
}
