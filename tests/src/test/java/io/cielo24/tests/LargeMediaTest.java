package io.cielo24.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.job.NewJob;
import io.cielo24.media.MediaFormat;
import io.cielo24.media.MediaSource;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.SimulatorOptions;
import io.cielo24.transport.tck.ScriptedServer;
import io.cielo24.transport.tck.Wire;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

/**
 * Memory stays flat, whatever the size. The size is 1 GiB in a normal run; {@code -Plarge} runs the service's limit,
 * 10 GiB - 1.
 */
class LargeMediaTest {

    private static final long SIZE = Long.getLong("cielo24.test.largeMedia", 1L << 30);
    private static final long MEBIBYTE = 1 << 20;

    /** What may be under way in all, the operating system's socket buffers on both sides included. */
    private static final long MOST_HELD = 8 * MEBIBYTE;

    @TempDir
    Path folder;

    @Transports.Each
    void aLargeFileIsUploadedWithAHeapOf64MebibytesAndLessThan256Resident(String transport) throws Exception {
        Path file = folder.resolve("large.mp4");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(SIZE);
        }
        try (Cielo24Simulator simulator = Cielo24Simulator.start(SimulatorOptions.builder()
                .mediaDirectory(folder)
                .keepMedia(false)
                .build())) {
            String said = UploadProbe.fork(folder, transport, simulator, file, "-Xmx64m");
            assertThat(simulator.bytesReceived()).isGreaterThanOrEqualTo(SIZE);
            assertThat(simulator.effects().mediaStored()).isEqualTo(1);
            if (Files.exists(Path.of("/proc/self/status"))) {
                long residentKb = Long.parseLong(
                        said.lines().reduce((first, last) -> last).orElseThrow().strip());
                System.out.println(
                        transport + ": " + SIZE + " bytes with -Xmx64m, peak resident " + residentKb / 1024 + " MB");
                assertThat(residentKb).isLessThan(256 * 1024);
            }
        }
    }

    @Transports.Each
    void aSlowServiceNeverMakesTheClientHoldMoreThan8MebibytesOfAnUpload(String transport) throws IOException {
        long length = 24 * MEBIBYTE;
        AtomicLong produced = new AtomicLong();
        AtomicLong mostHeld = new AtomicLong();
        try (Cielo24Simulator simulator = Cielo24Simulator.start(SimulatorOptions.builder()
                        .mediaDirectory(folder)
                        .keepMedia(false)
                        .readRate(8 * MEBIBYTE)
                        .receiveBuffer(64 * 1024)
                        .build());
                Cielo24Client client = Cielo24Client.builder()
                        .endpoint(simulator.endpoint())
                        .credentials(Credentials.apiKey(simulator.user(), simulator.apiKey()))
                        .transport(transport)
                        .build()) {
            String jobId = client.jobs().create(NewJob.named("slow")).block().jobId();
            long before = simulator.bytesReceived();
            Flux<ByteBuffer> media = Flux.range(0, (int) (length / 65536)).map(i -> {
                long held = produced.addAndGet(65536) - (simulator.bytesReceived() - before);
                mostHeld.accumulateAndGet(held, Math::max);
                return ByteBuffer.allocate(65536);
            });
            client.media().addMedia(jobId, MediaSource.publisher(media, length)).block(Duration.ofMinutes(2));
            assertThat(produced).hasValue(length);
            assertThat(mostHeld.get()).isPositive().isLessThanOrEqualTo(MOST_HELD);
        }
    }

    @Transports.Each
    void aSlowConsumerNeverMakesTheClientHoldMoreThan8MebibytesOfADownload(String transport) throws Exception {
        long length = 64 * MEBIBYTE;
        AtomicLong consumed = new AtomicLong();
        try (ScriptedServer server = ScriptedServer.start(
                        Wire.PLAIN,
                        connection -> connection
                                .readRequest()
                                .send("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n")
                                .sendPattern(length));
                Cielo24Client client = Cielo24Client.builder()
                        .endpoint(server.uri("/api"))
                        .credentials(Credentials.token("t"))
                        .transport(transport)
                        .build()) {
            BaseSubscriber<ByteBuffer> slow = new BaseSubscriber<>() {
                @Override
                protected void hookOnSubscribe(Subscription subscription) {
                    // nothing is asked for yet
                }

                @Override
                protected void hookOnNext(ByteBuffer buffer) {
                    consumed.addAndGet(buffer.remaining());
                }
            };
            client.media()
                    .download("0123456789abcdef0123456789abcdef", MediaFormat.MP4)
                    .subscribe(slow);
            Wait.until("the server is stuck", new Stuck(server));
            long most = 0;
            for (int i = 0; i < 50; i++) {
                long before = consumed.get();
                slow.request(1);
                Wait.until("a buffer came", () -> consumed.get() > before);
                most = Math.max(most, server.connection(0).sent() - consumed.get());
            }
            assertThat(most).isPositive().isLessThanOrEqualTo(MOST_HELD);
            slow.request(Long.MAX_VALUE);
            Wait.until("all of it came, and the end", slow::isDisposed);
            assertThat(consumed).hasValue(length);
        }
    }

    /** The server has sent something, and no more between two looks. */
    private static final class Stuck implements Callable<Boolean> {

        private final ScriptedServer server;
        private long last = -1;
        private int still;

        Stuck(ScriptedServer server) {
            this.server = server;
        }

        @Override
        public Boolean call() {
            long now = server.connections().isEmpty() ? 0 : server.connection(0).sent();
            still = now > 0 && now == last ? still + 1 : 0;
            last = now;
            return still > 100;
        }
    }
}
