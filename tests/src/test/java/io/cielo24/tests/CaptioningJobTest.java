package io.cielo24.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.ApiException;
import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.ErrorType;
import io.cielo24.NetworkException;
import io.cielo24.job.Fidelity;
import io.cielo24.job.Job;
import io.cielo24.job.JobStatus;
import io.cielo24.job.NewJob;
import io.cielo24.job.TranscriptionOptions;
import io.cielo24.job.TranscriptionOrder;
import io.cielo24.media.MediaDownload;
import io.cielo24.media.MediaFormat;
import io.cielo24.media.MediaSource;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.RecordedRequest;
import io.cielo24.simulator.SimulatorOptions;
import io.cielo24.transcript.CaptionFormat;
import io.cielo24.transcript.CaptionRequest;
import io.cielo24.transcript.TranscriptRequest;
import io.cielo24.transport.TransportConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

/** The captioning job end to end, over real sockets, against the simulator. */
class CaptioningJobTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path CLIP = Path.of("../examples/media/spoken-sample.mp4");

    @TempDir
    Path folder;

    private Cielo24Simulator simulator;

    @BeforeEach
    void start() {
        simulator = Cielo24Simulator.start(SimulatorOptions.builder()
                .processingTime(Duration.ofMillis(50))
                .mediaDirectory(folder)
                .build());
    }

    @AfterEach
    void stop() {
        simulator.close();
        assertThat(simulator.defects()).isEmpty();
    }

    private Cielo24Client client(String transport) {
        return builder(transport).build();
    }

    private Cielo24Client.Builder builder(String transport) {
        return Cielo24Client.builder()
                .endpoint(simulator.endpoint())
                .credentials(Credentials.apiKey(simulator.user(), simulator.apiKey()))
                .transport(transport);
    }

    private static Mono<Job> untilEnd(Cielo24Client client, String jobId) {
        return client.jobs()
                .info(jobId)
                .filter(job -> job.status().isEnd())
                .repeatWhenEmpty(asks -> asks.delayElements(Duration.ofMillis(20)));
    }

    private void wholeJob(Cielo24Client client) throws IOException {
        String jobId = client.jobs()
                .create(NewJob.builder()
                        .name("Ünïcode & more + 100 % 🎬 {x}")
                        .externalId("e-1")
                        .build())
                .block(PATIENCE)
                .jobId();
        client.media().addMedia(jobId, MediaSource.file(CLIP)).block(PATIENCE);
        client.jobs()
                .performTranscription(
                        jobId,
                        TranscriptionOrder.builder(Fidelity.PREMIUM)
                                .options(TranscriptionOptions.builder()
                                        .notes("\"Quoted\" & {braced}")
                                        .build())
                                .build())
                .block(PATIENCE);
        Job done = untilEnd(client, jobId).block(PATIENCE);
        assertThat(done.status()).isEqualTo(JobStatus.COMPLETE);
        assertThat(done.name()).isEqualTo("Ünïcode & more + 100 % 🎬 {x}");
        assertThat(done.externalId()).isEqualTo("e-1");
        assertThat(done.fidelity()).isEqualTo(Fidelity.PREMIUM);

        assertThat(client.transcripts()
                        .captionText(jobId, CaptionRequest.of(CaptionFormat.WEB_VTT))
                        .block(PATIENCE))
                .startsWith("WEBVTT");
        Path srt = folder.resolve("captions.srt");
        client.transcripts()
                .captionTo(jobId, CaptionRequest.of(CaptionFormat.SRT), srt)
                .block(PATIENCE);
        assertThat(Files.readString(srt)).startsWith("1\n00:00:");
        assertThat(client.transcripts()
                        .transcriptText(jobId, TranscriptRequest.plain())
                        .block(PATIENCE))
                .contains("captions");

        MediaDownload copy = client.media()
                .downloadTo(jobId, MediaFormat.MP4, folder.resolve("copy.mp4"))
                .block(PATIENCE);
        assertThat(Files.mismatch(CLIP, copy.file())).isEqualTo(-1);
        assertThat(copy.lengthVerified()).isTrue();
        assertThat(copy.offeredName()).isNotBlank().doesNotContain("/");
        assertThat(simulator.effects().jobsCreated()).isEqualTo(1);
        assertThat(simulator.effects().ordersPlaced()).isEqualTo(1);
        assertThat(simulator.effects().logins()).isEqualTo(1);
    }

    @Transports.Each
    void theWholeJob(String transport) throws IOException {
        try (Cielo24Client client = client(transport)) {
            wholeJob(client);
        }
    }

    @Transports.Each
    void theWholeJobOverTls(String transport) throws IOException {
        TransportConfig trusting =
                TransportConfig.builder().trustStore(simulator.trustStore()).build();
        try (Cielo24Client client = builder(transport)
                .endpoint(simulator.secureEndpoint())
                .transportConfig(trusting)
                .build()) {
            wholeJob(client);
        }
    }

    @Transports.Each
    void aCertificateThatNobodyTrustsIsRefusedBeforeAnythingIsSent(String transport) {
        try (Cielo24Client client =
                builder(transport).endpoint(simulator.secureEndpoint()).build()) {
            StepVerifier.create(client.account().login())
                    .expectErrorSatisfies(error -> assertThat(error)
                            .isInstanceOfSatisfying(
                                    NetworkException.class,
                                    failure -> assertThat(failure.requestSent()).isFalse()))
                    .verify(PATIENCE);
        }
        assertThat(simulator.requests()).isEmpty();
    }

    @Transports.Each
    void anUploadIsFramedAsTheServiceWantsIt(String transport) {
        try (Cielo24Client client = client(transport)) {
            String jobId =
                    client.jobs().create(NewJob.named("n")).block(PATIENCE).jobId();
            client.media().addMedia(jobId, MediaSource.file(CLIP)).block(PATIENCE);
            RecordedRequest upload = simulator.requests("job/add_media").get(0);
            assertThat(upload.method()).isEqualTo("POST");
            assertThat(upload.header("Content-Length")).hasValue("211527");
            assertThat(upload.header("Content-Type")).isEmpty();
            assertThat(upload.header("Transfer-Encoding")).isEmpty();
            assertThat(upload.header("Expect")).isEmpty();
        }
    }

    @Transports.Each
    void everyKindOfMediaArrives(String transport) throws IOException {
        byte[] clip = Files.readAllBytes(CLIP);
        Flux<ByteBuffer> pieces = Flux.range(0, (clip.length + 9999) / 10000)
                .map(i -> ByteBuffer.wrap(clip, i * 10000, Math.min(10000, clip.length - i * 10000)));
        List<MediaSource> sources = List.of(
                MediaSource.bytes(clip),
                MediaSource.publisher(pieces, clip.length),
                MediaSource.spooled(pieces, folder));
        try (Cielo24Client client = client(transport)) {
            for (MediaSource source : sources) {
                String jobId =
                        client.jobs().create(NewJob.named("n")).block(PATIENCE).jobId();
                client.media().addMedia(jobId, source).block(PATIENCE);
                client.media()
                        .downloadTo(jobId, MediaFormat.MP4, folder.resolve("copy"))
                        .block(PATIENCE);
                assertThat(Files.mismatch(CLIP, folder.resolve("copy"))).isEqualTo(-1);
            }
        }
    }

    @Transports.Each
    void aMediaThatIsPublishedSeesTheContextOfWhoUploadsIt(String transport) {
        List<String> seen = new CopyOnWriteArrayList<>();
        Flux<ByteBuffer> bytes = Flux.deferContextual(context -> {
            seen.add(context.getOrDefault("tenant", "none"));
            return Flux.just(ByteBuffer.wrap(new byte[5]));
        });
        try (Cielo24Client client = client(transport)) {
            for (MediaSource source : List.of(MediaSource.publisher(bytes, 5), MediaSource.spooled(bytes, folder))) {
                String jobId =
                        client.jobs().create(NewJob.named("n")).block(PATIENCE).jobId();
                client.media()
                        .addMedia(jobId, source)
                        .contextWrite(Context.of("tenant", "of " + source.getClass()))
                        .block(PATIENCE);
                assertThat(seen).last().isEqualTo("of " + source.getClass());
            }
        }
    }

    @Transports.Each
    void theServicesWordsReachTheCallerAndTheNextCallWorks(String transport) {
        try (Cielo24Client client = client(transport)) {
            String jobId =
                    client.jobs().create(NewJob.named("n")).block(PATIENCE).jobId();
            client.media().addMedia(jobId, MediaSource.file(CLIP)).block(PATIENCE);
            StepVerifier.create(client.media().addMedia(jobId, MediaSource.file(CLIP)))
                    .expectErrorSatisfies(error -> assertThat(error)
                            .isInstanceOfSatisfying(ApiException.class, refusal -> {
                                assertThat(refusal.status()).isEqualTo(400);
                                assertThat(refusal.comment()).isNotBlank();
                            }))
                    .verify(PATIENCE);
            assertThat(client.jobs().info(jobId).block(PATIENCE)).isNotNull();
        }
    }

    @Transports.Each
    void aMediaUrlIsHandedOnAndAnUploadedMediaHasNone(String transport) {
        try (Cielo24Client client = client(transport)) {
            String jobId =
                    client.jobs().create(NewJob.named("n")).block(PATIENCE).jobId();
            client.media().addMedia(jobId, MediaSource.file(CLIP)).block(PATIENCE);
            assertThat(client.media().mediaUrl(jobId).blockOptional(PATIENCE)).isEmpty();
            URI url = URI.create("https://media.example.org/a%20b.mp4?signature=x%2Fy&n=1");
            String other =
                    client.jobs().create(NewJob.named("o")).block(PATIENCE).jobId();
            client.media().addMedia(other, url).block(PATIENCE);
            assertThat(client.media().mediaUrl(other).block(PATIENCE)).isEqualTo(url);
        }
    }

    @Transports.Each
    void anExpiredSessionIsRenewedWithoutTheCallerNoticing(String transport) {
        try (Cielo24Client client = client(transport)) {
            String jobId =
                    client.jobs().create(NewJob.named("n")).block(PATIENCE).jobId();
            simulator.expireTokens();
            assertThat(client.jobs().info(jobId).block(PATIENCE)).isNotNull();
            simulator.expireTokens();
            client.media().addMedia(jobId, MediaSource.file(CLIP)).block(PATIENCE);
            assertThat(simulator.effects().mediaStored()).isEqualTo(1);
            assertThat(simulator.effects().logins()).isEqualTo(3);
        }
    }

    @Transports.Each
    void aThousandSimultaneousCallsOnAFreshClientLogInOnce(String transport) {
        try (Cielo24Client client = client(transport);
                Cielo24Client other = client(transport)) {
            String jobId =
                    other.jobs().create(NewJob.named("n")).block(PATIENCE).jobId();
            int before = simulator.effects().logins();
            Flux.range(0, 1000)
                    .flatMap(i -> client.jobs().info(jobId).subscribeOn(Schedulers.parallel()), 1000)
                    .blockLast(Duration.ofMinutes(2));
            assertThat(simulator.effects().logins() - before).isEqualTo(1);
        }
    }

    @Transports.Each
    void wrongCredentialsAreTheServicesRefusalAndAreNotShown(String transport) {
        try (Cielo24Client client = builder(transport)
                .credentials(Credentials.apiKey(simulator.user(), "wrong-but-secret"))
                .build()) {
            StepVerifier.create(client.account().login())
                    .expectErrorSatisfies(error -> assertThat(error)
                            .hasMessageNotContaining("wrong-but-secret")
                            .isInstanceOfSatisfying(
                                    ApiException.class,
                                    refusal -> assertThat(refusal.type()).isEqualTo(ErrorType.LOGIN_INVALID)))
                    .verify(PATIENCE);
        }
    }

    @Transports.Each
    void everyLoginAndMetadataCallWorks(String transport) {
        Credentials password = Credentials.password(simulator.user(), simulator.password());
        try (Cielo24Client client = builder(transport).credentials(password).build()) {
            client.account().login().block(PATIENCE);
            String jobId =
                    client.jobs().create(NewJob.named("n")).block(PATIENCE).jobId();
            client.jobs().updateMetadata(jobId, "ref 1", "me@example.org").block(PATIENCE);
            client.jobs().authorize(jobId).block(PATIENCE);
            client.account().logout().block(PATIENCE);
        }
    }

    @Transports.Each
    void nothingButTheMediaIsLeftInTheFolder(String transport) throws IOException {
        Path target = Files.createDirectory(folder.resolve("out-" + transport));
        try (Cielo24Client client = client(transport)) {
            String jobId =
                    client.jobs().create(NewJob.named("n")).block(PATIENCE).jobId();
            StepVerifier.create(client.media().downloadTo(jobId, MediaFormat.MP4, target.resolve("none.mp4")))
                    .expectError(ApiException.class)
                    .verify(PATIENCE);
        }
        try (Stream<Path> left = Files.list(target)) {
            assertThat(left).isEmpty();
        }
    }
}
