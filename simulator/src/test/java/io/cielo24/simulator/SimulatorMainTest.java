package io.cielo24.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorMainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(CountDownLatch end, String... arguments) throws InterruptedException {
        return SimulatorMain.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                end);
    }

    @Test
    void itPrintsWhereItIsAndHowToLogIn() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService background = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> status = background.submit(() -> run(end, "--port", "0"));
            FaultsTest.await(() -> out.toString(StandardCharsets.UTF_8).contains("API key"));
            String printed = out.toString(StandardCharsets.UTF_8);
            URI endpoint = URI.create(printed.replaceAll("(?s).*endpoint +(http://\\S+).*", "$1"));
            new Socket(endpoint.getHost(), endpoint.getPort()).close();
            assertThat(printed).contains("simulator", "correct horse battery staple");
            end.countDown();
            assertThat(status.get()).isZero();
        } finally {
            background.shutdownNow();
        }
    }

    @Test
    void helpNamesEveryOption() throws InterruptedException {
        assertThat(run(new CountDownLatch(0), "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("--port", "--secure-port", "--processing-time", "--token-lifetime")
                .contains("--requires-authorization", "--sandbox", "--media-directory", "--no-media")
                .contains("--read-rate", "--write-rate");
    }

    @ParameterizedTest
    @CsvSource({
        "--prot 1, there is no option --prot",
        "--port, --port needs a value",
        "--port 70000, from 0 to 65535",
        "--port x, from 0 to 65535",
        "--processing-time soon, 500ms",
        "8080, there is no option 8080"
    })
    void aBadOptionIsNamed(String arguments, String complaint) throws InterruptedException {
        assertThat(run(new CountDownLatch(0), arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(complaint).contains("--help");
        assertThat(out.size()).isZero();
    }

    @Test
    void aPortThatIsTakenIsNamed() throws InterruptedException {
        try (Cielo24Simulator simulator = Cielo24Simulator.start()) {
            String port = String.valueOf(simulator.endpoint().getPort());
            assertThat(run(new CountDownLatch(0), "--port", port)).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("127.0.0.1:" + port);
        }
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed(@TempDir Path directory) throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertThat(run(new CountDownLatch(0), "--media-directory", file.toString()))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("cannot make the directory for media " + file)
                .contains("FileAlreadyExists");
    }

    @Test
    void optionsAreUnderstood() {
        SimulatorOptions options = SimulatorMain.parse(List.of(
                "--processing-time",
                "5m",
                "--token-lifetime",
                "30s",
                "--requires-authorization",
                "--sandbox",
                "--media-directory",
                "somewhere",
                "--no-media",
                "--read-rate",
                "1000",
                "--write-rate",
                "2000"));
        assertThat(options.processingTime()).isEqualTo(Duration.ofMinutes(5));
        assertThat(options.tokenLifetime()).isEqualTo(Duration.ofSeconds(30));
        assertThat(options.requiresAuthorization()).isTrue();
        assertThat(options.sandbox()).isTrue();
        assertThat(options.mediaDirectory()).isEqualTo(Path.of("somewhere"));
        assertThat(options.keepMedia()).isFalse();
        assertThat(options.readRate()).isEqualTo(1000);
        assertThat(options.writeRate()).isEqualTo(2000);
    }
}
