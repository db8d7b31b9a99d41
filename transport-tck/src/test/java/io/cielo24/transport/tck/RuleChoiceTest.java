package io.cielo24.transport.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuleChoiceTest {

    @Test
    void rulesAreChosenByNameOrPattern() {
        assertThat(RuleChoice.matches("required_a", "required_a")).isTrue();
        assertThat(RuleChoice.matches("required_a", "required_ab")).isFalse();
        assertThat(RuleChoice.matches("required_b, *cancel*", "required_cancelIsSilent"))
                .isTrue();
        assertThat(RuleChoice.matches("optional_*", "required_cancelIsSilent")).isFalse();
    }
}
