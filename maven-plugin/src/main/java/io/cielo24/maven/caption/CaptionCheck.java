package io.cielo24.maven.caption;

import static io.cielo24.maven.caption.Texts.clock;
import static io.cielo24.maven.caption.Texts.count;
import static io.cielo24.maven.caption.Texts.seconds;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds the cues of a file against the rules. */
public final class CaptionCheck {

    private final CaptionFile file;
    private final CaptionRules rules;
    private final Findings findings;

    private CaptionCheck(CaptionFile file, CaptionRules rules) {
        this.file = file;
        this.rules = rules;
        this.findings = new Findings(file.name(), rules::judge);
    }

    /**
     * Everything the rules have to say about a file: what was wrong with its form, and what is wrong with its cues.
     *
     * @param file the file as it was read
     * @param rules which rules hold
     * @param mediaLength how long the media is, or null when that is not known: then nothing is said about it
     * @return the findings in the file's order; a file that breaks the same rule a great many times has the rest of them
     *     in one last finding
     */
    public static List<Finding> check(CaptionFile file, CaptionRules rules, @Nullable Duration mediaLength) {
        return new CaptionCheck(file, rules).check(mediaLength);
    }

    private List<Finding> check(@Nullable Duration mediaLength) {
        findings.addAll(file.findings());
        if (file.cues().isEmpty()) {
            findings.file(Rule.EMPTY, "holds no cue: fetch it again, or leave it out");
        }
        Cue before = null; // the cue before this one
        Cue latest = null; // of those before this one, the cue that ends last
        for (Cue cue : file.cues()) {
            if (before != null && latest != null) {
                order(cue, before);
                distance(cue, latest);
            }
            length(cue);
            text(cue);
            if (mediaLength != null) {
                within(cue, mediaLength);
            }
            before = cue;
            latest = latest == null || cue.end().compareTo(latest.end()) > 0 ? cue : latest;
        }
        return findings.sorted();
    }

    private void order(Cue cue, Cue before) {
        if (cue.start().compareTo(before.start()) < 0) {
            error(
                    cue,
                    Rule.ORDER,
                    "starts before cue " + before.index() + ", which stands before it and starts at "
                            + clock(before.start()) + ": sort the cues by their start");
        }
    }

    private void distance(Cue cue, Cue latest) {
        Duration gap = cue.start().minus(latest.end());
        if (gap.isNegative() && cue.end().compareTo(latest.start()) > 0) {
            error(
                    cue,
                    Rule.OVERLAP,
                    "starts " + seconds(gap.negated()) + " before cue " + latest.index() + " ends: end that one at "
                            + clock(cue.start()) + ", or start this one at " + clock(latest.end()));
        } else if (!gap.isNegative() && !gap.isZero() && gap.compareTo(rules.gap()) < 0) {
            error(
                    cue,
                    Rule.GAP,
                    "starts " + seconds(gap) + " after cue " + latest.index() + " ends, at least "
                            + seconds(rules.gap()) + " or none at all: end that one at " + clock(cue.start())
                            + ", or leave more between them");
        }
    }

    private void length(Cue cue) {
        Duration length = cue.length();
        if (length.isZero() || length.isNegative()) {
            return; // the form of the file; the reader has said so
        }
        if (length.compareTo(rules.shortest()) < 0) {
            error(
                    cue,
                    Rule.SHORTEST,
                    "is shown for " + seconds(length) + ", at least " + seconds(rules.shortest())
                            + ": show it longer, or join it with its neighbour");
        }
        if (length.compareTo(rules.longest()) > 0) {
            error(
                    cue,
                    Rule.LONGEST,
                    "is shown for " + seconds(length) + ", at most " + seconds(rules.longest())
                            + ": split it, or let it end with the speech");
        }
        speed(cue);
    }

    private void speed(Cue cue) {
        double speed = cue.charactersPerSecond();
        boolean tooFast = speed > rules.readingSpeed();
        if (!tooFast && speed < rules.readingSpeedWarning()) {
            return;
        }
        double limit = tooFast ? rules.readingSpeed() : rules.readingSpeedWarning();
        Duration needed = Duration.ofMillis((long) Math.ceil(cue.characters() * 1000.0 / limit));
        findings.cue(
                cue,
                Rule.READING_SPEED,
                tooFast ? Severity.ERROR : Severity.WARNING,
                "asks for " + CaptionRules.figure(speed) + " characters a second, "
                        + (tooFast ? "at most " : "a warning from ") + CaptionRules.figure(limit) + ": show its "
                        + count(cue.characters(), "character", "characters") + " for "
                        + (tooFast ? "at least " : "more than ") + seconds(needed) + ", or shorten the text");
    }

    private void text(Cue cue) {
        int lines = 0;
        for (String line : cue.lines()) {
            int characters = Cue.characters(line);
            lines += characters > 0 ? 1 : 0;
            if (characters > rules.charactersPerLine()) {
                error(
                        cue,
                        Rule.LINE_LENGTH,
                        "line of " + characters + " characters, at most " + rules.charactersPerLine()
                                + ": break or shorten " + Texts.quote(line));
            }
        }
        if (lines > rules.linesPerCue()) {
            error(
                    cue,
                    Rule.LINE_COUNT,
                    count(lines, "line", "lines") + ", at most " + rules.linesPerCue()
                            + ": split the cue, or join its lines");
        }
    }

    private void within(Cue cue, Duration mediaLength) {
        Duration over = cue.end().minus(mediaLength);
        if (over.compareTo(rules.mediaLengthTolerance()) > 0) {
            boolean neverSeen = cue.start().compareTo(mediaLength) >= 0;
            error(
                    cue,
                    Rule.MEDIA_LENGTH,
                    (neverSeen ? "starts after the media has ended" : "ends " + seconds(over) + " after the media")
                            + ", which is " + clock(mediaLength) + " long: "
                            + (neverSeen ? "are these the captions of this media?" : "end it with the media"));
        }
    }

    private void error(Cue cue, Rule rule, String message) {
        findings.cue(cue, rule, Severity.ERROR, message);
    }
}
