package io.cielo24.maven.caption;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which rules hold, and with which figures. Immutable; the defaults follow what the guides of broadcasters and streaming
 * services have in common.
 */
public final class CaptionRules {

    private static final CaptionRules DEFAULTS = new Builder().build();

    private final Map<Rule, Level> levels;
    private final int charactersPerLine;
    private final int linesPerCue;
    private final double readingSpeed;
    private final double readingSpeedWarning;
    private final Duration shortest;
    private final Duration longest;
    private final Duration gap;
    private final Duration mediaLengthTolerance;

    private CaptionRules(Builder builder) {
        levels = new EnumMap<>(builder.levels);
        charactersPerLine = builder.charactersPerLine;
        linesPerCue = builder.linesPerCue;
        readingSpeed = builder.readingSpeed;
        readingSpeedWarning = builder.readingSpeedWarning;
        shortest = builder.shortest;
        longest = builder.longest;
        gap = builder.gap;
        mediaLengthTolerance = builder.mediaLengthTolerance;
    }

    /**
     * Every rule as an error, but overlap, which is a warning: real files have it on purpose, when two people speak at
     * once. 42 characters a line, 2 lines, reading speed at most 20 characters a second and a warning from 17, 5/6 of a
     * second to 7 seconds a cue, gaps of 80 ms or none, and 250 ms of grace at the media's end.
     *
     * @return the defaults
     */
    public static CaptionRules defaults() {
        return DEFAULTS;
    }

    /**
     * A builder that starts from the defaults.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * How far a rule may go.
     *
     * @param rule the rule
     * @return its level
     */
    public Level level(Rule rule) {
        return Objects.requireNonNull(levels.get(rule));
    }

    /**
     * A finding as these rules see it.
     *
     * @param finding as it was found
     * @return nothing if its rule is off; else the finding, lowered to a warning where the rule may not go further
     */
    public Optional<Finding> judge(Finding finding) {
        return switch (level(finding.rule())) {
            case OFF -> Optional.empty();
            case WARNING -> Optional.of(finding.withSeverity(Severity.WARNING));
            case ERROR -> Optional.of(finding);
        };
    }

    /**
     * The figure that a rule is held against, in words.
     *
     * @param rule the rule
     * @return for instance {@code at most 42}; empty for a rule without a figure
     */
    public String limit(Rule rule) {
        return switch (rule) {
            case FORM, EMPTY, ORDER, OVERLAP, MISSING, CHANGED, LOCKED -> "";
            case MEDIA_LENGTH -> "at most " + Texts.seconds(mediaLengthTolerance) + " past its end";
            case LINE_LENGTH -> "at most " + charactersPerLine;
            case LINE_COUNT -> "at most " + linesPerCue;
            case READING_SPEED ->
                String.format(
                        Locale.ROOT,
                        "at most %s characters a second, warning from %s",
                        figure(readingSpeed),
                        figure(readingSpeedWarning));
            case SHORTEST -> "at least " + Texts.seconds(shortest);
            case LONGEST -> "at most " + Texts.seconds(longest);
            case GAP -> "none, or at least " + Texts.seconds(gap);
        };
    }

