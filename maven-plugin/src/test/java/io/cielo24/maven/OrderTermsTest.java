package io.cielo24.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cielo24.captioning.CaptionMedia;
import io.cielo24.job.Fidelity;
import io.cielo24.job.Language;
import io.cielo24.job.Priority;
import io.cielo24.job.TranscriptionOptions;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTermsTest {

    private static final CaptionMedia MEDIA = CaptionMedia.url(URI.create("https://example.com/a.mp4"));

    @Test
    void onlyWhatWasSetIsOrdered() throws MojoExecutionException {
        OrderTerms terms =
                new OrderTerms(Language.ENGLISH, OrderTerms.fidelity("premium"), null, null, List.of(), null, null);

        assertThat(terms.order(MEDIA, "a").order().parameters())
                .containsOnlyKeys("transcription_fidelity", "priority")
                .containsEntry("transcription_fidelity", "PREMIUM");
        assertThat(terms.doubts()).isEmpty();
    }

    @Test
    void everyTermReachesTheOrder() throws MojoExecutionException {
        TranscriptionOptions options = OrderOptions.of(List.of("speaker_id=true", "notes=a=b, c"));
        OrderTerms terms = new OrderTerms(
                OrderTerms.language("language", " es "),
                Fidelity.PROFESSIONAL,
                OrderTerms.priority("priority"),
                OrderTerms.hours(12),
                OrderTerms.languages(List.of("en", " fr ")),
                options,
                "agreed");

        Map<String, Object> order = terms.order(MEDIA, "a").order().parameters();

        assertThat(order)
                .containsEntry("priority", "PRIORITY")
                .containsEntry("turnaround_hours", 12L)
                .containsEntry("target_language", "en,fr")
                .containsEntry("standard_product", "agreed");
        assertThat(String.valueOf(order.get("options"))).contains("\"speaker_id\":true", "\"notes\":\"a=b, c\"");
        assertThat(terms.order(MEDIA, "a").job().parameters()).containsEntry("language", "es");
        assertThat(terms.doubts()).isEmpty();
    }

    @Test
    void whatTheServiceDoesNotDocumentIsDoubted() throws MojoExecutionException {
        OrderTerms terms = new OrderTerms(
                new Language("eng"), Fidelity.PREMIUM, null, null, List.of(new Language("xx")), null, null);

        assertThat(terms.doubts()).hasSize(2);
        assertThat(terms.doubts().get(0)).contains("'eng'", "en, fr, de, es");
        assertThat(terms.doubts().get(1)).contains("'xx'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BEST", "PREMIUM,PROFESSIONAL"})
    void aFidelityIsOneOfThree(String text) {
        assertThatThrownBy(() -> OrderTerms.fidelity(text))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("cielo24.fidelity")
                .hasMessageContaining("MECHANICAL");
    }

    @Test
    void aTermThatIsNoneIsRefusedByName() {
        assertThatThrownBy(() -> OrderTerms.priority("URGENT"))
                .hasMessageContaining("cielo24.priority is 'URGENT'")
                .hasMessageContaining(Priority.STANDARD.text());
        assertThatThrownBy(() -> OrderTerms.hours(0)).hasMessageContaining("cielo24.turnaroundHours is 0");
        assertThatThrownBy(() -> OrderTerms.language("language", " "))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("cielo24.language is ' '");
    }

    @ParameterizedTest
    @ValueSource(strings = {"speaker_id", "=true", "speaker_id=", "speaker_id=yes", "no_such_option=true"})
    void anOptionIsKnownAndHasAValue(String text) {
        assertThatThrownBy(() -> OrderOptions.of(List.of(text)))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("cielo24.options");
    }

    @Test
    void anOptionIsGivenOnce() {
        assertThatThrownBy(() -> OrderOptions.of(List.of("speaker_id=true", "speaker_id=false")))
                .hasMessageContaining("speaker_id twice");
    }

    @Test
    void severalValuesMakeAList() throws MojoExecutionException {
        TranscriptionOptions options = OrderOptions.of(List.of("return_iwp=FINAL, PREMIUM"));

        assertThat(options).isNotNull();
        assertThat(options.json()).isEqualTo("{\"return_iwp\":[\"FINAL\",\"PREMIUM\"]}");
        assertThat(OrderOptions.of(null)).isNull();
    }
}
