package io.cielo24.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cielo24.Cielo24Client;
import io.cielo24.Cielo24Exception;
import io.cielo24.Credentials;
import io.cielo24.OutcomeUnknownException;
import io.cielo24.RetryPolicy;
import io.cielo24.captioning.CaptioningSettings;
import io.cielo24.captioning.Journal;
import io.cielo24.captioning.WaitPolicy;
import io.cielo24.job.Fidelity;
import io.cielo24.job.Job;
import io.cielo24.job.NewJob;
import io.cielo24.job.TranscriptionOrder;
import io.cielo24.media.MediaSource;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.SimulatorOptions;
import io.cielo24.transcript.CaptionFormat;
import io.cielo24.transcript.CaptionRequest;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/** What Micrometer sees of a client that works with the simulator, over real sockets. */
class MicrometerListenerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SECRET_NAME = "Quarterly results, not public";

    @TempDir
    Path folder;

    private final TestObservationRegistry observations = TestObservationRegistry.create();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Observation.Context> stopped = new CopyOnWriteArrayList<>();
    private Cielo24Simulator simulator;
    private Cielo24Client client;

    @BeforeEach
    void start() {
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        observations.observationConfig().observationHandler(new Recorder());
        simulator = Cielo24Simulator.start(SimulatorOptions.builder()
                .processingTime(Duration.ofMillis(50))
                .mediaDirectory(folder)
                .build());
        client = Cielo24Client.builder()
                .endpoint(simulator.endpoint())
                .credentials(Credentials.apiKey(simulator.user(), simulator.apiKey()))
                .retries(RetryPolicy.defaults().withDelays(Duration.ofMillis(1), Duration.ofMillis(5)))
                .listener(MicrometerListener.of(observations, meters))
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    /** Keeps what has stopped, in the order of stopping. */
    private final class Recorder implements ObservationHandler<Observation.Context> {

        @Override
        public void onStop(Observation.Context context) {
            stopped.add(context);
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }

    private String newJob() {
        return client.jobs().create(NewJob.named(SECRET_NAME)).block(PATIENCE).jobId();
    }

    private List<Observation.Context> stopped(String name) {
        return stopped.stream()
                .filter(context -> name.equals(context.getName()))
                .toList();
    }

    private static String value(Observation.ContextView context, String key) {
        return context.getLowCardinalityKeyValue(key).getValue();
    }

    @Test
    void aCallIsTheParentOfItsAttemptAndOfTheLoginThatItNeeded() {
        newJob();
        TestObservationRegistryAssert.assertThat(observations).doesNotHaveAnyRemainingCurrentObservation();
        List<Observation.Context> calls = stopped("cielo24.call");
        assertThat(calls)
                .extracting(Observation.Context::getContextualName)
                .containsExactly("cielo24 /account/login", "cielo24 /job/new");
        Observation.Context login = calls.get(0);
        Observation.Context call = calls.get(1);
        assertThat(call.getParentObservation()).isNull();
        assertThat(login.getParentObservation().getContextView()).isSameAs(call);
        assertThat(stopped("cielo24.attempt"))
                .extracting(attempt -> attempt.getParentObservation().getContextView())
                .containsExactly(login, call);
        assertThat(value(call, "endpoint")).isEqualTo("/job/new");
        assertThat(value(call, "transport")).isEqualTo("jdk");
        assertThat(value(call, "outcome")).isEqualTo("SUCCESS");
        assertThat(value(stopped("cielo24.attempt").get(1), "status")).isEqualTo("2xx");
        assertThat(value(stopped("cielo24.attempt").get(1), "method")).isEqualTo("POST");
    }

    @Test
    void repeatsAreAttemptsWithPausesBetweenThem() {
        String job = newJob();
        simulator.faults().on("job/info").first(2).status(503);
        client.jobs().info(job).block(PATIENCE);
        assertThat(stopped("cielo24.pause")).hasSize(2);
        assertThat(stopped("cielo24.attempt"))
                .filteredOn(attempt -> value(attempt, "endpoint").equals("/job/info"))
                .extracting(attempt -> value(attempt, "status") + " " + value(attempt, "outcome"))
                .containsExactly("5xx UNEXPECTED_ANSWER", "5xx UNEXPECTED_ANSWER", "2xx SUCCESS");
        Timer pauses = meters.get("cielo24.pause").tag("endpoint", "/job/info").timer();
        assertThat(pauses.count()).isEqualTo(2);
        Timer calls = meters.get("cielo24.call").tag("endpoint", "/job/info").timer();
        assertThat(calls.count()).isEqualTo(1);
        assertThat(calls.getId().getTag("outcome")).isEqualTo("SUCCESS");
    }

    @Test
    void anOutcomeThatIsUnknownIsToldFromAFailure() {
        String job = newJob();
        client.media().addMedia(job, MediaSource.bytes(new byte[10])).block(PATIENCE);
        simulator.faults().on("job/perform_transcription").first(1).cutAfterEffect();
        assertThatThrownBy(() -> client.jobs()
                        .performTranscription(job, TranscriptionOrder.of(Fidelity.PREMIUM))
                        .block(PATIENCE))
                .isInstanceOf(OutcomeUnknownException.class);
        Observation.Context call =
                stopped("cielo24.call").get(stopped("cielo24.call").size() - 1);
        assertThat(value(call, "outcome")).isEqualTo("OUTCOME_UNKNOWN");
        assertThat(call.getError()).hasMessage("OutcomeUnknownException at /job/perform_transcription");
        assertThat(call.getError().getStackTrace()).isNotEmpty();
    }

    @Test
    void bytesAreCountedBothWays() {
        String job = newJob();
        client.media().addMedia(job, MediaSource.bytes(new byte[54_321])).block(PATIENCE);
        DistributionSummary up = meters.get("cielo24.bytes.sent")
                .tags("endpoint", "/job/add_media", "transport", "jdk")
                .summary();
        assertThat(up.totalAmount()).isEqualTo(54_321);
        assertThat(up.count()).isEqualTo(1);
        assertThat(meters.get("cielo24.bytes.received")
                        .tags("endpoint", "/job/new", "transport", "jdk")
                        .summary()
                        .totalAmount())
                .isPositive();
    }

    @Test
    void aWaitForAJobIsAnObservationOfItsOwn() {
        String job = newJob();
        client.media().addMedia(job, MediaSource.bytes(new byte[10])).block(PATIENCE);
        client.jobs()
                .performTranscription(job, TranscriptionOrder.of(Fidelity.PREMIUM))
                .block(PATIENCE);
        WaitPolicy quick = WaitPolicy.defaults()
                .withSpacing(Duration.ofMillis(20))
                .withIntervals(Duration.ofMillis(20), Duration.ofMillis(40));
        Job done = client.captioning(CaptioningSettings.with(Journal.inMemory()).withWaitPolicy(quick))
                .await(job)
                .block(PATIENCE);
        assertThat(done.status().isEnd()).isTrue();
        Observation.Context wait = stopped("cielo24.wait").get(0);
        assertThat(value(wait, "outcome")).isEqualTo("SUCCESS");
        assertThat(meters.get("cielo24.wait").timer().count()).isEqualTo(1);
    }

    @Test
    void theParentComesFromTheReactorContextOnWhateverThread() {
        Observation parent = Observation.start("request", observations);
        Mono.defer(this::anyCall)
                .subscribeOn(Schedulers.parallel())
                .contextWrite(Context.of(ObservationThreadLocalAccessor.KEY, parent))
                .block(PATIENCE);
        parent.stop();
        assertThat(parentOfLastCall()).isSameAs(parent.getContextView());
    }

    @Test
    void aCapturedThreadLocalIsTheParentToo() {
        Observation parent = Observation.start("request", observations);
        try (Observation.Scope scope = parent.openScope()) {
            assertThat(scope.getCurrentObservation()).isSameAs(parent);
            Mono.defer(this::anyCall)
                    .subscribeOn(Schedulers.parallel())
                    .contextCapture()
                    .block(PATIENCE);
        }
        parent.stop();
        assertThat(parentOfLastCall()).isSameAs(parent.getContextView());
    }

    private Mono<Void> anyCall() {
        return client.account().verifyKey().then();
    }

    private Observation.ContextView parentOfLastCall() {
        List<Observation.Context> calls = stopped("cielo24.call");
        return calls.get(calls.size() - 1).getParentObservation().getContextView();
    }

    @Test
    void oneThatIsSwitchedOffLeavesItsParentToItsChildren() {
        observations.observationConfig().observationPredicate((name, context) -> !name.equals("cielo24.call"));
        Observation parent = Observation.start("request", observations);
        anyCall()
                .contextWrite(Context.of(ObservationThreadLocalAccessor.KEY, parent))
                .block(PATIENCE);
        parent.stop();
        assertThat(stopped("cielo24.attempt"))
                .isNotEmpty()
                .allSatisfy(attempt -> assertThat(attempt.getParentObservation().getContextView())
                        .isSameAs(parent.getContextView()));
    }

    @Test
    void aRegistryThatDoesNothingCostsNothingButWorks() {
        try (Cielo24Client quiet = Cielo24Client.builder()
                .endpoint(simulator.endpoint())
                .credentials(Credentials.apiKey(simulator.user(), simulator.apiKey()))
                .listener(MicrometerListener.of(ObservationRegistry.NOOP))
                .build()) {
            assertThat(quiet.account().verifyKey().block(PATIENCE)).isEqualTo(simulator.user());
        }
    }

    @Test
    void noSecretAndNothingOfTheCallersIsInAnyNameTagOrError() throws Exception {
        Path media = Files.write(folder.resolve("private-interview.mp4"), new byte[1000]);
        String job = newJob();
        client.media().addMedia(job, MediaSource.file(media)).block(PATIENCE);
        String token = simulator.requests("job/new").get(0).query().get("api_token");
        assertThat(token).matches("[0-9a-f]{32}");
        List<Mono<?>> failing = List.of(
                client.media().addMedia(job, MediaSource.file(media)),
                client.media().addMedia(job, MediaSource.file(folder.resolve("no-such-interview.mp4"))),
                client.transcripts().captionText("0".repeat(32), CaptionRequest.of(CaptionFormat.SRT)));
        for (Mono<?> call : failing) {
            assertThatThrownBy(() -> call.block(PATIENCE)).isInstanceOf(Cielo24Exception.class);
        }
        List<String> said = new ArrayList<>();
        for (Observation.Context context : stopped) {
            said.add(context.getName());
            said.add(context.getContextualName());
            context.getAllKeyValues().forEach(pair -> said.add(pair.getKey() + "=" + pair.getValue()));
            for (Throwable error = context.getError(); error != null; error = error.getCause()) {
                said.add(error.toString());
            }
        }
        for (Meter meter : meters.getMeters()) {
            said.add(meter.getId().toString());
        }
        assertThat(said).contains("outcome=REFUSED", "outcome=LOCAL_MEDIA", "endpoint=/job/add_media");
        assertThat(String.join("\n", said))
                .doesNotContain(token)
                .doesNotContain(simulator.apiKey())
                .doesNotContain(simulator.user())
                .doesNotContain(job)
                .doesNotContain(SECRET_NAME)
                .doesNotContain("interview")
                .doesNotContain("http://");
    }

    @Test
    void everyMeterOfANameHasTheSameTags() {
        String job = newJob();
        simulator.faults().on("job/info").first(1).status(503);
        client.jobs().info(job).block(PATIENCE);
        assertThatThrownBy(() -> client.jobs().info("0".repeat(32)).block(PATIENCE))
                .isInstanceOf(Cielo24Exception.class);
        for (String name : Set.of("cielo24.call", "cielo24.attempt", "cielo24.pause", "cielo24.bytes.received")) {
            Set<List<String>> keys = meters.find(name).meters().stream()
                    .map(meter -> meter.getId().getTags().stream()
                            .map(Tag::getKey)
                            .sorted()
                            .toList())
                    .collect(Collectors.toSet());
            assertThat(keys).as(name).hasSize(1);
        }
    }
}
