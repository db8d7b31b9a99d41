package io.cielo24.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a log shows of values that may be URLs. */
class RedactionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "b.mp4,https://example.com/a.mp4?signature=secret,c.mp4|b.mp4,https://example.com/a.mp4?...,c.mp4",
                "HTTPS://example.com/a.mp4?signature=secret|HTTPS://example.com/a.mp4?...",
                "https://user:secret@example.com/a.mp4|https://...@example.com/a.mp4",
                "https://user:se@cret@example.com:8443/a.mp4|https://...@example.com:8443/a.mp4",
                "https://example.com/a.mp4#secret|https://example.com/a.mp4#...",
                "http://example.com?secret,https://u@example.com|http://example.com?...,https://...@example.com",
            })
    void whatMayBeASecretIsLeftOut(String values, String shown) {
        assertThat(Redaction.shown(values)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PREMIUM", "https://example.com/@someone/a.mp4,talks/b.mp4", "notes=why? #1, $2", "a\\b.mp4"})
    void everythingElseIsShownAsItWasGiven(String values) {
        assertThat(Redaction.shown(values)).isEqualTo(values);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:secret@example.com/a b.mp4?secret",
                "https://user:se@secret@example.com/a b.mp4#secret",
                "https://user:se/secret@example.com/a b.mp4",
                "https://example.com/a b.mp4",
            })
    void ofWhatIsNoUrlNothingIsShownThatMightBeUserInfo(String text) {
        assertThat(Redaction.shownBroken(text)).isEqualTo("https://example.com/a b.mp4");
    }

    @Test
    void aUrlMayLackItsScheme() {
        assertThat(Redaction.shownBroken("user:secret@example.com/api")).isEqualTo("example.com/api");
        assertThat(Redaction.shownBroken("prodution")).isEqualTo("prodution");
    }

    @Test
    void aLongUrlIsNoExcuse() {
        String place = "https://example.com/" + "a".repeat(3_000);
        assertThat(Redaction.shown(place + "?secret")).isEqualTo(place + "?...");
    }
}
