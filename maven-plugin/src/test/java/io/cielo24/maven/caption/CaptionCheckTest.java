package io.cielo24.maven.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CaptionCheckTest {

    private static final CaptionRules DEFAULTS = CaptionRules.defaults();

    @Test
    void goodCaptionsHaveNoFinding() {
        assertThat(check(DEFAULTS, cue(1, 0, 2000, "Hello."), cue(2, 2000, 4000, "You."), cue(3, 4080, 6000, "Bye.")))
                .isEmpty();
    }

    @Test
    void aFileWithoutACueIsReported() {
        assertThat(check(DEFAULTS)).containsExactly("f: error: holds no cue: fetch it again, or leave it out [empty]");
    }

    @Test
    void startTimesAscend() {
        assertThat(check(DEFAULTS, cue(1, 5000, 7000, "b"), cue(2, 1000, 3000, "a"), cue(3, 7000, 9000, "c")))
                .containsExactly("f:20: error: cue 2 at 0:00:01.000: starts before cue 1, which stands before it and"
                        + " starts at 0:00:05.000: sort the cues by their start [order]");
    }

    @Test
    void anOverlapIsAWarningUnlessAskedToBeAnError() {
        Cue[] cues = {cue(1, 0, 6000, "a"), cue(2, 1000, 3000, "b"), cue(3, 5500, 7000, "c"), cue(4, 7000, 9000, "d")};

        assertThat(check(DEFAULTS, cues))
                .containsExactly(
                        "f:20: warning: cue 2 at 0:00:01.000: starts 5 s before cue 1 ends: end that one at 0:00:01.000,"
                                + " or start this one at 0:00:06.000 [overlap]",
                        "f:30: warning: cue 3 at 0:00:05.500: starts 0.5 s before cue 1 ends: end that one at"
                                + " 0:00:05.500, or start this one at 0:00:06.000 [overlap]");
        assertThat(check(CaptionRules.builder().level("overlap=error").build(), cues))
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding).contains(": error: "));
    }

    @ParameterizedTest
    @CsvSource({"2000, false", "2001, true", "2079, true", "2080, false", "3000, false"})
    void aGapIsLongEnoughOrNone(long start, boolean found) {
        assertThat(check(DEFAULTS, cue(1, 0, 2000, "a"), cue(2, start, 5000, "b")))
                .hasSize(found ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"832, shortest", "833, ", "834, ", "7000, ", "7001, longest"})
    void aCueIsShownNeitherTooShortNorTooLong(long millis, String rule) {
        List<String> findings = check(DEFAULTS, cue(1, 1000, 1000 + millis, "a"));

        if (rule == null) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings).singleElement().asString().endsWith("[" + rule + "]");
        }
    }

    @ParameterizedTest
    @CsvSource({"33, ", "34, warning", "40, warning", "41, error"})
    void readingSpeedWarnsFrom17AndFailsAbove20(int characters, String severity) {
        List<String> findings = check(DEFAULTS, cue(1, 0, 2000, "x".repeat(characters)));

        if (severity == null) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings)
                    .singleElement()
                    .asString()
                    .contains(": " + severity + ": ")
                    .endsWith("[reading-speed]");
        }
    }

    @Test
    void readingSpeedSaysHowMuchTimeTheTextNeeds() {
        assertThat(check(DEFAULTS, cue(1, 0, 1000, "x".repeat(25))))
                .containsExactly("f:10: error: cue 1 at 0:00:00.000: asks for 25 characters a second, at most 20: show"
                        + " its 25 characters for at least 1.25 s, or shorten the text [reading-speed]");
    }

    @Test
    void linesAreNeitherTooLongNorTooMany() {
        assertThat(check(DEFAULTS, cue(1, 0, 7000, "x".repeat(42), "", "y", "z")))
                .containsExactly("f:10: error: cue 1 at 0:00:00.000: 3 lines, at most 2: split the cue, or join its"
                        + " lines [line-count]");
        assertThat(check(DEFAULTS, cue(1, 0, 7000, "x".repeat(43))))
                .containsExactly(
                        "f:10: error: cue 1 at 0:00:00.000: line of 43 characters, at most 42: break or shorten" + " \""
                                + "x".repeat(43) + "\" [line-length]");
    }

    @Test
    void cuesEndWithTheMediaOrSoonAfter() {
        Cue[] cues = {cue(1, 0, 2250, "a"), cue(2, 2250, 4000, "b")};

        assertThat(check(DEFAULTS, cues)).as("length not known").isEmpty();
        assertThat(texts(CaptionCheck.check(file(cues), DEFAULTS, Duration.ofSeconds(2))))
                .containsExactly("f:20: error: cue 2 at 0:00:02.250: starts after the media has ended, which is"
                        + " 0:00:02.000 long: are these the captions of this media? [media-length]");
        assertThat(texts(CaptionCheck.check(file(cues), DEFAULTS, Duration.ofSeconds(3))))
                .containsExactly("f:20: error: cue 2 at 0:00:02.250: ends 1 s after the media, which is 0:00:03.000"
                        + " long: end it with the media [media-length]");
    }

    @Test
    void everyFigureIsConfigurable() {
        CaptionRules rules = CaptionRules.builder()
                .charactersPerLine(10)
                .linesPerCue(1)
                .readingSpeed(5, 4)
                .shortestCue(Duration.ofSeconds(2))
                .longestCue(Duration.ofSeconds(3))
                .shortestGap(Duration.ofSeconds(1))
                .mediaLengthTolerance(Duration.ZERO)
                .build();
        Cue[] cues = {cue(1, 0, 1000, "x".repeat(11)), cue(2, 1999, 6000, "a", "b")};

        assertThat(CaptionCheck.check(file(cues), rules, Duration.ofMillis(5999)))
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(
                        Rule.LINE_LENGTH,
                        Rule.READING_SPEED,
                        Rule.SHORTEST,
                        Rule.LONGEST,
                        Rule.LINE_COUNT,
                        Rule.GAP,
                        Rule.MEDIA_LENGTH);
    }

    /** One file that breaks every rule of cues. */
    private static CaptionFile everything() {
        return new CaptionFile(
                "f",
                CaptionFormat.SRT,
                List.of(
                        cue(1, 5000, 5100, "x".repeat(43), "b", "c"),
                        cue(2, 5150, 15_000, "b"),
                        cue(3, 1000, 16_000, "c")),
                List.of(Finding.ofFile("f", Rule.FORM, Severity.ERROR, "form")));
    }

    @ParameterizedTest
    @EnumSource(
            value = Rule.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"EMPTY", "MISSING", "CHANGED", "LOCKED"})
    void everyRuleCanBeSwitchedOffAndDown(Rule rule) {
        Duration length = Duration.ofSeconds(10);
        CaptionRules off = CaptionRules.builder().level(rule, Level.OFF).build();
        CaptionRules warning = CaptionRules.builder().level(rule, Level.WARNING).build();
        List<Finding> all = CaptionCheck.check(everything(), DEFAULTS, length);

        assertThat(all).extracting(Finding::rule).contains(rule);
        assertThat(CaptionCheck.check(everything(), off, length))
                .containsExactlyElementsOf(
                        all.stream().filter(finding -> finding.rule() != rule).toList());
        assertThat(CaptionCheck.check(everything(), warning, length))
                .filteredOn(finding -> finding.rule() == rule)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING));
    }

    @Test
    void aFileThatBreaksOneRuleWithoutEndIsCutShort() {
        Cue[] cues = new Cue[1000];
        Arrays.setAll(cues, i -> cue(i + 1, i * 1000L, i * 1000L + 1000, "x".repeat(43)));

        List<String> findings =
                check(CaptionRules.builder().level("reading-speed=off").build(), cues);

        assertThat(findings).hasSize(Findings.MOST + 1);
        assertThat(findings)
                .contains("f:2000: error: and 800 more of this rule from here on, not listed [line-length]");
    }

    private static List<String> check(CaptionRules rules, Cue... cues) {
        return texts(CaptionCheck.check(file(cues), rules, null));
    }

    private static CaptionFile file(Cue... cues) {
        return new CaptionFile("f", CaptionFormat.SRT, List.of(cues), List.of());
    }

    private static List<String> texts(List<Finding> findings) {
        return findings.stream().map(Finding::text).toList();
    }

    private static Cue cue(int index, long start, long end, String... lines) {
        return new Cue(index, index * 10, Duration.ofMillis(start), Duration.ofMillis(end), Arrays.asList(lines), null);
    }
}
