package io.cielo24.tests.flow;

import io.cielo24.Cielo24Client;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.CaptioningEvent;
import io.cielo24.captioning.CaptioningSettings;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.tests.Transports;
import io.cielo24.tests.flow.Flows.Way;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The whole flow with each of its calls going wrong in every way, over every transport, on real sockets. */
class FlowFaultsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    /** A call of the flow, and the media that makes it be called. */
    private record Target(String operation, Way way) {}

    private static final List<Target> TARGETS = List.of(
            new Target("account/login", Way.BYTES),
            new Target("job/list", Way.BYTES),
            new Target("job/new", Way.BYTES),
            new Target("job/add_media", Way.BYTES),
            new Target("job/add_media", Way.URL),
            new Target("job/add_media_url", Way.PLAYER),
            new Target("job/info", Way.BYTES),
            new Target("job/perform_transcription", Way.BYTES),
            new Target("job/list_elementlists", Way.BYTES),
            new Target("job/get_caption", Way.BYTES),
            new Target("job/get_transcript", Way.BYTES));

    /** One flow, and what goes wrong with it. */
    private record Case(Target target, Trouble trouble, int times) {}

    static Stream<Arguments> everyCall() {
        return Transports.names().stream()
                .flatMap(transport -> TARGETS.stream().map(target -> Arguments.of(transport, target)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyCall")
    void nothingIsDoneTwiceAndNothingIsLost(String transport, Target target) {
        List<Case> cases = new ArrayList<>();
        for (Trouble trouble : Trouble.ending()) {
            cases.add(new Case(target, trouble, 1));
        }
        for (Trouble trouble : List.of(Trouble.CUT_AFTER_READING, Trouble.CUT_AFTER_EFFECT, Trouble.STATUS_502)) {
            cases.add(new Case(target, trouble, 3));
        }
        // A thousand times as fast; nothing is cut off for being silent.
        try (Flows flows = new Flows(folder, 1000, Duration.ofDays(1))) {
            run(flows, transport, cases, Duration.ofMinutes(2));
        }
    }

    @Transports.Each
    void neitherIsAnythingWhenTheServiceFallsSilent(String transport) {
        List<Case> cases = new ArrayList<>();
        for (Target target : TARGETS) {
            for (Trouble trouble : Trouble.lasting()) {
                cases.add(new Case(target, trouble, 1));
            }
        }
        // Three seconds of silence are the client's patience; it watches for longer than the service may be late.
        try (Flows flows = new Flows(folder, 100, Duration.ofMinutes(5))) {
            run(flows, transport, cases, Duration.ofMinutes(10));
        }
    }

    /** All at once, each against a service of its own, as most of the time passes with waiting. */
    private static void run(Flows flows, String transport, List<Case> cases, Duration settle) {
        List<AutoCloseable> open = new ArrayList<>();
        Map<Case, Cielo24Simulator> simulators = new LinkedHashMap<>();
        Map<Case, List<CaptionOrder>> orders = new LinkedHashMap<>();
        Map<Case, Mono<List<CaptioningEvent>>> runs = new LinkedHashMap<>();
        try {
            for (Case each : cases) {
                Cielo24Simulator simulator = flows.simulator(Duration.ofMillis(20));
                open.add(simulator);
                simulator
                        .faults()
                        .on(each.target().operation())
                        .first(each.times())
                        .inject(each.trouble().fault());
                Cielo24Client client = flows.client(transport, simulator, new Random(7));
                open.add(client);
                simulators.put(each, simulator);
                orders.put(each, List.of(Flows.order(each.target().way(), "media")));
                CaptioningSettings settings = CaptioningSettings.inMemory().withSettle(settle);
                runs.put(
                        each,
                        Flows.untilDone(client, settings, orders.get(each)).cache());
            }
            Flux.fromIterable(runs.values()).flatMap(each -> each, cases.size()).blockLast(PATIENCE);
            SoftAssertions.assertSoftly(softly ->
                    cases.forEach(each -> softly.assertThatCode(() -> Flows.assertCaptionedOnce(
                                    transport + " " + each,
                                    simulators.get(each),
                                    orders.get(each),
                                    runs.get(each).block()))
                            .doesNotThrowAnyException()));
        } finally {
            EveryCallTest.closeAll(open);
        }
    }
}
