package io.cielo24.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cielo24.ApiException;
import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.ErrorType;
import io.cielo24.LoginStyle;
import io.cielo24.RequestStyle;
import io.cielo24.account.AccountSetting;
import io.cielo24.account.ApiKey;
import io.cielo24.account.ApiKeyRequest;
import io.cielo24.account.NewAccount;
import io.cielo24.job.Fidelity;
import io.cielo24.job.Guidelines;
import io.cielo24.job.GuidelinesReceipt;
import io.cielo24.job.Job;
import io.cielo24.job.JobChanges;
import io.cielo24.job.JobFilter;
import io.cielo24.job.JobStatus;
import io.cielo24.job.Language;
import io.cielo24.job.NewJob;
import io.cielo24.job.Priority;
import io.cielo24.job.RelatedJobs;
import io.cielo24.job.Statistics;
import io.cielo24.job.StatisticsMetric;
import io.cielo24.job.StatisticsRequest;
import io.cielo24.job.TranscriptionOrder;
import io.cielo24.job.TranslationOrder;
import io.cielo24.job.TranslationReceipt;
import io.cielo24.job.UplevelOrder;
import io.cielo24.job.UpleveledJob;
import io.cielo24.media.MediaFormat;
import io.cielo24.media.MediaSource;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.Effect;
import io.cielo24.simulator.SimulatorOptions;
import io.cielo24.transcript.CaptionFormat;
import io.cielo24.transcript.CaptionRequest;
import io.cielo24.transcript.ElementList;
import io.cielo24.transcript.ElementListVersion;
import io.cielo24.transcript.LetterCase;
import io.cielo24.transcript.TranscriptFormat;
import io.cielo24.transcript.TranscriptRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The typed client against the simulator, path by path, over every transport and in both request styles. */
class EveryPathTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path CLIP = Path.of("../examples/media/spoken-sample.mp4");
    private static final String NASTY = "Ünï日 &a=b+c;?#/\\ \"q\" 'q' {x}[y]<z>|~!$@: 😀";

    @TempDir
    Path folder;

    private Cielo24Simulator simulator;

    @BeforeEach
    void start() {
        simulator = Cielo24Simulator.start(SimulatorOptions.builder()
                .processingTime(Duration.ZERO)
                .mediaDirectory(folder)
                .build());
    }

    @AfterEach
    void stop() {
        simulator.close();
        assertThat(simulator.defects()).isEmpty();
    }

    private Cielo24Client client(String transport, RequestStyle style) {
        return builder(transport, style)
                .credentials(Credentials.apiKey(simulator.user(), simulator.apiKey()))
                .build();
    }

    private Cielo24Client.Builder builder(String transport, RequestStyle style) {
        return Cielo24Client.builder()
                .endpoint(simulator.endpoint())
                .sandboxEndpoint(simulator.sandboxEndpoint())
                .requestStyle(style)
                .transport(transport);
    }

    private static String newJob(Cielo24Client client) {
        return client.jobs().create(NewJob.named(NASTY)).block(PATIENCE).jobId();
    }

    /** A job with media whose order is complete. */
    private String finishedJob(Cielo24Client client, Fidelity fidelity) {
        String job = newJob(client);
        client.media().addMedia(job, MediaSource.file(CLIP)).block(PATIENCE);
        client.jobs().performTranscription(job, TranscriptionOrder.of(fidelity)).block(PATIENCE);
        simulator.job(job).completeNow();
        return job;
    }

    @Transports.InEachStyle
    void theAccount(String transport, RequestStyle style) {
        try (Cielo24Client client = client(transport, style)) {
            assertThat(client.account().verifyKey().block(PATIENCE)).isNotBlank();

            client.account()
                    .updateSetting(AccountSetting.defaultJobNotes(NASTY))
                    .block(PATIENCE);
            assertThat(client.account().settings().block(PATIENCE).text("default_job_notes"))
                    .contains(NASTY);

            ApiKey key = client.account()
                    .generateApiKey(ApiKeyRequest.builder().forceNew(true).build())
                    .block(PATIENCE);
            assertThat(key.key()).matches("[0-9a-f]{32}");
            client.account().removeApiKey(key.key()).block(PATIENCE);
            client.account().updatePassword("new " + NASTY).block(PATIENCE);
            client.account()
                    .create(NewAccount.builder("someone", "pass " + NASTY)
                            .firstName(NASTY)
                            .build())
                    .block(PATIENCE);
            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> client.account()
                            .create(NewAccount.builder("someone", "x").build())
                            .block(PATIENCE))
                    .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(ErrorType.ACCOUNT_EXISTS));
            client.account().logout().block(PATIENCE);
        }
        assertThat(simulator.effects().count(Effect.SETTING_CHANGED)).isEqualTo(1);
        assertThat(simulator.effects().count(Effect.KEY_REMOVED)).isEqualTo(1);
        assertThat(simulator.effects().count(Effect.PASSWORD_CHANGED)).isEqualTo(1);
        assertThat(simulator.effects().count(Effect.ACCOUNT_CREATED)).isEqualTo(1);
        assertThat(simulator.effects().count(Effect.LOGOUT)).isEqualTo(1);

        for (LoginStyle login : LoginStyle.values()) {
            try (Cielo24Client again = builder(transport, style)
                    .credentials(Credentials.password(simulator.user(), "new " + NASTY))
                    .loginStyle(login)
                    .build()) {
                again.account().login().block(PATIENCE);
            }
        }
    }

    @Transports.InEachStyle
    void aJobFromItsBeginToItsEnd(String transport, RequestStyle style) {
        try (Cielo24Client client = client(transport, style)) {
            String job = client.jobs()
                    .create(NewJob.builder()
                            .name(NASTY)
                            .externalId(NASTY)
                            .language(Language.ENGLISH)
                            .build())
                    .block(PATIENCE)
                    .jobId();
            client.jobs().updateMetadata(job, NASTY, NASTY).block(PATIENCE);

            Job info = client.jobs().info(job).block(PATIENCE);
            assertThat(info.name()).isEqualTo(NASTY);
            assertThat(info.externalId()).isEqualTo(NASTY);
            assertThat(client.jobs()
                            .list(JobFilter.byExternalId(NASTY))
                            .map(Job::jobId)
                            .collectList()
                            .block(PATIENCE))
                    .containsExactly(job);
            assertThat(client.jobs()
                            .list(JobFilter.builder().name("Ünï*").build())
                            .map(Job::jobId)
                            .collectList()
                            .block(PATIENCE))
                    .containsExactly(job);
            assertThat(client.jobs()
                            .list(JobFilter.byExternalId("none"))
                            .collectList()
                            .block(PATIENCE))
                    .isEmpty();

            client.jobs().delete(job).block(PATIENCE);
            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> client.jobs().info(job).block(PATIENCE))
                    .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(ErrorType.ITEM_NOT_FOUND));
        }
        assertThat(simulator.effects().deletions()).isEqualTo(1);
    }

    @Transports.InEachStyle
    void aJobThatWaitsForAuthorization(String transport, RequestStyle style) {
        simulator.close();
        simulator = Cielo24Simulator.start(SimulatorOptions.builder()
                .requiresAuthorization(true)
                .processingTime(Duration.ZERO)
                .mediaDirectory(folder)
                .build());
        try (Cielo24Client client = client(transport, style)) {
            String job = newJob(client);
            client.media().addMedia(job, MediaSource.file(CLIP)).block(PATIENCE);
            client.jobs()
                    .performTranscription(job, TranscriptionOrder.of(Fidelity.MECHANICAL))
                    .block(PATIENCE);
            assertThat(client.jobs().info(job).block(PATIENCE).status()).isEqualTo(JobStatus.AUTHORIZING);

            client.jobs()
                    .modify(
                            job,
                            JobChanges.builder()
                                    .fidelity(Fidelity.PREMIUM)
                                    .priority(Priority.PRIORITY)
                                    .notes(NASTY)
                                    .build())
                    .block(PATIENCE);
            assertThat(client.jobs().info(job).block(PATIENCE).fidelity()).isEqualTo(Fidelity.PREMIUM);
            client.jobs().authorize(job).block(PATIENCE);
            client.jobs().authorize(job).block(PATIENCE);
            assertThat(client.jobs().info(job).block(PATIENCE).status()).isNotEqualTo(JobStatus.AUTHORIZING);
        }
        assertThat(simulator.effects().jobsAuthorized()).isEqualTo(1);
    }

    @Transports.InEachStyle
    void mediaByEveryWay(String transport, RequestStyle style) throws Exception {
        try (Cielo24Client client = client(transport, style)) {
            String direct = newJob(client);
            client.media().addMedia(direct, MediaSource.file(CLIP)).block(PATIENCE);
            assertThat(client.media().mediaUrl(direct).blockOptional(PATIENCE)).isEmpty();
            assertThat(client.media().transcodedUrl(direct, MediaFormat.MP4).blockOptional(PATIENCE))
                    .isPresent();
            Path back = folder.resolve("back.mp4");
            client.media().downloadTo(direct, MediaFormat.MP4, back).block(PATIENCE);
            assertThat(Files.mismatch(back, CLIP)).isEqualTo(-1);

            String stored = newJob(client);
            client.media().addMediaToStorage(stored, MediaSource.file(CLIP)).block(PATIENCE);
            assertThat(simulator.job(stored).mediaLength()).hasValue(Files.size(CLIP));

            String byUrl = newJob(client);
            URI url = URI.create("https://example.org/clip%20one.mp4?a=b%26c&d=+");
            client.media().addMedia(byUrl, url).block(PATIENCE);
            assertThat(client.media().mediaUrl(byUrl).block(PATIENCE)).isEqualTo(url);

            String byPlayer = newJob(client);
            client.media()
                    .addMediaFromPlayer(byPlayer, URI.create("https://www.youtube.com/watch?v=abc&t=1"))
                    .block(PATIENCE);
        }
        assertThat(simulator.effects().mediaStored()).isEqualTo(4);
    }

    @Transports.InEachStyle
    void whatElseAJobIsMadeFrom(String transport, RequestStyle style) throws Exception {
        Path file = Files.writeString(folder.resolve("rules \"é\".txt"), NASTY);
        try (Cielo24Client client = client(transport, style)) {
            String job = newJob(client);
            for (Guidelines guidelines : List.of(
                    Guidelines.text(NASTY),
                    Guidelines.file(file),
                    Guidelines.document(URI.create("https://example.org/g.txt?a=%20b")),
                    Guidelines.webPage(URI.create("https://example.org/g")))) {
                GuidelinesReceipt receipt =
                        client.jobs().addGuidelines(job, guidelines).block(PATIENCE);
                assertThat(receipt.json()).contains("CUSTOM_GUIDELINES_STORED");
            }
            client.media().addMedia(job, MediaSource.file(CLIP)).block(PATIENCE);
            client.transcripts()
                    .addTranscript(
                            job, TranscriptFormat.TEXT, MediaSource.bytes(NASTY.getBytes(StandardCharsets.UTF_8)))
                    .block(PATIENCE);
            String other = newJob(client);
            client.media().addMedia(other, MediaSource.file(CLIP)).block(PATIENCE);
            client.transcripts()
                    .addTranscript(other, TranscriptFormat.SRT, URI.create("https://example.org/t.srt?a=+"))
                    .block(PATIENCE);
        }
        assertThat(simulator.effects().count(Effect.GUIDELINES_STORED)).isEqualTo(4);
        assertThat(simulator.effects().count(Effect.TRANSCRIPT_STORED)).isEqualTo(2);
    }

    @Transports.InEachStyle
    void ordersAfterTheFirst(String transport, RequestStyle style) {
        try (Cielo24Client client = client(transport, style)) {
            String mechanical = finishedJob(client, Fidelity.MECHANICAL);
            UpleveledJob upleveled = client.jobs()
                    .uplevel(
                            mechanical,
                            UplevelOrder.builder()
                                    .speakerId(true)
                                    .priority(Priority.CRITICAL)
                                    .reference(NASTY)
                                    .build())
                    .block(PATIENCE);
            assertThat(upleveled.jobId()).matches("[0-9a-f]{32}");

            String professional = finishedJob(client, Fidelity.PROFESSIONAL);
            TranslationReceipt translation = client.jobs()
                    .translate(professional, TranslationOrder.into(Language.FRENCH, Language.GERMAN))
                    .block(PATIENCE);
            assertThat(translation.jobIds()).hasSize(2);
            client.jobs().burnInCaptions(professional, "ann+b@example.org").block(PATIENCE);

            RelatedJobs related = client.jobs().related(professional).block(PATIENCE);
            assertThat(related.json()).contains(translation.jobIds().get(0));
            Statistics statistics = client.jobs()
                    .statistics(StatisticsRequest.builder()
                            .metrics(StatisticsMetric.TOTAL)
                            .build())
                    .block(PATIENCE);
            assertThat(statistics.rows()).isNotEmpty();
        }
        assertThat(simulator.effects().translations()).isEqualTo(2);
        assertThat(simulator.effects().uplevels()).isEqualTo(1);
        assertThat(simulator.effects().burnIns()).isEqualTo(1);
    }

    @Transports.InEachStyle
    void results(String transport, RequestStyle style) {
        try (Cielo24Client client = client(transport, style)) {
            String job = finishedJob(client, Fidelity.PREMIUM);

            List<ElementListVersion> versions =
                    client.transcripts().elementListVersions(job).collectList().block(PATIENCE);
            assertThat(versions).isNotEmpty();
            ElementList list = client.transcripts().elementList(job).block(PATIENCE);
            assertThat(list.segments()).isNotEmpty();
            assertThat(client.transcripts().segments(job).collectList().block(PATIENCE))
                    .isEqualTo(list.segments());

            String captions = client.transcripts()
                    .captionText(
                            job,
                            CaptionRequest.builder(CaptionFormat.WEB_VTT)
                                    .charactersPerLine(20)
                                    .forceCase(LetterCase.UPPER)
                                    .elementListVersion(versions.get(0).version())
                                    .build())
                    .block(PATIENCE);
            assertThat(captions).startsWith("WEBVTT");
            assertThat(captions.lines()
                            .filter(line -> !line.contains("-->"))
                            .map(line -> line.replaceAll("&[a-z]+;", ""))) // what WebVTT escapes has no case
                    .allSatisfy(line -> assertThat(line).isEqualTo(line.toUpperCase(Locale.ROOT)));
            assertThat(client.transcripts()
                            .captionUrl(job, CaptionRequest.of(CaptionFormat.SRT))
                            .block(PATIENCE))
                    .isNotNull();
            assertThat(client.transcripts()
                            .transcriptText(
                                    job,
                                    TranscriptRequest.builder()
                                            .timecodeEveryParagraph(false)
                                            .build())
                            .block(PATIENCE))
                    .isNotBlank();
        }
    }
}
