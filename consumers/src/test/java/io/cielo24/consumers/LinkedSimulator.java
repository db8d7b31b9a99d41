package io.cielo24.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The simulator from its published jar, linked with what it needs of the JDK into an image of its own, and running. */
final class LinkedSimulator implements AutoCloseable {

    /** For HTTPS; nothing but a provider, so it has to be named. Newer JDKs have what is in it in {@code java.base}. */
    static final String ELLIPTIC_CURVES = "jdk.crypto.ec";

    private static final long LONGEST_SECONDS = 120;
    private static final int LOOK_MILLIS = 50;
    private static final Pattern SAID =
            Pattern.compile("endpoint +(\\S+)\\s.*user +(\\S+)\\s.*API key +(\\S+)\\s", Pattern.DOTALL);

    private final Path image;
    private final Process process;
    private final List<String> access;

    private LinkedSimulator(Path image, Process process, List<String> access) {
        this.image = image;
        this.process = process;
        this.access = access;
    }

    static LinkedSimulator start(Path folder) throws IOException, InterruptedException {
        Path image = folder.resolve("simulator");
        boolean named = ModuleFinder.ofSystem().find(ELLIPTIC_CURVES).isPresent();
        Programs.tool(
                "jlink",
                "--module-path",
                Programs.installed("cielo24-simulator").toString(),
                "--add-modules",
                "io.cielo24.simulator" + (named ? "," + ELLIPTIC_CURVES : ""),
                "--output",
                image.toString());
        Path log = folder.resolve("simulator.log");
        // Not by a launcher, which would be a shell that leaves its child behind when it is stopped.
        Process process = Programs.start(
                log, Programs.java(image, "-m", "io.cielo24.simulator/io.cielo24.simulator.SimulatorMain"));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        Matcher said = SAID.matcher("");
        while (!said.find()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new AssertionError("the simulator did not start: " + Files.readString(log));
            }
            process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            said = SAID.matcher(Files.readString(log, StandardCharsets.UTF_8));
        }
        return new LinkedSimulator(image, process, List.of(said.group(1), said.group(2), said.group(3)));
    }

    Path image() {
        return image;
    }

    /** Endpoint, user, API key. */
    List<String> access() {
        return access;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
