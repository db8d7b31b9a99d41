package io.cielo24.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders hold what was set, in the service's words. */
class TranscriptionOrderTest {

    @Test
    void everyDocumentedOptionHasItsPlaceInTheJson() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("course", "Ümläute & \"quotes\"");
        metadata.put("term", "😀");
        TranscriptionOptions options = TranscriptionOptions.builder()
                .customerApprovalSteps(ApprovalStep.TRANSLATION, ApprovalStep.RETURN)
                .customerApprovalTool(ApprovalTool.AMARA)
                .customMetadata(metadata)
                .notes("n")
                .returnIwp(Iwp.FINAL, new Iwp("NEW_ONE"))
                .generateMediaIntelligenceIwp(Iwp.PREMIUM)
                .speakerId(true)
                .trueVerbatim(false)
                .audioDescription(true)
                .onScreenText(false)
                .musicLyrics(true)
                .customSpecialHandling(true)
                .firstPassCampaign(FirstPassCampaign.GENERAL_CONTENT)
                .option("tomorrow", List.of("a", 1, true))
                .build();

        assertThat(options.json())
                .isEqualTo("{\"customer_approval_steps\":[\"TRANSLATION\",\"RETURN\"],"
                        + "\"customer_approval_tool\":\"AMARA\","
                        + "\"custom_metadata\":{\"course\":\"Ümläute & \\\"quotes\\\"\",\"term\":\"😀\"},"
                        + "\"notes\":\"n\","
                        + "\"return_iwp\":[\"FINAL\",\"NEW_ONE\"],"
                        + "\"generate_media_intelligence_iwp\":[\"PREMIUM\"],"
                        + "\"speaker_id\":true,\"enable_true_verbatim\":false,\"audio_description\":true,"
                        + "\"on_screen_text\":false,\"music_lyrics\":true,\"custom_special_handling\":true,"
                        + "\"first_pass_campaign\":\"GENERAL_CONTENT\","
                        + "\"tomorrow\":[\"a\",1,true]}");
    }

    @Test
    void anOrderHoldsItsFidelityInTheSpellingThatTheServiceReads() {
        assertThat(TranscriptionOrder.builder(new Fidelity("High"))
                        .priority(Priority.PRIORITY)
                        .callbackUrl("https://example.org/secret/{job_id}?x={iwp_name}")
                        .targetLanguages(Language.FRENCH, Language.SPANISH_SPAIN)
                        .turnaroundHours(24)
                        .standardProduct("p")
                        .parameter("tomorrow", "t")
                        .build()
                        .parameters())
                .containsExactly(
                        entry("transcription_fidelity", "PROFESSIONAL"),
                        entry("priority", "PRIORITY"),
                        entry("callback_url", "https://example.org/secret/{job_id}?x={iwp_name}"),
                        entry("target_language", "fr,es-es"),
                        entry("turnaround_hours", 24L),
                        entry("standard_product", "p"),
                        entry("tomorrow", "t"));
    }

    @Test
    void notesAreLimitedByCharactersNotByCodeUnits() {
        assertThat(TranscriptionOptions.builder()
                        .notes("😀".repeat(1000))
                        .build()
                        .json())
                .contains("😀");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TranscriptionOptions.builder().notes("x".repeat(1001)))
                .withMessageContaining("1000")
                .withMessageContaining("1001");
    }

    @Test
    void emptyListsAndMapsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TranscriptionOptions.builder().returnIwp());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TranscriptionOptions.builder().customerApprovalSteps());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TranscriptionOptions.builder().customMetadata(Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TranscriptionOptions.builder().customMetadata(Map.of("a}b", "")))
                .withMessageContaining("a}b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TranscriptionOptions.builder().customMetadata(Map.of("a\n{b", "")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TranscriptionOrder.builder(Fidelity.PREMIUM).targetLanguages());
        assertThatIllegalStateException()
                .isThrownBy(() -> TranscriptionOptions.builder().build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hush/hush", "ftp://example.org/hush", "https:///hush", "https://example.org/hush hush"})
    void anUnusableCallbackUrlIsRefusedWithoutBeingRepeated(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TranscriptionOrder.builder(Fidelity.PREMIUM).callbackUrl(url))
                .withMessageContaining("callback URL")
                .withMessageNotContaining("hush");
    }

    @Test
    void rawParametersCannotTakeTheClientsPlace() {
        for (String name : List.of("v", "api_token", "job_id", "a b", "")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> TranscriptionOrder.builder(Fidelity.PREMIUM).parameter(name, "x"));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TranscriptionOptions.builder().option("x", List.of(new Object())));
    }

    @Test
    void documentedLanguagesAreSortedByWhatTheyAreGoodFor() {
        assertThat(Language.sources(Fidelity.PROFESSIONAL))
                .extracting(Language::code)
                .containsExactlyInAnyOrder(
                        "ar zh-cmn zh-tw nl en fr de he id it ko pt pt-pt ru es es-es tr uk vn".split(" "));
        assertThat(Language.targets())
                .extracting(Language::code)
                .containsExactlyInAnyOrder(
                        "ar zh-cmn zh-tw nl en fr de he id it ko pt pt-pt ru es es-es tr uk vn cz dk gr hi ja ms no pl se"
                                .split(" "));
        assertThat(Language.sources(new Fidelity("STANDARD")))
                .extracting(Language::code)
                .containsExactlyInAnyOrder("en", "fr", "de", "es");
        assertThat(Language.sources(Fidelity.MECHANICAL)).contains(new Language("hi"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Language("fr,de"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Language(" "));
    }
}
