package io.cielo24.tests.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.Timeouts;
import io.cielo24.captioning.CaptionMedia;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.Captioning;
import io.cielo24.captioning.CaptioningEvent;
import io.cielo24.captioning.CaptioningEvent.Done;
import io.cielo24.captioning.CaptioningEvent.Failed;
import io.cielo24.captioning.CaptioningSettings;
import io.cielo24.captioning.Results;
import io.cielo24.job.Fidelity;
import io.cielo24.job.TranscriptionOrder;
import io.cielo24.media.MediaSource;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.SimulatorOptions;
import io.cielo24.tests.Transports;
import io.cielo24.transcript.CaptionFormat;
import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportConfig;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Runs whole flows against simulators, over the real transports, in quickened time. */
final class Flows implements AutoCloseable {

    /** A run that gave up is taken up again, as a user would do, so often. */
    private static final int RUNS = 40;

    private final Scheduler timer;
    private final Timeouts timeouts;
    private final Path folder;
    private final Map<String, HttpTransport> transports = new ConcurrentHashMap<>();

    /** Time passes {@code factor} times as fast; the other side may be silent for {@code silence} of it. */
    Flows(Path folder, long factor, Duration silence) {
        this.folder = folder;
        this.timer = new QuickTime(factor);
        this.timeouts =
                Timeouts.defaults().withAnswer(silence).withUploadStall(silence).withDownloadStall(silence);
    }

    Cielo24Simulator simulator(Duration processing) {
        return Cielo24Simulator.start(SimulatorOptions.builder()
                .processingTime(processing)
                .callbackInterval(Duration.ofMillis(50))
                .mediaDirectory(folder)
                .build());
    }

    Cielo24Client client(String transport, Cielo24Simulator simulator, RandomGenerator random) {
        return Cielo24Client.builder()
                .endpoint(simulator.endpoint())
                .credentials(Credentials.apiKey(simulator.user(), simulator.apiKey()))
                .transport(transports.computeIfAbsent(
                        transport, name -> Transports.create(name, TransportConfig.defaults())))
                .timer(timer)
                .timeouts(timeouts)
                .random(random)
                .build();
    }

    /** How the media of an order gets to the service. */
    enum Way {
        BYTES,
        URL,
        PLAYER
    }

    static CaptionOrder order(Way way, String name) {
        CaptionMedia media = switch (way) {
            case BYTES ->
                CaptionMedia.source(MediaSource.bytes((name + " ".repeat(3000)).getBytes(StandardCharsets.UTF_8)));
            case URL -> CaptionMedia.url(URI.create("https://example.org/" + name + ".mp4"));
            case PLAYER -> CaptionMedia.player(URI.create("https://www.youtube.com/watch?v=" + name));
        };
        return order(media, TranscriptionOrder.of(Fidelity.PREMIUM));
    }

    static CaptionOrder order(CaptionMedia media, TranscriptionOrder order) {
        return CaptionOrder.builder(media, order)
                .results(Results.builder()
                        .captions(CaptionFormat.WEB_VTT)
                        .transcript()
                        .build())
                .build();
    }

    /** Captions everything, run after run, until it is done; the events of all runs. */
    static Mono<List<CaptioningEvent>> untilDone(
            Cielo24Client client, CaptioningSettings settings, List<CaptionOrder> orders) {
        return run(client, settings, orders, 1);
    }

    private static Mono<List<CaptioningEvent>> run(
            Cielo24Client client, CaptioningSettings settings, List<CaptionOrder> orders, int number) {
        Captioning captioning = client.captioning(settings);
        return captioning.captionAll(Flux.fromIterable(orders)).collectList().flatMap(events -> {
            boolean done = events.stream().noneMatch(Failed.class::isInstance);
            return done || number == RUNS
                    ? Mono.just(events)
                    : run(client, settings, orders, number + 1).map(later -> joined(events, later));
        });
    }

    private static List<CaptioningEvent> joined(List<CaptioningEvent> one, List<CaptioningEvent> other) {
        List<CaptioningEvent> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    /** Each order ended with its captions, and the service has one job, one media and one order for each. */
    static void assertCaptionedOnce(
            String what, Cielo24Simulator simulator, List<CaptionOrder> orders, List<CaptioningEvent> events) {
        String said = what + ": " + described(events) + ", faults "
                + simulator.faults().injected() + ", effects " + simulator.effects();
        for (CaptionOrder order : orders) {
            assertThat(events.stream()
                            .filter(event -> event instanceof Done done && done.order() == order)
                            .map(event -> ((Done) event).outcome()))
                    .as(said)
                    .isNotEmpty()
                    .allSatisfy(outcome -> {
                        assertThat(outcome.result("vtt").orElseThrow().text()).startsWith("WEBVTT");
                        assertThat(outcome.result("txt").orElseThrow().text()).contains("captions");
                    });
        }
        assertThat(simulator.jobs()).as(said).hasSize(orders.size()).allSatisfy(job -> {
            assertThat(job.effects().ordersPlaced()).as(said).isEqualTo(1);
            assertThat(job.effects().mediaStored()).as(said).isEqualTo(1);
        });
        assertThat(simulator.effects().jobsCreated()).as(said).isEqualTo(orders.size());
        assertThat(simulator.defects()).as(said).isEmpty();
    }

    static String described(List<CaptioningEvent> events) {
        return events.stream()
                .map(event -> event instanceof Failed failed
                        ? "Failed at " + failed.reached() + ": " + failed.error()
                        : event.getClass().getSimpleName())
                .toList()
                .toString();
    }

    @Override
    public void close() {
        transports.values().forEach(HttpTransport::close);
        timer.dispose();
    }
}