    static String figure(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    int charactersPerLine() {
        return charactersPerLine;
    }

    int linesPerCue() {
        return linesPerCue;
    }

    double readingSpeed() {
        return readingSpeed;
    }

    double readingSpeedWarning() {
        return readingSpeedWarning;
    }

    Duration shortest() {
        return shortest;
    }

    Duration longest() {
        return longest;
    }

    Duration gap() {
        return gap;
    }

    Duration mediaLengthTolerance() {
        return mediaLengthTolerance;
    }

    /**
     * Collects levels and figures. Every setter refuses what makes no sense with an {@link IllegalArgumentException}, whose
     * text begins with the setter's name; a level's begins with {@code rules}.
     */
    public static final class Builder {

        private final Map<Rule, Level> levels = new EnumMap<>(Rule.class);
        private int charactersPerLine = 42;
        private int linesPerCue = 2;
        private double readingSpeed = 20;
        private double readingSpeedWarning = 17;
        // 5/6 s in whole milliseconds, the unit of the formats: a cue of 0.833 s is as near as a file can come.
        private Duration shortest = Duration.ofMillis(833);
        private Duration longest = Duration.ofSeconds(7);
        private Duration gap = Duration.ofMillis(80);
        private Duration mediaLengthTolerance = Duration.ofMillis(250);

        private Builder() {
            for (Rule rule : Rule.values()) {
                levels.put(rule, rule == Rule.OVERLAP ? Level.WARNING : Level.ERROR);
            }
        }

        /**
         * Switches a rule off, down to warnings, or fully on.
         *
         * @param rule the rule
         * @param level how far it may go
         * @return this builder
         */
        public Builder level(Rule rule, Level level) {
            levels.put(rule, level);
            return this;
        }

        /**
         * Switches a rule by its name, as in {@code overlap=error} or {@code gap=off}.
         *
         * @param setting a rule's {@link Rule#id() id}, an equals sign, and {@code off}, {@code warning} or {@code error}
         * @return this builder
         * @throws IllegalArgumentException if there is no such rule or level; the text names those there are
         */
        public Builder level(String setting) {
            int equals = setting.indexOf('=');
            String id = setting.substring(0, Math.max(equals, 0)).strip();
            String level = setting.substring(equals + 1).strip().toUpperCase(Locale.ROOT);
            Rule rule = Rule.ofId(id)
                    .orElseThrow(() -> new IllegalArgumentException("rules holds '" + setting
                            + "', which names no rule: write <rule>=off|warning|error, the rules are " + Rule.ids()));
            for (Level known : Level.values()) {
                if (known.name().equals(level)) {
                    return level(rule, known);
                }
            }
            throw new IllegalArgumentException(
                    "rules holds '" + setting + "', which names no level: write " + id + "=off|warning|error");
        }

        /**
         * The most characters a line may have, counted as {@link Cue#characters(String)} does.
         *
         * @param most 1 or more
         * @return this builder
         */
        public Builder charactersPerLine(int most) {
            charactersPerLine = atLeastOne("charactersPerLine", most);
            return this;
        }

        /**
         * The most lines a cue may have; lines without a character are not counted.
         *
         * @param most 1 or more
         * @return this builder
         */
        public Builder linesPerCue(int most) {
            linesPerCue = atLeastOne("linesPerCue", most);
            return this;
        }

        /**
         * Reading speed, in characters a second as {@link Cue#charactersPerSecond()} counts them.
         *
         * @param most faster than this is an error; greater than 0
         * @param warningFrom this fast or faster is a warning; greater than 0; the same as {@code most} or greater for no
         *     warnings
         * @return this builder
         */
        public Builder readingSpeed(double most, double warningFrom) {
            readingSpeed = positive("readingSpeed", most);
            readingSpeedWarning = positive("readingSpeedWarning", warningFrom);
            return this;
        }

        /**
         * The shortest time a cue may be shown.
         *
         * @param least zero or more
         * @return this builder
         */
        public Builder shortestCue(Duration least) {
            shortest = notNegative("shortestCue", least);
            return this;
        }

        /**
         * The longest time a cue may be shown.
         *
         * @param most zero or more
         * @return this builder
         */
        public Builder longestCue(Duration most) {
            longest = notNegative("longestCue", most);
            return this;
        }

        /**
         * The least time between two cues that do not follow each other at once.
         *
         * @param least zero or more
         * @return this builder
         */
        public Builder shortestGap(Duration least) {
            gap = notNegative("shortestGap", least);
            return this;
        }

        /**
         * How far a cue may reach past the end of the media: lengths in files are rounded, and sound may end a little
         * before or after the picture.
         *
         * @param most zero or more
         * @return this builder
         */
        public Builder mediaLengthTolerance(Duration most) {
            mediaLengthTolerance = notNegative("mediaLengthTolerance", most);
            return this;
        }

        /**
         * The rules.
         *
         * @return the rules
         * @throws IllegalArgumentException if the shortest cue is longer than the longest
         */
        public CaptionRules build() {
            if (shortest.compareTo(longest) > 0) {
                throw new IllegalArgumentException("longestCue is " + Texts.seconds(longest)
                        + ", less than shortestCue, " + Texts.seconds(shortest));
            }
            return new CaptionRules(this);
        }

        private static int atLeastOne(String name, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " is " + value + ", must be 1 or more");
            }
            return value;
        }

        private static double positive(String name, double value) {
            if (!(value > 0 && value < 1_000_000)) {
                throw new IllegalArgumentException(name + " is " + value + ", must be more than 0 and below a million");
            }
            return value;
        }

        private static Duration notNegative(String name, Duration value) {
            if (value.isNegative()) {
                throw new IllegalArgumentException(name + " is " + value.toMillis() + " ms, must be 0 or more");
            }
            return value;
        }
    }
}
