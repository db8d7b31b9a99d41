package io.cielo24.tests.flow;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cielo24.Cielo24Client;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.CaptioningEvent;
import io.cielo24.captioning.CaptioningSettings;
import io.cielo24.captioning.Journal;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.tests.Transports;
import io.cielo24.tests.flow.Flows.Way;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;

/**
 * The whole flow while calls go wrong at random. The seed of a run decides everything but the timing: {@code
 * -Dtest.flowSeed=17 -Dtest.flowRuns=1} repeats one.
 */
class FlowChaosTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    private static Flows flows;

    @BeforeAll
    static void start() {
        flows = new Flows(folder, 1000, Duration.ofDays(1));
    }

    @AfterAll
    static void stop() {
        flows.close();
    }

    /** Without the watchdog, nothing here would prove anything about blocking. */
    @Test
    void whatBlocksTheTimerWouldBeNoticed() {
        Mono<Void> blocking = Mono.delay(Duration.ofMillis(1), new QuickTime(1))
                .doOnNext(now -> LockSupport.parkNanos(1_000))
                .then();
        assertThatThrownBy(() -> blocking.block(PATIENCE)).hasRootCauseInstanceOf(BlockingOperationError.class);
    }

    static LongStream seeds() {
        long first = Long.getLong("cielo24.test.flowSeed");
        return LongStream.range(first, first + Long.getLong("cielo24.test.flowRuns"));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyMediaIsCaptionedByOneJobAndOneOrder(long seed) {
        Random random = new Random(seed);
        random.nextInt(); // the first number of neighbouring seeds is much alike
        List<String> transports = Transports.names();
        String transport = transports.get(random.nextInt(transports.size()));
        List<CaptionOrder> orders = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            orders.add(Flows.order(Way.values()[random.nextInt(Way.values().length)], "media" + i));
        }
        double probability = 0.05 + 0.35 * random.nextDouble();
        try (Cielo24Simulator simulator = flows.simulator(Duration.ofMillis(random.nextInt(50)));
                Cielo24Client client = flows.client(transport, simulator, random);
                Journal journal = random.nextBoolean() ? Journal.inMemory() : Journal.in(folder.resolve("" + seed))) {
            simulator.faults().chaos(seed, probability);
            List<CaptioningEvent> events = Flows.untilDone(client, CaptioningSettings.with(journal), orders)
                    .block(PATIENCE);
            Flows.assertCaptionedOnce(
                    "seed " + seed + ", " + transport + ", probability " + probability, simulator, orders, events);
        }
    }
}
