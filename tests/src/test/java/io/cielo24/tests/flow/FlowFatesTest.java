package io.cielo24.tests.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.cielo24.Cielo24Client;
import io.cielo24.JobFailedException;
import io.cielo24.captioning.CallbackAddress;
import io.cielo24.captioning.CallbackHandler;
import io.cielo24.captioning.CallbackReceiver;
import io.cielo24.captioning.CaptionMedia;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.Captioning;
import io.cielo24.captioning.CaptioningEvent;
import io.cielo24.captioning.CaptioningEvent.Failed;
import io.cielo24.captioning.CaptioningEvent.StatusChanged;
import io.cielo24.captioning.CaptioningSettings;
import io.cielo24.captioning.WaitPolicy;
import io.cielo24.job.Fidelity;
import io.cielo24.job.Iwp;
import io.cielo24.job.JobStatus;
import io.cielo24.job.TranscriptionOptions;
import io.cielo24.job.TranscriptionOrder;
import io.cielo24.media.MediaSource;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.Fault;
import io.cielo24.simulator.SentCallback;
import io.cielo24.simulator.SimulatedStatus;
import io.cielo24.tests.Transports;
import io.cielo24.tests.Wait;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What becomes of a job, and of the callbacks that tell it, seen by the whole flow on real sockets. */
class FlowFatesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PROCESSING = Duration.ofMillis(300);

    @TempDir
    Path folder;

    private Flows flows;
    private Cielo24Simulator simulator;

    @BeforeEach
    void start() {
        flows = new Flows(folder, 1000, Duration.ofDays(1));
        simulator = flows.simulator(PROCESSING);
    }

    @AfterEach
    void stop() {
        simulator.close();
        flows.close();
    }

    private Cielo24Client client(String transport) {
        return flows.client(transport, simulator, new Random(3));
    }

    private static List<CaptioningEvent> caption(Captioning captioning, CaptionOrder order) {
        return captioning.captionAll(Flux.just(order)).collectList().block(PATIENCE);
    }

    private static List<JobStatus> statuses(List<CaptioningEvent> events) {
        return events.stream()
                .filter(StatusChanged.class::isInstance)
                .map(event -> ((StatusChanged) event).status())
                .toList();
    }

    @Transports.Each
    void aMediaFailureIsToldOnceAndForAll(String transport) {
        simulator.faults().on("job/perform_transcription").nth(1).inject(Fault.mediaFailure());
        CaptionOrder order = Flows.order(Flows.Way.BYTES, "media");
        try (Cielo24Client client = client(transport)) {
            Captioning captioning = client.captioning();
            for (int run = 0; run < 2; run++) {
                List<CaptioningEvent> events = caption(captioning, order);
                assertThat(events.get(events.size() - 1))
                        .isInstanceOfSatisfying(
                                Failed.class,
                                failed -> assertThat(failed.error())
                                        .isInstanceOf(JobFailedException.class)
                                        .hasMessageContaining("Media Failure"));
            }
        }
        assertThat(simulator.effects().jobsCreated()).isEqualTo(1);
        assertThat(simulator.effects().ordersPlaced()).isEqualTo(1);
    }

    @Transports.Each
    void aJobThatWaitsForAPersonIsWaitedForAndSaidTo(String transport) throws Exception {
        simulator.faults().on("job/perform_transcription").nth(1).inject(Fault.waitForAuthorization());
        CaptionOrder order = Flows.order(Flows.Way.BYTES, "media");
        try (Cielo24Client client = client(transport)) {
            AtomicReference<StatusChanged> waiting = new AtomicReference<>();
            Mono<List<CaptioningEvent>> run = client.captioning()
                    .captionAll(Flux.just(order))
                    .doOnNext(event -> {
                        if (event instanceof StatusChanged changed && changed.waitsForPerson()) {
                            waiting.compareAndSet(null, changed);
                        }
                    })
                    .collectList()
                    .cache();
            run.subscribe();
            Wait.until("the wait for a person", () -> waiting.get() != null);
            client.jobs().authorize(waiting.get().job().jobId()).block(PATIENCE);

            List<CaptioningEvent> events = run.block(PATIENCE);
            Flows.assertCaptionedOnce(transport, simulator, List.of(order), events);
            assertThat(statuses(events)).contains(JobStatus.AUTHORIZING).endsWith(JobStatus.COMPLETE);
        }
        assertThat(simulator.effects().jobsAuthorized()).isEqualTo(1);
    }

    @Transports.Each
    void everyStateThatAJobStaysInIsTold(String transport) throws Exception {
        CaptionOrder order = Flows.order(Flows.Way.BYTES, "media");
        simulator.faults().on("job/perform_transcription").nth(1).inject(Fault.slowJob(Duration.ofDays(1)));
        List<SimulatedStatus> way =
                List.of(SimulatedStatus.IN_PROCESS, SimulatedStatus.REVIEWING, SimulatedStatus.COMPLETE);
        AtomicInteger told = new AtomicInteger();
        try (Cielo24Client client = client(transport)) {
            Mono<List<CaptioningEvent>> run = client.captioning()
                    .captionAll(Flux.just(order))
                    .doOnNext(event -> {
                        if (event instanceof StatusChanged changed
                                && changed.status()
                                        .text()
                                        .equals(way.get(told.get()).text())) {
                            told.incrementAndGet();
                        }
                    })
                    .collectList()
                    .cache();
            run.subscribe();
            Wait.until("the first state", () -> told.get() == 1);
            for (int i = 1; i < way.size(); i++) {
                simulator.jobs().get(0).status(way.get(i));
                int next = i + 1;
                Wait.until("state " + next, () -> told.get() == next);
            }
            Flows.assertCaptionedOnce(transport, simulator, List.of(order), run.block(PATIENCE));
        }
    }

    /** One that comes three times, and nothing else to go by: the wait does not poll. */
    @Transports.Each
    void aCallbackThatComesThreeTimesIsHandledOnce(String transport) throws Exception {
        simulator.faults().onCallbacks().always().inject(Fault.duplicated(3));
        assertCaptionedByCallback(transport, WaitPolicy.defaults().callbacksOnly(Duration.ofDays(90)), 3, 1);
        assertThat(simulator.callbacks()).hasSize(3).allMatch(SentCallback::delivered);
    }

    @Transports.Each
    void aCallbackThatIsLostIsMadeUpForByPolling(String transport) throws Exception {
        simulator.faults().onCallbacks().always().inject(Fault.lost());
        assertCaptionedByCallback(transport, WaitPolicy.defaults(), 1, 0);
    }

    private void assertCaptionedByCallback(String transport, WaitPolicy policy, int sent, int handled)
            throws Exception {
        AtomicInteger count = new AtomicInteger();
        AtomicReference<Captioning> captioning = new AtomicReference<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        CallbackAddress address = CallbackAddress.at(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/cielo24"),
                CallbackAddress.newSecret());
        CallbackHandler handler = CallbackHandler.of(
                address,
                callback -> Mono.fromRunnable(() -> {
                    count.incrementAndGet();
                    captioning.get().deliver(callback);
                }));
        try (Cielo24Client client = client(transport);
                CallbackReceiver receiver = CallbackReceiver.on(server, handler)) {
            captioning.set(client.captioning(CaptioningSettings.inMemory().withWaitPolicy(policy)));
            CaptionOrder order = Flows.order(
                    CaptionMedia.source(MediaSource.bytes(new byte[1000])),
                    TranscriptionOrder.builder(Fidelity.PREMIUM)
                            .callbackUrl(address.url())
                            .options(TranscriptionOptions.builder()
                                    .returnIwp(Iwp.FINAL)
                                    .build())
                            .build());
            List<CaptioningEvent> events = caption(captioning.get(), order);
            Flows.assertCaptionedOnce(transport, simulator, List.of(order), events);
            Wait.until("all callbacks", () -> simulator.callbacks().size() >= sent);
            assertThat(receiver.address()).isEqualTo(server.getAddress());
        }
        assertThat(count).hasValue(handled);
    }
}
