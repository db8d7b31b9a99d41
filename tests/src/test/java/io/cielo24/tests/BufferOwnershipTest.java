package io.cielo24.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.RetryPolicy;
import io.cielo24.media.MediaSource;
import io.cielo24.transport.TransportConfig;
import io.cielo24.transport.tck.Pattern;
import io.cielo24.transport.tck.ScriptedServer;
import io.cielo24.transport.tck.TestKeys;
import io.cielo24.transport.tck.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

/**
 * Files are read into buffers that are used again, within an upload and by the next one. While the service is slow, what
 * was handed to the stack below waits there; a buffer that was filled again too early would arrive with bytes of another
 * place, or of another file.
 */
class BufferOwnershipTest {

    private static final String JOB = "0123456789abcdef0123456789abcdef";
    private static final int MEBIBYTE = 1 << 20;

    /** Two buffers, one more than an upload has at once, some more, many; and never whole ones. */
    private static final List<Integer> SIZES = List.of(300_001, MEBIBYTE + 1, 3 * MEBIBYTE + 17, 24 * MEBIBYTE + 4097);

    @TempDir
    private Path folder;

    static Stream<Arguments> everyTransportAndWire() {
        return Transports.names().stream()
                .flatMap(transport -> Arrays.stream(Wire.values()).map(wire -> Arguments.of(transport, wire)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyTransportAndWire")
    void aSlowServiceGetsEachFilesOwnBytes(String transport, Wire wire) throws IOException {
        for (int size : SIZES) {
            Files.write(file(size), Pattern.bytes(size));
        }
        try (ScriptedServer server = ScriptedServer.start(wire, connection -> {
                    connection.readHead();
                    long left = Long.parseLong(
                            connection.request().header("Content-Length").orElseThrow());
                    for (; left > MEBIBYTE; left -= MEBIBYTE) {
                        connection.pause(Duration.ofMillis(5)).readBody(MEBIBYTE);
                    }
                    connection.readBody().send(close("{\"TaskId\":\"" + JOB + "\"}"));
                });
                Cielo24Client client = Cielo24Client.builder()
                        .endpoint(server.uri("/api"))
                        .credentials(Credentials.token("t"))
                        .transport(transport)
                        .retries(RetryPolicy.none())
                        .transportConfig(TransportConfig.builder()
                                .trustStore(TestKeys.trustStore())
                                .build())
                        .build()) {
            for (int round = 0; round < 2; round++) {
                Flux.fromIterable(SIZES)
                        .flatMap(size -> client.media().addMedia(JOB, MediaSource.file(file(size))))
                        .blockLast(Duration.ofMinutes(2));
            }
            assertThat(server.requests())
                    .hasSize(2 * SIZES.size())
                    .allSatisfy(request -> assertThat(request.bodyCrc())
                            .as("checksum of what arrived")
                            .isEqualTo(Pattern.crc(request.bodyLength())));
            assertThat(server.requests())
                    .extracting(request -> (int) request.bodyLength())
                    .containsAll(SIZES);
        }
    }

    private static String close(String json) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                + json.length() + "\r\n\r\n" + json;
    }

    private Path file(int size) {
        return folder.resolve(size + ".mp4");
    }
}
