package io.cielo24.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What was done to the simulator, and what the lock knows of it. */
final class Counts {

    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(300);

    private Counts() {}

    /** A simulator whose jobs take an hour. */
    static Cielo24Simulator slowSimulator() {
        return Cielo24Simulator.start(
                SimulatorOptions.builder().processingTime(Duration.ofHours(1)).build());
    }

    /** One job, one media, one order. */
    static void assertOnce(Cielo24Simulator simulator) {
        assertThat(simulator.effects().jobsCreated()).as("jobs").isEqualTo(1);
        assertThat(simulator.effects().mediaStored()).as("media").isEqualTo(1);
        assertThat(simulator.effects().ordersPlaced()).as("orders").isEqualTo(1);
        assertThat(simulator.defects()).isEmpty();
    }

    /** The one entry of a lock. */
    static Path onlyEntry(Path lock) throws IOException {
        try (Stream<Path> all = Files.walk(lock.resolve("jobs"))) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            assertThat(files).hasSize(1);
            return files.get(0);
        }
    }

    static String entry(Path lock) throws IOException {
        return Files.readString(onlyEntry(lock), StandardCharsets.UTF_8);
    }

    /** Waits for what the simulator has to see. */
    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never seen: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
