package io.cielo24.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.transport.tck.ScriptedServer;
import io.cielo24.transport.tck.ServerConnection;
import io.cielo24.transport.tck.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Transfers that do not move cost memory in proportion, and no threads; over every transport. */
class StalledTransfersTest {

    private static final int COUNT = Integer.getInteger("cielo24.test.stalled", 200);

    @TempDir
    Path folder;

    @Transports.Each
    void stalledTransfersHoldLittleMemoryAndNoThreads(String transport) throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Wire.PLAIN, StalledTransfersTest::serve)) {
            String said = OtherJvm.run(
                    folder,
                    List.of("-Xmx768m"),
                    StalledProbe.class,
                    transport,
                    String.valueOf(server.port()),
                    String.valueOf(COUNT));
            System.out.println(COUNT + " stalled transfers over " + transport + ": "
                    + said.strip().replace("\n", ", "));
            assertThat(figure(said, "failed")).isZero();
            assertThat(figure(said, "threads"))
                    .as("threads, with %s transfers", COUNT)
                    .isLessThanOrEqualTo(figure(said, "threads before") + 20);
            long kernel = server.connections().stream()
                    .mapToLong(ServerConnection::received)
                    .max()
                    .orElse(0);
            assertThat(figure(said, "uploaded at most") - kernel)
                    .as("bytes that one upload has taken from its source: 2 MiB, and what the kernels hold")
                    .isLessThanOrEqualTo((2 << 20) + (6 << 20));
            assertThat(figure(said, "resident")).as("kB").isLessThan(1_000_000);
        }
    }

    private static void serve(ServerConnection connection) throws IOException {
        if (connection.readHead().request().method().equals("POST")) {
            connection.stall();
        } else {
            connection
                    .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .sendChunksForever();
        }
    }

    private static long figure(String said, String name) {
        return said.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> Long.parseLong(line.substring(name.length() + 2)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line '" + name + "' in: " + said));
    }
}
