package io.cielo24.maven.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CueTest {

    static List<Arguments> lines() {
        return List.of(
                Arguments.of("", 0),
                Arguments.of("  ", 0),
                Arguments.of("Hello, you!", 11),
                Arguments.of("  Hello,   you!\t", 11),
                Arguments.of("caf\u00E9", 4),
                Arguments.of("cafe\u0301", 4),
                Arguments.of("\u200Eleft\u200F", 4),
                Arguments.of("a\u00A0b", 3),
                Arguments.of("\u65E5\u672C\u8A9E", 3),
                Arguments.of("\uD83D\uDE00\uFE0F!", 2),
                Arguments.of("soft\u00ADhyphen", 10),
                Arguments.of("\uD83D", 1));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void charactersAreCountedAsAReaderDoes(String line, int count) {
        assertThat(Cue.characters(line)).isEqualTo(count);
    }

    @Test
    void readingSpeedCountsCharactersWithoutLineBreaksAndRoundsToATenth() {
        assertThat(cue(3000, "abcde fgh", "ijk").charactersPerSecond()).isEqualTo(4.0);
        assertThat(cue(3000, "abcde fgh i").charactersPerSecond()).isEqualTo(3.7);
        assertThat(cue(0, "abc").charactersPerSecond()).isZero();
        assertThat(cue(-5, "abc").charactersPerSecond()).isZero();
    }

    private static Cue cue(long millis, String... lines) {
        return new Cue(
                1, 1, Duration.ofSeconds(1), Duration.ofMillis(1000 + millis), Arrays.asList(lines), "Not counted");
    }
}
