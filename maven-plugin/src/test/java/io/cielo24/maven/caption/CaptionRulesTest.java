package io.cielo24.maven.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionRulesTest {

    @Test
    void theDefaultsAreThoseOfTheGuides() {
        CaptionRules rules = CaptionRules.defaults();

        assertThat(Arrays.stream(Rule.values())
                        .filter(rule -> !rules.limit(rule).isEmpty())
                        .map(rule -> rule.id() + ": " + rules.limit(rule)))
                .containsExactly(
                        "media-length: at most 0.25 s past its end",
                        "line-length: at most 42",
                        "line-count: at most 2",
                        "reading-speed: at most 20 characters a second, warning from 17",
                        "shortest: at least 0.833 s",
                        "longest: at most 7 s",
                        "gap: none, or at least 0.08 s");
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyRuleIsFullyOnButOverlapAndAnswersToItsName(Rule rule) {
        assertThat(CaptionRules.defaults().level(rule)).isEqualTo(rule == Rule.OVERLAP ? Level.WARNING : Level.ERROR);
        assertThat(Rule.ofId(rule.id())).contains(rule);
        assertThat(CaptionRules.builder()
                        .level(" " + rule.id() + " = off ")
                        .build()
                        .level(rule))
                .isEqualTo(Level.OFF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gap", "=off", "gaps=off", "GAP=off"})
    void aRuleThatDoesNotExistIsRefusedWithTheNamesOfThoseThatDo(String setting) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CaptionRules.builder().level(setting))
                .withMessageStartingWith("rules holds '" + setting + "', which names no rule")
                .withMessageContaining("line-length, line-count, reading-speed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gap=", "gap=on", "gap=fatal"})
    void aLevelThatDoesNotExistIsRefused(String setting) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CaptionRules.builder().level(setting))
                .withMessage("rules holds '" + setting + "', which names no level: write gap=off|warning|error");
    }

    @Test
    void figuresThatMakeNoSenseAreRefusedWithTheValueAndTheLimit() {
        CaptionRules.Builder builder = CaptionRules.builder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.charactersPerLine(0))
                .withMessage("charactersPerLine is 0, must be 1 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.linesPerCue(-1))
                .withMessage("linesPerCue is -1, must be 1 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.readingSpeed(Double.NaN, 1))
                .withMessageStartingWith("readingSpeed is NaN, must be more than 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.readingSpeed(1, 0))
                .withMessageStartingWith("readingSpeedWarning is 0.0, must be more than 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.shortestGap(Duration.ofMillis(-1)))
                .withMessage("shortestGap is -1 ms, must be 0 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CaptionRules.builder()
                        .shortestCue(Duration.ofSeconds(8))
                        .build())
                .withMessage("longestCue is 7 s, less than shortestCue, 8 s");
    }
}
