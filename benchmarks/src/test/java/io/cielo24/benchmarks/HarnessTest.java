package io.cielo24.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cielo24.benchmarks.clients.Check;
import io.cielo24.benchmarks.clients.Client;
import io.cielo24.benchmarks.clients.Clients;
import io.cielo24.benchmarks.clients.Media;
import io.cielo24.benchmarks.clients.Service;
import io.cielo24.benchmarks.farend.FarEnd;
import io.cielo24.benchmarks.farend.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The harness works: the right bytes, results of everything, and nothing left behind. Nothing here is about speed. */
class HarnessTest {

    private static final int LENGTH = (5 << 20) + 123;

    @TempDir
    private static Path shared;

    @TempDir
    private Path directory;

    @BeforeAll
    static void makeIdentityAndMedia() throws IOException {
        Identity.create(shared);
        Scratch.random(media(), LENGTH);
        // Before the first use of TLS in this JVM, which reads them once.
        System.setProperty(
                "javax.net.ssl.trustStore", shared.resolve("trust.p12").toString());
        System.setProperty("javax.net.ssl.trustStorePassword", Identity.PASSWORD);
    }

    private static Path media() {
        return shared.resolve("media.bin");
    }

    @ParameterizedTest
    @CsvSource({"CIELO24_JDK,false", "CIELO24_JDK,true", "CIELO24_NETTY,false", "CIELO24_NETTY,true"})
    void aWrongByteWouldBeSeenAtTheFarEnd(Clients which, boolean tls) throws Exception {
        try (FarEnd end = FarEnd.start(media(), Identity.load(shared.resolve("key.p12")), true)) {
            int[] ports = {end.plainPort(), end.tlsPort(), end.tlsSourcePort()};
            Check check = new Check(Service.at(false, ports, shared), media());
            try (Client client = which.create(Service.at(tls, ports, shared), 1)) {
                assertThat(check.of(client, tls, directory.resolve("target.bin")))
                        .contains("FILE", "PUBLISHER", "BYTES", "DOWNLOAD");
            }
            Path other = Files.write(directory.resolve("other.bin"), new byte[LENGTH]);
            try (Client client = new Elsewhere(which.create(Service.at(tls, ports, shared), 1), other)) {
                assertThatIllegalStateException()
                        .isThrownBy(() -> check.of(client, tls, directory.resolve("target.bin")))
                        .withMessageContaining("checksum");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.MATCH_NONE,
            names = {"CIELO24_.*", "LIMIT", "CURL"})
    void everyPeerMovesTheRightBytesAndLeavesNoFile(Clients which) throws Exception {
        try (FarEnd end = FarEnd.start(media(), Identity.load(shared.resolve("key.p12")), true)) {
            int[] ports = {end.plainPort(), end.tlsPort(), end.tlsSourcePort()};
            Check check = new Check(Service.at(false, ports, shared), media());
            for (boolean tls : new boolean[] {false, true}) {
                try (Client client = which.create(Service.at(tls, ports, shared), 1)) {
                    assertThat(check.of(client, tls, directory.resolve("target.bin")))
                            .contains("FILE", "DOWNLOAD");
                    assertThat(client.call()).succeedsWithin(Duration.ofMinutes(1));
                }
            }
        }
        assertThat(directory).isEmptyDirectory();
    }

    /** Sends another file of the same length. */
    private record Elsewhere(Client real, Path other) implements Client {

        @Override
        public CompletionStage<?> upload(Media media) {
            return real.upload(new Media(Media.Form.FILE, other, media.length()));
        }

        @Override
        public CompletionStage<Long> download(long length, @Nullable Path target) {
            return real.download(length, target);
        }

        @Override
        public CompletionStage<?> call() {
            return real.call();
        }

        @Override
        public void close() throws IOException {
            real.close();
        }
    }

    @Test
    void aPassIsMeasuredInAProcessOfItsOwnAndNothingIsLeftBehind() throws Exception {
        Path scratch;
        ProcessHandle farEnd;
        Work work = Work.upload(LENGTH, true, Media.Form.FILE, List.of());
        try (Scratch own = Scratch.in(directory);
                Forks forks = new Forks(shared);
                Forks.Far far = forks.farEnd(media(), false)) {
            scratch = own.path();
            farEnd = far.handle();
            // Over TLS and so large that the far end counts records instead of decrypting them.
            List<String> said = forks.run(
                    List.of(),
                    Pass.class,
                    Driver.passArguments(far.ports(), shared, media(), work, Clients.CIELO24_JDK, 1, 2));
            assertThat(said)
                    .hasSize(2)
                    .allSatisfy(line ->
                            assertThat(Pass.parse(line)).containsKeys("wall", "cpu", "allocated", "threads", "rss"));
        }
        assertThat(farEnd.isAlive()).as("the far end, when nobody holds it").isFalse();
        assertThat(scratch).doesNotExist();
    }

    @Test
    void theGoalsAreAboutWorkThatIsMeasured() {
        List<Work> compared = Plan.full().stream()
                .filter(work -> !Goals.compared(work).isEmpty())
                .toList();
        assertThat(compared)
                .extracting(Work::id)
                .containsExactlyInAnyOrder(
                        "upload-1GiB-plain-file",
                        "upload-1GiB-tls-file",
                        "download-1GiB-plain-file",
                        "download-1GiB-tls-file",
                        "64x-upload-16MiB-plain-file",
                        "calls-20000-plain",
                        "upload-10737418239B-plain-file-heap64m",
                        "upload-10737418239B-tls-file-heap64m");
        assertThat(compared)
                .allSatisfy(
                        work -> assertThat(Goals.compared(work)).contains(Clients.CIELO24_JDK, Clients.CIELO24_NETTY));
    }

    @Test
    void resultsAreWrittenAsJsonMarkdownAndChart() throws IOException {
        Work work =
                Work.upload(1 << 30, false, Media.Form.FILE, List.of(Clients.LIMIT, Clients.CURL, Clients.CIELO24_JDK));
        List<Sample> samples = new ArrayList<>();
        for (int round = 1; round <= 3; round++) {
            for (Clients client : work.clients()) {
                samples.add(new Sample(
                        work.id(), client.id(), round, Map.of("wall", 0.5 * (client.ordinal() + 1), "cpu", 0.4)));
            }
        }
        Machine machine = new Machine(Map.of("Java", "of the test"), 0, 0, true);
        new Report(machine, List.of(work), samples, List.of("a note"), false, directory.resolve("none"))
                .write(directory);
        List<Path> files;
        try (var all = Files.list(directory)) {
            files = all.sorted().toList();
        }
        assertThat(files)
                .extracting(Path::toString)
                .satisfiesExactly(
                        json -> assertThat(json).endsWith(".json"),
                        text -> assertThat(text).endsWith(".md"),
                        chart -> assertThat(chart).endsWith(".svg"));
        assertThat(files.get(0)).content().contains("\"samples\"", "\"round\" : 3");
        assertThat(files.get(1))
                .content()
                .contains("| **cielo24-jdk** | 0.500 | 0 % | 2.00 |", "| wall / curl | 0.95 | 0.08 | yes |", "a note");
        assertThat(files.get(2))
                .content()
                .startsWith("<svg")
                .endsWith("</svg>\n")
                .contains("cielo24-jdk");
    }

    @Test
    void whatDiskOrMemoryDoNotSufficeForIsLeftOutAndSaidSo() {
        List<String> notes = new ArrayList<>();
        Machine small = new Machine(Map.of(), 1L << 30, 64L << 30, false);
        List<Work> fitting = small.fitting(Plan.full(), notes);
        assertThat(fitting).isNotEmpty().allSatisfy(work -> {
            assertThat(work.length() == 1 << 30).isFalse();
            assertThat(work.clients()).doesNotContain(Clients.CURL);
        });
        assertThat(notes)
                .anySatisfy(note -> assertThat(note).contains("left out: curl"))
                .anySatisfy(note -> assertThat(note).contains("upload-1GiB-plain-file", "of disk"));
    }
}
