package io.cielo24.maven.caption;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is checked. Each rule can be switched off or down to a warning, see {@link CaptionRules}. */
public enum Rule {
    /** The file is well-formed for its format, valid UTF-8, and every cue ends after it starts. */
    FORM("well-formed for its format"),
    /** The file holds at least one cue. */
    EMPTY("not empty"),
    /** Start times ascend. */
    ORDER("start times ascend"),
    /** No cue starts before the one before it has ended. */
    OVERLAP("no overlap"),
    /** No cue goes on after the media has ended. */
    MEDIA_LENGTH("within the media's length"),
    /** No line has too many characters. */
    LINE_LENGTH("characters in a line"),
    /** No cue has too many lines. */
    LINE_COUNT("lines in a cue"),
    /** No cue asks for faster reading than people manage. */
    READING_SPEED("reading speed"),
    /** No cue flashes by. */
    SHORTEST("shortest cue"),
    /** No cue outstays its welcome. */
    LONGEST("longest cue"),
    /** Two cues follow each other at once, or with a gap that the eye takes as one. */
    GAP("gap between cues"),
    /** Every media has captions. */
    MISSING("every media has captions"),
    /** The media is still the one that the captions were made for. */
    CHANGED("media unchanged since its captions"),
    /** Captions that were fetched are those that the lock names. */
    LOCKED("captions as the lock holds them");

    private final String title;

    Rule(String title) {
        this.title = title;
    }

    /**
     * The name used in configuration, log and report.
     *
     * @return lower case with hyphens, for instance {@code reading-speed}
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What the rule asks for, in a few words.
     *
     * @return for instance {@code start times ascend}
     */
    public String title() {
        return title;
    }

    /**
     * The rule of that name.
     *
     * @param id as {@link #id()} gives it
     * @return the rule, or nothing if there is none of that name
     */
    public static Optional<Rule> ofId(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
    }

    static String ids() {
        return Arrays.stream(values()).map(Rule::id).collect(Collectors.joining(", "));
    }
}
