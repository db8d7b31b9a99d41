package io.cielo24.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.transport.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferedNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "attachment; filename=\"lecture 1.mp4\" | lecture 1.mp4",
                "attachment; filename=plain.mp4 | plain.mp4",
                "attachment; FILENAME=\"../../etc/passwd\" | passwd",
                "attachment; filename=\"C:\\\\Windows\\\\evil.exe\" | evil.exe",
                "attachment; filename=\"a:b*c?.mp4\" | a_b_c_.mp4",
                "attachment; filename=\"q\\\"uote.mp4\" | q_uote.mp4",
                "attachment; filename=\"Ünïcode.mp4\" | Ünïcode.mp4",
            })
    void aNameIsReducedToAPlainFileName(String header, String expected) {
        assertThat(OfferedName.of(Headers.of("Content-Disposition", header))).hasValue(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "attachment",
        "attachment; filename=\"\"",
        "attachment; filename=\"..\"",
        "attachment; filename=\"dir/\"",
        "attachment; filename=.",
        "inline; xfilename=a"
    })
    void whatIsNoNameIsNone(String header) {
        assertThat(OfferedName.of(Headers.of("Content-Disposition", header))).isEmpty();
    }

    @Test
    void noHeaderIsNoName() {
        assertThat(OfferedName.of(Headers.empty())).isEmpty();
    }

    @Test
    void aLongNameKeepsItsEnd() {
        assertThat(OfferedName.of(
                                Headers.of("Content-Disposition", "attachment; filename=" + "x".repeat(1000) + ".mp4"))
                        .orElseThrow())
                .hasSize(255)
                .endsWith(".mp4");
    }

    @Test
    void aNameAsLongAsAHeaderMayBeTakesNoMoreOfTheStackThanAShortOne() {
        String name = "y\\\"".repeat(30_000);
        assertThat(OfferedName.of(Headers.of("Content-Disposition", "attachment; filename=\"" + name + "\"")))
                .isPresent();
    }
}
