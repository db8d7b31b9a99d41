package io.cielo24.maven.caption;

import java.util.List;
import java.util.Set;

/**
 * Reads WebVTT. Blocks are told apart as the parser of the W3C's specification does, so that what is a cue here is a cue
 * in a browser; a cue that a browser would drop for the form of its times is kept, with an error.
 */
final class VttReader {

    private static final String SIGNATURE = "WEBVTT";
    private static final Set<String> SETTINGS = Set.of("region", "vertical", "line", "position", "size", "align");

    private final Lines lines;
    private final Findings findings;
    private final Cues cues;
    private boolean cueSeen;

    VttReader(Lines lines, Findings findings, Cues cues) {
        this.lines = lines;
        this.findings = findings;
        this.cues = cues;
    }

    void read() {
        header();
        while (lines.peek() != null && !cues.tooMany(lines.number() + 1)) {
            if (lines.peek().isEmpty()) {
                lines.next();
            } else {
                block();
            }
        }
    }

    private void header() {
        String first = lines.peek();
        if (first == null || !isSignature(first)) {
            boolean srt = first != null && first.strip().equals("1");
            findings.formError(
                    1,
                    "does not begin with " + SIGNATURE + ", so that players show nothing of it: "
                            + (srt ? "this looks like SRT" : "make that the first line"));
            return;
        }
        lines.next();
        // What follows at once belongs to the header, unless it is the timing line of a cue.
        for (String line = lines.peek(); line != null && !line.isEmpty(); line = lines.peek()) {
            if (line.contains(Arrow.SIGN)) {
                findings.formError(lines.number() + 1, "follows the header at once: put a blank line between them");
                return;
            }
            lines.next();
        }
    }

    private static boolean isSignature(String line) {
        return line.equals(SIGNATURE) || line.startsWith(SIGNATURE + " ") || line.startsWith(SIGNATURE + "\t");
    }

    /** A block: a cue with or without a name, a comment, a style sheet, a region, or something that is none of these. */
    private void block() {
        String first = lines.next();
        int line = lines.number();
        if (first.contains(Arrow.SIGN)) {
            cue(first, line);
        } else if (lines.peek() != null && lines.peek().contains(Arrow.SIGN)) {
            String timing = lines.next();
            cue(timing, lines.number());
        } else {
            other(first, line);
        }
    }

    private void other(String first, int line) {
        boolean comment = first.equals("NOTE") || first.startsWith("NOTE ") || first.startsWith("NOTE\t");
        boolean definition =
                first.stripTrailing().equals("STYLE") || first.stripTrailing().equals("REGION");
        if (definition && cueSeen) {
            findings.formWarning(line, 0, first.strip() + " after the first cue is ignored: put it before");
        } else if (!comment && !definition) {
            findings.formError(
                    line,
                    "is no cue, since it has no times, and no NOTE: is a blank line too much before "
                            + Texts.quote(first) + "?");
        }
        skipToBlank();
    }

    /** The rest of a block that is no cue; a timing line ends it, as it does in browsers. */
    private void skipToBlank() {
        for (String line = lines.peek(); line != null && !line.isEmpty(); line = lines.peek()) {
            if (line.contains(Arrow.SIGN)) {
                findings.formError(
                        lines.number() + 1, "has times but no blank line before it: browsers begin a cue here");
                return;
            }
            lines.next();
        }
    }

    private void cue(String timing, int line) {
        cueSeen = true;
        int number = cues.next();
        Arrow arrow = Arrow.parse(timing, TimeStyle.WEB_VTT);
        if (arrow == null) {
            findings.formError(
                    line,
                    number,
                    "times cannot be read in " + Texts.quote(timing) + ", so that players leave the cue out: write "
                            + TimeStyle.WEB_VTT.model() + " --> " + TimeStyle.WEB_VTT.model());
        } else {
            for (String deviation : arrow.deviations()) {
                findings.formError(line, number, deviation + ", so that players leave the cue out");
            }
            if (!Arrow.spaced(timing)) {
                findings.formWarning(line, number, "no space beside " + Arrow.SIGN + ": put one on both sides");
            }
            settings(arrow.rest(), line, number);
        }
        VttText text = new VttText(findings, number);
        for (String next = lines.peek(); next != null && !next.isEmpty(); next = lines.peek()) {
            if (next.contains(Arrow.SIGN)) {
                findings.formError(
                        lines.number() + 1,
                        "has " + Arrow.SIGN + " but no blank line before it: browsers begin a cue here, and show what"
                                + " stands before it as text of cue " + number);
                break;
            }
            lines.next();
            text.line(next, lines.number());
        }
        if (arrow != null) {
            cues.add(number, line, arrow.start(), arrow.end(), text.end(), text.speaker());
        }
    }

    private void settings(String rest, int line, int number) {
        for (String setting : rest.isEmpty() ? List.<String>of() : List.of(rest.split("\\s+", 12))) {
            int colon = setting.indexOf(':');
            if (colon <= 0 || colon == setting.length() - 1 || !SETTINGS.contains(setting.substring(0, colon))) {
                findings.formWarning(line, number, "setting " + Texts.quote(setting) + " is ignored by players");
            }
        }
    }
}
