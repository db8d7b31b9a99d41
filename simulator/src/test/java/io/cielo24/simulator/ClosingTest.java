package io.cielo24.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosingTest {

    @Test
    void closingLeavesNoThreadNoFileAndNoPort(@TempDir Path directory) throws Exception {
        Cielo24Simulator simulator = Cielo24Simulator.start(
                SimulatorOptions.builder().mediaDirectory(directory).build());
        Api api = new Api(simulator).login();
        api.mediaJob();
        assertThat(directory).isNotEmptyDirectory();
        try (Raw idle = new Raw(simulator.endpoint());
                Raw uploading = new Raw(simulator.endpoint())) {
            uploading.write(
                    "POST /api/job/add_media?" + api.query("job_id", api.newJob())
                            + " HTTP/1.1\nHost: localhost\nContent-Length: 1000",
                    new byte[10]);
            assertThat(simulatorThreads()).isNotEmpty();
            simulator.close();
            simulator.close();
            // A pool counts a thread as ended a moment before the thread is gone.
            for (Thread thread : simulatorThreads()) {
                thread.join(5000);
                assertThat(thread.isAlive()).isFalse();
            }
            assertThat(idle.rest()).isEmpty();
        }
        assertThat(directory).isEmptyDirectory();
        assertThatThrownBy(() -> new Raw(simulator.endpoint())).isInstanceOf(ConnectException.class);
    }

    @Test
    void aTemporaryDirectoryGoesWithTheSimulator() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (Cielo24Simulator simulator = Cielo24Simulator.start()) {
            new Api(simulator).login().mediaJob();
            assertThat(simulatorDirectories(temporary)).hasSize(1);
        }
        assertThat(simulatorDirectories(temporary)).isEmpty();
    }

    private static List<Path> simulatorDirectories(Path temporary) throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("cielo24-simulator-"))
                    .filter(Files::isDirectory)
                    .toList();
        }
    }

    private static List<Thread> simulatorThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("cielo24-simulator-"))
                .toList();
    }
}
