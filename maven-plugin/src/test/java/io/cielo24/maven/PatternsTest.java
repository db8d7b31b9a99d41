package io.cielo24.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternsTest {

    @ParameterizedTest
    @CsvSource({
        "**/*.mp4, a.mp4, true",
        "**/*.mp4, talks/2026/a.MP4, true",
        "**/*.mp4, a.mp4x, false",
        "talks\\*.mp4, talks/a.mp4, true",
        "talks/*.mp4, talks/b/a.mp4, false",
        "talks/, talks/b/a.mp4, true",
        "**, any/thing, true",
        "a?.mp4, ab.mp4, true",
        "a?.mp4, a/.mp4, false",
        "a+(b).mp4, a+(b).mp4, true",
        "prøve/*.mp4, prøve/å.mp4, true",
    })
    void patternsMeanWhatBuildsMeanByThem(String pattern, String path, boolean matches) {
        assertThat(new Patterns(List.of(pattern), List.of()).match(path)).isEqualTo(matches);
    }

    @Test
    void whatIsExcludedIsOutWhateverIncludesIt() {
        Patterns patterns = new Patterns(List.of("**/*.mp4", "drafts/b.mp4"), List.of("drafts/**"));

        assertThat(patterns.match("a.mp4")).isTrue();
        assertThat(patterns.match("drafts/b.mp4")).isFalse();
    }
}
