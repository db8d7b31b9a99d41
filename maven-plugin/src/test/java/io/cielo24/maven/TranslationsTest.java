package io.cielo24.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.job.Fidelity;
import io.cielo24.job.JobOperations;
import io.cielo24.job.Language;
import io.cielo24.job.NewJob;
import io.cielo24.job.TranscriptionOrder;
import io.cielo24.job.TranslationOrder;
import io.cielo24.media.MediaSource;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.SimulatedStatus;
import io.cielo24.simulator.SimulatorOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jobs of translations are found among the relatives of the order's own job, and never guessed. */
class TranslationsTest {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Cielo24Simulator simulator;
    private Cielo24Client client;

    @BeforeEach
    void start() {
        simulator = Cielo24Simulator.start(
                SimulatorOptions.builder().processingTime(Duration.ofHours(1)).build());
        client = Cielo24Client.builder()
                .endpoint(simulator.endpoint())
                .credentials(Credentials.apiKey(simulator.user(), simulator.apiKey()))
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    private JobOperations jobs() {
        return client.jobs();
    }

    private String ordered(TranscriptionOrder order) {
        String jobId = jobs().create(NewJob.named("a")).block(LONGEST).jobId();
        client.media().addMedia(jobId, MediaSource.bytes(new byte[] {1})).block(LONGEST);
        jobs().performTranscription(jobId, order).block(LONGEST);
        return jobId;
    }

    private String translated(String jobId, Language language) {
        List<String> ids = jobs().translate(
                        jobId,
                        TranslationOrder.builder(language).approveUplevel(true).build())
                .block(LONGEST)
                .jobIds();
        assertThat(ids).hasSize(1);
        return ids.get(0);
    }

    @Test
    void eachLanguageHasTheJobThatWasOrderedForIt() {
        String leading = ordered(TranscriptionOrder.builder(Fidelity.PREMIUM)
                .targetLanguages(Language.ENGLISH, Language.FRENCH, Language.GERMAN)
                .build());

        for (Language language : List.of(Language.FRENCH, Language.GERMAN)) {
            assertThat(Translations.find(jobs(), leading, language).block(LONGEST))
                    .isNotNull()
                    .satisfies(job -> assertThat(job.targetLanguage()).isEqualTo(language));
        }
        assertThat(Translations.find(jobs(), leading, Language.ENGLISH).block(LONGEST))
                .as("the language spoken")
                .isNull();
        assertThat(Translations.find(jobs(), leading, Language.SPANISH).block(LONGEST))
                .isNull();
        assertThat(simulator.effects().translations()).isEqualTo(2);
    }

    private String frenchJob(String leading) {
        return Translations.find(jobs(), leading, Language.FRENCH)
                .block(LONGEST)
                .jobId();
    }

    @Test
    void aTranslationThatWasOrderedLaterIsFoundAsWell() {
        String leading = ordered(TranscriptionOrder.of(Fidelity.PREMIUM));
        String french = translated(leading, Language.FRENCH);

        assertThat(frenchJob(leading)).isEqualTo(french);
    }

    @Test
    void oneThatFailedDoesNotStandInTheWayOfOneThatDidNot() {
        String leading = ordered(TranscriptionOrder.of(Fidelity.PREMIUM));
        String first = translated(leading, Language.FRENCH);
        simulator.job(first).status(SimulatedStatus.MEDIA_FAILURE);
        assertThat(frenchJob(leading)).isEqualTo(first);

        String second = translated(leading, Language.FRENCH);
        assertThat(frenchJob(leading)).isEqualTo(second);
    }

    @Test
    void ofTwoNoneIsChosen() {
        String leading = ordered(TranscriptionOrder.of(Fidelity.PREMIUM));
        String first = translated(leading, Language.FRENCH);
        String second = translated(leading, Language.FRENCH);

        assertThatIllegalStateException()
                .isThrownBy(() ->
                        Translations.find(jobs(), leading, Language.FRENCH).block(LONGEST))
                .withMessageContainingAll("'fr'", first, second, "cannot be told");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"fr:en,fr|en", "en:ES|es", "en: de , es |de,es", "en:en|''", "en:|''"})
    void whatStandsBehindTheColonWithoutTheLanguageSpokenAreTheTargets(String languages, String targets) {
        assertThat(String.join(",", Translations.targets(languages))).isEqualTo(targets);
    }

    @ParameterizedTest
    @CsvSource({"en,en", "pt-pt,pt-pt", "cz,cs", "dk,da", "gr,el", "se,sv", "vn,vi"})
    void filesAreCalledByTheTagThatPlayersKnow(String code, String tag) {
        assertThat(LanguageTag.of(new Language(code))).isEqualTo(tag);
    }
}
