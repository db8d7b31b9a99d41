package io.cielo24.tests.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.SimulatorOptions;
import io.cielo24.tests.Transports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Processes that are killed, and processes that work on the same media at the same time. */
class FlowProcessTest {

    private static final int MEDIA = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What a run of three media asks for, about; the moment of a kill is counted in requests. */
    private static final int REQUESTS = 26;

    @TempDir
    Path folder;

    private final StringBuilder story = new StringBuilder();

    static LongStream kills() {
        long first = Long.getLong("cielo24.test.flowSeed");
        return LongStream.range(first, first + Long.getLong("cielo24.test.kills"));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("kills")
    void aProcessThatIsKilledAnywhereIsTakenUpByTheNext(long seed) throws Exception {
        Random random = new Random(seed);
        random.nextInt(); // the first number of neighbouring seeds is much alike
        List<String> transports = Transports.names();
        String transport = transports.get(random.nextInt(transports.size()));
        try (Cielo24Simulator simulator = simulator(random)) {
            int kills = 1 + random.nextInt(3);
            for (int kill = 0; kill < kills; kill++) {
                Process process = FlowProcess.start(folder, simulator, transport, "process", false);
                boolean killed = killAtSomeMoment(process, simulator, random);
                story.append(killed ? "killed after " : "ended by itself after ")
                        .append(simulator.requestCount())
                        .append(" requests; ");
            }
            finish(FlowProcess.start(folder, simulator, transport, "process", false));
            assertCaptionedOnce("seed " + seed + " over " + transport, simulator);
        }
    }

    @Transports.Each
    void twoProcessesOnOneJournalMakeOneJobAndOneOrderOfEachMedia(String transport) throws Exception {
        try (Cielo24Simulator simulator = simulator(new Random(1))) {
            Process one = FlowProcess.start(folder, simulator, transport, "one", true);
            Process other = FlowProcess.start(folder, simulator, transport, "other", true);
            finish(one);
            finish(other);
            assertCaptionedOnce("two processes over " + transport, simulator);
        }
    }

    private Cielo24Simulator simulator(Random random) throws IOException {
        for (int i = 0; i < MEDIA; i++) {
            byte[] content = new byte[1 + random.nextInt(200_000)];
            random.nextBytes(content);
            Files.write(FlowProcess.media(folder).resolve("media" + i + ".mp4"), content);
        }
        return Cielo24Simulator.start(SimulatorOptions.builder()
                .processingTime(Duration.ofMillis(200))
                .mediaDirectory(Files.createDirectories(folder.resolve("service")))
                .build());
    }

    /** After some requests and some more milliseconds, so that every step is met, and moments between them as well. */
    private static boolean killAtSomeMoment(Process process, Cielo24Simulator simulator, Random random)
            throws InterruptedException {
        long requests = simulator.requestCount() + random.nextInt(REQUESTS);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && simulator.requestCount() < requests) {
            assertThat(System.nanoTime()).as("a process that does nothing").isLessThan(end);
            LockSupport.parkNanos(200_000);
        }
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(15_000)));
        boolean alive = process.isAlive();
        process.destroyForcibly();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return alive;
    }

    private void finish(Process process) throws Exception {
        boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("ended in time: " + story).isTrue();
        assertThat(process.exitValue()).as(story + logs()).isZero();
    }

    private void assertCaptionedOnce(String what, Cielo24Simulator simulator) throws IOException {
        String said = what + ": " + story + simulator.effects() + "\n" + logs();
        assertThat(FlowProcess.captions(folder))
                .as(said)
                .hasSize(MEDIA)
                .allSatisfy(file -> assertThat(file).content().startsWith("WEBVTT"));
        assertThat(simulator.jobs()).as(said).hasSize(MEDIA).allSatisfy(job -> {
            assertThat(job.effects().mediaStored()).as(said).isEqualTo(1);
            assertThat(job.effects().ordersPlaced()).as(said).isEqualTo(1);
        });
        assertThat(simulator.effects().jobsCreated()).as(said).isEqualTo(MEDIA);
        assertThat(simulator.defects()).as(said).isEmpty();
        System.out.println(what + ": " + story + simulator.effects());
    }

    private String logs() throws IOException {
        List<String> logs = new ArrayList<>();
        for (String name : List.of("process", "one", "other")) {
            Path log = folder.resolve(name + ".log");
            if (Files.exists(log)) {
                logs.add(name + ": " + Files.readString(log));
            }
        }
        return String.join("\n", logs);
    }
}
