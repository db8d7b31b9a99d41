package io.cielo24.tests.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.RetryPolicy;
import io.cielo24.Timeouts;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.SimulatorOptions;
import io.cielo24.tests.Transports;
import io.cielo24.tests.flow.Trouble.Told;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every call that changes something, with everything that can go wrong, over every transport, on real sockets. */
class EveryCallTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final QuickTime QUICK = new QuickTime(1000);

    @TempDir
    static Path folder;

    private static Cielo24Simulator simulator;
    private static final Map<String, Cielo24Client> CLIENTS = new ConcurrentHashMap<>();

    @BeforeAll
    static void start() {
        simulator = simulator();
    }

    @AfterAll
    static void stop() {
        CLIENTS.values().forEach(Cielo24Client::close);
        QUICK.dispose();
        simulator.close();
        assertThat(simulator.defects()).isEmpty();
    }

    private static Cielo24Simulator simulator() {
        return Cielo24Simulator.start(SimulatorOptions.builder()
                .processingTime(Duration.ofHours(1))
                .mediaDirectory(folder)
                .build());
    }

    private static Cielo24Client.Builder client(String transport, Cielo24Simulator simulator) {
        return Cielo24Client.builder()
                .endpoint(simulator.endpoint())
                .sandboxEndpoint(simulator.sandboxEndpoint())
                .credentials(Credentials.apiKey(simulator.user(), simulator.apiKey()))
                // Enough for all the faults of a class: they come from a plan, not from an outage.
                .retries(RetryPolicy.defaults().withBudget(1_000_000))
                .transport(transport);
    }

    /** The storage is not the service, and does not refuse in its words; a session that has expired needs no logout. */
    private static boolean fits(Deed deed, Trouble trouble) {
        return !(deed == Deed.ADD_MEDIA_TO_STORAGE && trouble.told == Told.REFUSAL)
                && !(deed == Deed.LOGOUT && trouble == Trouble.EXPIRED_TOKEN);
    }

    static Stream<Arguments> everyCallAndTrouble() {
        return Transports.names().stream()
                .flatMap(transport -> Arrays.stream(Deed.values())
                        .flatMap(deed -> Trouble.ending().stream()
                                .filter(trouble -> fits(deed, trouble))
                                .map(trouble -> Arguments.of(transport, deed, trouble))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("everyCallAndTrouble")
    void isDoneOnceOrItsOutcomeIsSaidToBeUnknown(String transport, Deed deed, Trouble trouble) {
        Cielo24Client client = CLIENTS.computeIfAbsent(
                transport,
                name -> client(name, simulator)
                        .timer(QUICK)
                        .timeouts(timeouts(Duration.ofDays(1)))
                        .build());
        simulator.faults().clear();
        String subject = deed.prepare(client, simulator);
        Trial trial = new Trial(deed, trouble, simulator);
        trial.told(trial.act(client, subject).block(PATIENCE));
    }

    static Stream<Arguments> everyLastingTrouble() {
        return Transports.names().stream()
                .flatMap(transport -> Trouble.lasting().stream().map(trouble -> Arguments.of(transport, trouble)));
    }

    /** All calls at once, each to a service of its own, as each waits until the client's patience ends. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyLastingTrouble")
    void silenceEndsWithTheSamePromise(String transport, Trouble trouble) {
        List<AutoCloseable> open = new ArrayList<>();
        try {
            Map<Trial, Mono<Optional<Throwable>>> trials = new LinkedHashMap<>();
            for (Deed deed : Deed.values()) {
                Cielo24Simulator own = simulator();
                open.add(own);
                // Patient only for as long as the others may need.
                Cielo24Client client = client(transport, own)
                        .timeouts(timeouts(Duration.ofSeconds(2)))
                        .build();
                open.add(client);
                String subject;
                try (Cielo24Client patient = client(transport, own).build()) {
                    subject = deed.prepare(patient, own);
                }
                client.account().verifyKey().block(PATIENCE);
                Trial trial = new Trial(deed, trouble, own);
                trials.put(trial, trial.act(client, subject).cache());
            }
            Flux.merge(trials.values()).subscribe();
            trials.forEach((trial, outcome) -> trial.told(outcome.block(PATIENCE)));
        } finally {
            closeAll(open);
        }
    }

    private static Timeouts timeouts(Duration limit) {
        return Timeouts.defaults().withAnswer(limit).withUploadStall(limit).withDownloadStall(limit);
    }

    static void closeAll(List<AutoCloseable> open) {
        List<Exception> failures = new ArrayList<>();
        for (AutoCloseable each : open) {
            try {
                each.close();
            } catch (Exception e) {
                failures.add(e);
            }
        }
        assertThat(failures).isEmpty();
    }
}
