package io.cielo24.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cielo24.account.AccountSetting;
import io.cielo24.job.Guidelines;
import io.cielo24.job.JobChanges;
import io.cielo24.job.StatisticsRequest;
import io.cielo24.job.TranslationOrder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What contradicts itself or is out of range fails when the request is built, with value and limit in the text. */
class RequestOptionsTest {

    private static CaptionRequest.Builder srt() {
        return CaptionRequest.builder(CaptionFormat.SRT);
    }

    private static void refused(ThrowingCallable building, String... words) {
        assertThatIllegalArgumentException().isThrownBy(building).withMessageContainingAll(words);
    }

    @Test
    void mixedNeedsAudioDescription() {
        refused(() -> srt().mixed(true).build(), "mixed", "audio_description");
        refused(() -> srt().audioDescription(false).mixed(true).build(), "mixed");
        refused(() -> TranscriptRequest.builder().mixed(true).build(), "mixed", "audio_description");
        assertThat(srt().mixed(true).audioDescription(true).build().parameters())
                .containsKey("mixed");
        assertThat(srt().mixed(false).build().parameters()).containsEntry("mixed", false);
    }

    @Test
    void optionsOfOneFormatAreRefusedForOthers() {
        refused(() -> srt().dfxpHeader("<head/>"), "dfxp_header", "DFXP", "SRT");
        refused(() -> srt().dfxpMetadata(true), "include_dfxp_metadata", "DFXP", "SRT");
        refused(() -> srt().qtSeamless(true), "qt_seamless", "QT", "SRT");
        refused(() -> CaptionRequest.builder(CaptionFormat.WEB_VTT).srtFormat("x"), "srt_format", "SRT", "WEB_VTT");
    }

    @Test
    void durationsAreNotNegativeAndInWholeMilliseconds() {
        refused(() -> srt().maximumDuration(Duration.ofMillis(-1)), "maximum_caption_duration", "PT-0.001S");
        refused(() -> srt().mergeGaps(Duration.ofNanos(1)), "merge_gap_interval", "PT0.000000001S");
        refused(() -> srt().longestSilence(Duration.ofSeconds(Long.MAX_VALUE)), "silence_max_ms", "PT576H");
        refused(() -> TranscriptRequest.builder().timecodeOffset(Duration.ofHours(-1)), "timecode_offset", "PT-1H");
        refused(
                () -> srt().minimumDuration(Duration.ofSeconds(5))
                        .maximumDuration(Duration.ofSeconds(4))
                        .build(),
                "5000",
                "4000");
    }

    @Test
    void countsHaveTheirLimits() {
        refused(() -> srt().charactersPerLine(0), "characters_per_caption_line", "0");
        refused(() -> srt().linesPerCaption(-3), "lines_per_caption", "-3");
        refused(() -> srt().minimumWords(0), "caption_words_min", "0");
        refused(() -> TranscriptRequest.builder().newlinesAfterSentence(-1), "newlines_after_sentence", "-1");
    }

    @Test
    void soundsCannotBothAllGoAndSomeOfThemGo() {
        refused(
                () -> srt().removeSoundReferences(true)
                        .removeSounds(SoundTag.MUSIC)
                        .build(),
                "remove_sounds_list",
                "remove_sound_references");
        refused(() -> srt().soundBoundaries("'", "x"), "sound_boundaries", "quote");
        refused(() -> srt().soundBoundaries("x", "\\"), "sound_boundaries");
    }

    @Test
    void otherRequestsHaveTheirLimitsToo() {
        refused(() -> AccountSetting.defaultJobNotes("x".repeat(6001)), "6000", "6001");
        assertThat(AccountSetting.defaultJobNotes("😀".repeat(6000)).parameters())
                .containsKey("value");
        refused(() -> StatisticsRequest.builder().metrics(), "metrics");
        refused(TranslationOrder::into, "target_languages");
        refused(() -> Guidelines.text(" \n"), "blank");
        refused(() -> Guidelines.file(Path.of("rules.pdf")), ".txt", "rules.pdf");
        refused(() -> Guidelines.document(URI.create("file:///etc/passwd")), "http");
        assertThatIllegalStateException().isThrownBy(() -> JobChanges.builder().build());
    }

    @Test
    void whatMayBeLongIsNotPrinted() {
        assertThat(Guidelines.text("Spell out numbers.")).hasToString("Guidelines[text of 18 characters]");
    }
}
