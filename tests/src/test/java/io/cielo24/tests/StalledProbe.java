package io.cielo24.tests;

import io.cielo24.transport.Headers;
import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.RequestBody;
import io.cielo24.transport.TransportConfig;
import io.cielo24.transport.TransportRequest;
import io.cielo24.transport.TransportResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

/**
 * Holds many transfers that do not move in a JVM of its own, and prints what that costs: uploads to a server that does not
 * read, and downloads of which nobody wants more than the first buffer.
 */
final class StalledProbe {

    /** What the library reads of a file at once. */
    private static final int BUFFER = 256 * 1024;

    private static final int QUIET_LOOKS = 20;

    private final List<AtomicLong> uploaded = new ArrayList<>();
    private final AtomicInteger downloading = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final Disposable.Composite running = Disposables.composite();

    /** Arguments: transport, port of the server, number of transfers. */
    public static void main(String[] arguments) throws Exception {
        new StalledProbe().run(arguments[0], Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    }

    private void run(String name, int port, int count) throws Exception {
        TransportConfig config =
                TransportConfig.builder().connectTimeout(Duration.ofMinutes(2)).build();
        try (HttpTransport transport = Transports.create(name, config)) {
            transfers(transport, port, 2); // what is there once, however many there are
            awaitStillness(2);
            System.out.println("threads before: " + Thread.activeCount());
            transfers(transport, port, count - 2);
            awaitStillness(count);
            System.out.println("threads: " + Thread.activeCount());
            System.out.println("failed: " + failed);
            System.out.println("uploaded at most: "
                    + uploaded.stream().mapToLong(AtomicLong::get).max().orElse(0));
            System.out.println("resident: " + resident());
            running.dispose();
        }
    }

    private void transfers(HttpTransport transport, int port, int count) {
        URI uri = URI.create("http://127.0.0.1:" + port + "/");
        for (int i = 0; i < count / 2; i++) {
            AtomicLong produced = new AtomicLong();
            uploaded.add(produced);
            Flux<ByteBuffer> content = Flux.generate(sink -> {
                produced.addAndGet(BUFFER);
                sink.next(ByteBuffer.allocate(BUFFER));
            });
            running.add(transport
                    .exchange(
                            new TransportRequest("POST", uri, Headers.empty(), RequestBody.of(1L << 40, content)),
                            TransportResponse::body)
                    .subscribe(buffer -> {}, error -> failed.incrementAndGet()));
            Flux<ByteBuffer> download = transport.exchange(
                    new TransportRequest("GET", uri, Headers.empty(), RequestBody.empty()), TransportResponse::body);
            BaseSubscriber<ByteBuffer> oneBuffer = new BaseSubscriber<>() {
                @Override
                protected void hookOnSubscribe(Subscription subscription) {
                    subscription.request(1);
                }

                @Override
                protected void hookOnNext(ByteBuffer buffer) {
                    downloading.incrementAndGet();
                }

                @Override
                protected void hookOnError(Throwable error) {
                    failed.incrementAndGet();
                }
            };
            running.add(oneBuffer);
            download.subscribe(oneBuffer);
        }
    }

    /** Until every transfer has begun and none has moved for a second. */
    private void awaitStillness(int count) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        long last = -1;
        for (int quiet = 0; quiet < QUIET_LOOKS; ) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the transfers never stand still: " + downloading + " downloads, "
                        + uploaded.stream()
                                .filter(produced -> produced.get() > 0)
                                .count() + " uploads of " + count);
            }
            TimeUnit.MILLISECONDS.sleep(50); // the distance between two looks at what must not change
            long now = uploaded.stream().mapToLong(AtomicLong::get).sum();
            boolean begun = downloading.get() + failed.get() >= count / 2
                    && uploaded.stream().allMatch(produced -> produced.get() > 0);
            quiet = begun && now == last ? quiet + 1 : 0;
            last = now;
        }
    }

    /** In kB; 0 where the system does not tell. */
    private static String resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "0";
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .findFirst()
                    .orElse("0");
        }
    }
}
