package io.cielo24.maven.caption;

import java.time.Duration;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the check has to say about a file.
 *
 * <p>The message is fit for a terminal and a log: what it repeats from the file has lost its control characters and is
 * cut short.
 *
 * @param file the file, by the name that the caller gave it
 * @param line the line in the file, from 1; 0 when it is about the whole file
 * @param cue the cue's number in the file's order, from 1; 0 when it is about no single cue
 * @param time where in the media, or null when that is not known
 * @param rule the rule
 * @param severity how much it weighs
 * @param message the value that was found, the limit, and what to do
 */
public record Finding(
        String file, int line, int cue, @Nullable Duration time, Rule rule, Severity severity, String message) {

    /** By line, then cue, then rule, then message: the order in which a reader of the file meets them. */
    static final Comparator<Finding> IN_FILE_ORDER = Comparator.comparingInt(Finding::line)
            .thenComparingInt(Finding::cue)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::message);

    /**
     * A finding about a media or a file as a whole.
     *
     * @param file the file's name
     * @param rule the rule
     * @param severity how much it weighs
     * @param message what was found and what to do
     * @return the finding
     */
    public static Finding ofFile(String file, Rule rule, Severity severity, String message) {
        return new Finding(file, 0, 0, null, rule, severity, message);
    }

    Finding withSeverity(Severity other) {
        return new Finding(file, line, cue, time, rule, other, message);
    }

    /**
     * One line for a log, in the form that editors and terminals make a link of: {@code file:line: error: cue 3 at
     * 0:00:05.200: message [reading-speed]}.
     *
     * @return the line, without a line break
     */
    public String text() {
        StringBuilder text = new StringBuilder(Texts.printable(file));
        if (line > 0) {
            text.append(':').append(line);
        }
        text.append(severity == Severity.ERROR ? ": error: " : ": warning: ");
        if (cue > 0) {
            text.append("cue ").append(cue);
            text.append(time == null ? ": " : " at " + Texts.clock(time) + ": ");
        }
        return text.append(message).append(" [").append(rule.id()).append(']').toString();
    }
}
