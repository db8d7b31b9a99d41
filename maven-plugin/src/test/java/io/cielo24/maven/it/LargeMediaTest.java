package io.cielo24.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.maven.it.Project.Build;
import io.cielo24.maven.it.Project.Running;
import io.cielo24.maven.it.Project.Used;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.SimulatedJob;
import io.cielo24.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A media of any size goes through a small heap, and the log stays short. */
class LargeMediaTest {

    private static final long SMALL = 200L * 1024 * 1024;
    private static final int HANDFUL = 25;
    private static final String SMALL_ONE = "a small one beside it";

    /** Some times the heap: a JVM has more than that, but nothing of the size of the media. */
    private static final long MOST_RESIDENT = 512L * 1024 * 1024;

    /** What a Maven and its plugins are, in bytes that are read. */
    private static final long MOST_OF_MAVEN = 150L * 1024 * 1024;

    @OnOneMaven
    void twoHundredMegabytesPassThroughASmallHeap(Maven maven) throws Exception {
        uploads(maven, SMALL);
    }

    @Test
    @Tag("maven")
    @Tag("matrix")
    void theLargestMediaPassesThroughASmallHeap() throws Exception {
        List<Maven> all = Maven.all();
        uploads(all.get(all.size() - 1), SimulatorOptions.MAXIMUM_MEDIA_LENGTH);
    }

    private static void uploads(Maven maven, long size) throws Exception {
        SimulatorOptions options = SimulatorOptions.builder()
                .processingTime(Duration.ofHours(1))
                .keepMedia(false)
                .hashMedia(true)
                .build();
        try (Cielo24Simulator simulator = Cielo24Simulator.start(options)) {
            Project project = Project.create(maven, "large", "<fidelity>PREMIUM</fidelity>")
                    .at(simulator)
                    .jvm("-Xmx96m")
                    .media("src/main/media/small.mp4", SMALL_ONE);
            Path media = sparse(project.file("src/main/media/large.mp4"), size);
            try {
                long begin = System.nanoTime();
                Running upload = project.start(":upload", "-Dcielo24.confirm");
                Used used = upload.used();
                Build build = upload.end().succeeded();
                long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);

                SimulatedJob job = simulator.jobs().stream()
                        .filter(each -> each.name().orElse("").endsWith("large.mp4"))
                        .findFirst()
                        .orElseThrow();
                assertThat(job.mediaLength()).hasValue(size);
                assertThat(job.mediaSha256()).contains(zeros(size));
                assertThat(simulator.effects().jobsCreated()).isEqualTo(2);
                assertThat(simulator.effects().ordersPlaced()).isEqualTo(2);
                assertThat(simulator.bytesReceived()).isEqualTo(size + SMALL_ONE.length());
                assertThat(used.residentBytes())
                        .as("resident bytes, with a heap of 96 MiB")
                        .isLessThan(MOST_RESIDENT);
                assertThat(used.readBytes())
                        .as("read once to be told by its content, and once to be sent")
                        .isLessThan(2 * size + MOST_OF_MAVEN);
                Files.writeString(
                        project.file("../large-" + size + ".txt"),
                        String.format(
                                "Maven %s, Java %s: %d bytes in %d s, at most %d MiB resident, %d bytes read; %s%n",
                                maven,
                                Runtime.version(),
                                size,
                                seconds,
                                used.residentBytes() / (1024 * 1024),
                                used.readBytes(),
                                simulator.effects()));
                assertThat(build.log().lines().filter(line -> line.contains("media")))
                        .as("no line for each chunk")
                        .hasSizeLessThan(HANDFUL);
            } finally {
                Files.delete(media);
            }
        }
    }

    private static Path sparse(Path file, long size) throws IOException {
        try (RandomAccessFile media = new RandomAccessFile(file.toFile(), "rw")) {
            media.setLength(size);
        }
        // What was written just now may change again without its time changing, and is not remembered.
        return Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
    }

    private static String zeros(long size) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] chunk = new byte[1024 * 1024];
        for (long left = size; left > 0; left -= chunk.length) {
            digest.update(chunk, 0, (int) Math.min(left, chunk.length));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
