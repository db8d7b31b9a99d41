package io.cielo24.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cielo24.transport.Headers;
import io.cielo24.transport.RequestBody;
import io.cielo24.transport.TransportConfig;
import io.cielo24.transport.TransportException;
import io.cielo24.transport.TransportException.Phase;
import io.cielo24.transport.TransportRequest;
import io.cielo24.transport.TransportResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

@Timeout(60)
class JdkHttpTransportTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final JdkHttpTransport transport = JdkHttpTransport.create(
            TransportConfig.builder().connectTimeout(Duration.ofSeconds(5)).build());

    @AfterEach
    void close() {
        transport.close();
    }

    static TransportRequest get(URI uri) {
        return new TransportRequest("GET", uri, Headers.empty(), RequestBody.empty());
    }

    static TransportRequest post(URI uri, RequestBody body) {
        return new TransportRequest("POST", uri, Headers.empty(), body);
    }

    static Mono<String> text(TransportResponse response) {
        return response.body()
                .map(b -> StandardCharsets.UTF_8.decode(b.duplicate()).toString())
                .collect(StringBuilder::new, StringBuilder::append)
                .map(s -> response.status() + " " + s);
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            Thread.sleep(2);
        }
    }

    static Flux<ByteBuffer> zeros(long length, int piece, AtomicLong produced) {
        return Flux.generate(() -> length, (left, sink) -> {
            if (left == 0) {
                sink.complete();
                return left;
            }
            int size = (int) Math.min(left, piece);
            produced.addAndGet(size);
            sink.next(ByteBuffer.allocate(size));
            return left - size;
        });
    }

    @Test
    void theHeadIsExact() throws Exception {
        try (RawServer server = new RawServer(c -> {
            c.head();
            c.body(5);
            c.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-A: b\r\n\r\nok");
            c.head();
            c.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            c.drain();
        })) {
            assertThat(transport
                            .exchange(
                                    post(server.uri("/p?q=1"), RequestBody.of("hello".getBytes())),
                                    r -> text(r).map(t ->
                                            t + r.headers().first("x-a").orElse("")))
                            .blockLast(LONG))
                    .isEqualTo("200 okb");
            assertThat(transport
                            .exchange(post(server.uri("/p"), RequestBody.empty()), JdkHttpTransportTest::text)
                            .blockLast(LONG))
                    .isEqualTo("200 ok");
            assertThat(server.heads.get(0))
                    .startsWith("POST /p?q=1 HTTP/1.1\r\n")
                    .contains("Content-Length: 5\r\n");
            assertThat(server.heads.get(1)).contains("Content-Length: 0\r\n");
            assertThat(server.heads)
                    .allSatisfy(head -> assertThat(head)
                            .doesNotContainIgnoringCase("Transfer-Encoding")
                            .doesNotContainIgnoringCase("Expect")
                            .doesNotContainIgnoringCase("Upgrade")
                            .doesNotContainIgnoringCase("Accept-Encoding")
                            .doesNotContainIgnoringCase("Content-Type"));
            assertThat(server.connections).hasSize(1);
        }
    }

    @Test
    void aGetWhoseConnectionDiesIsNotRepeated() throws Exception {
        try (RawServer server = new RawServer(RawServer.Connection::head)) {
            StepVerifier.create(transport.exchange(get(server.uri("/x?secret=1")), JdkHttpTransportTest::text))
                    .expectErrorSatisfies(e -> assertThat(e).isInstanceOfSatisfying(TransportException.class, t -> {
                        assertThat(t.phase()).isEqualTo(Phase.RESPONSE_HEAD);
                        assertThat(t.requestSent()).isTrue();
                        assertThat(t).hasMessageNotContaining("secret");
                    }))
                    .verify(LONG);
            assertThat(server.heads).hasSize(1);
        }
    }

    @Test
    void aRefusedConnectionWasNotSent() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        TransportException e = failure(post(URI.create("http://localhost:" + port + "/"), RequestBody.of(new byte[3])));
        assertThat(e.phase()).isEqualTo(Phase.CONNECT);
        assertThat(e.requestSent()).isFalse();
        assertThat(e).hasMessageContaining("localhost:" + port).hasMessageContaining("refused");
    }

    @Test
    void anUnknownHostWasNotSent() {
        TransportException e = failure(get(URI.create("http://no-such-host.invalid/")));
        assertThat(e.phase()).isEqualTo(Phase.CONNECT);
        assertThat(e.requestSent()).isFalse();
        assertThat(e).hasMessageContaining("no-such-host.invalid").hasMessageContaining("resolved");
    }

    private TransportException failure(TransportRequest request) {
        Throwable e = catchThrowable(
                () -> transport.exchange(request, JdkHttpTransportTest::text).blockLast(LONG));
        assertThat(e).isInstanceOf(TransportException.class);
        return (TransportException) e;
    }

    @Test
    void aLargeBodyArrivesWholeInBothDirections() throws Exception {
        int length = 20_000_000;
        try (RawServer server = new RawServer(c -> {
            c.head();
            byte[] body = c.body(length);
            c.send("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n");
            c.out.write(body);
            c.drain();
        })) {
            byte[] sent = new byte[length];
            new java.util.Random(1).nextBytes(sent);
            ByteBuffer back = ByteBuffer.allocate(length);
            transport
                    .exchange(post(server.uri("/"), RequestBody.of(sent)), TransportResponse::body)
                    .doOnNext(back::put)
                    .blockLast(LONG);
            assertThat(back.array()).isEqualTo(sent);
        }
    }

    @Test
    void theBodysOwnErrorReachesTheSubscriber() throws Exception {
        try (RawServer server = new RawServer(c -> {
            c.head();
            c.drain();
        })) {
            IOException broken = new IOException("disk");
            Flux<ByteBuffer> body = Flux.concat(Mono.just(ByteBuffer.allocate(10)), Mono.error(broken));
            StepVerifier.create(transport.exchange(post(server.uri("/"), RequestBody.of(20, body)), r -> text(r)))
                    .expectErrorSatisfies(e -> assertThat(e).isSameAs(broken))
                    .verify(LONG);
            await(() -> server.connections.get(0).over);
        }
    }

    @Test
    void aTruncatedBodyIsAnError() throws Exception {
        try (RawServer server = new RawServer(c -> {
            c.head();
            c.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort");
        })) {
            TransportException e = failure(get(server.uri("/")));
            assertThat(e.phase()).isEqualTo(Phase.RESPONSE_BODY);
            assertThat(e.requestSent()).isTrue();
        }
    }

    @Test
    void aHandlerThatThrowsClosesTheConnection() throws Exception {
        try (RawServer server = new RawServer(c -> {
            c.head();
            c.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nshort");
            c.drain();
        })) {
            RuntimeException mine = new IllegalStateException("mine");
            StepVerifier.create(transport.exchange(get(server.uri("/")), r -> {
                        throw mine;
                    }))
                    .expectErrorSatisfies(e -> assertThat(e).isSameAs(mine))
                    .verify(LONG);
            await(() -> server.connections.get(0).over);
        }
    }

    @Test
    void anIgnoredSmallBodyLeavesTheConnectionReusableAndALargeOneClosesIt() throws Exception {
        try (RawServer server = new RawServer(c -> {
            while (true) {
                if (c.head().startsWith("GET /small")) {
                    c.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nsmall");
                } else {
                    c.send("HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\nlarge");
                    c.drain();
                    return;
                }
            }
        })) {
            Flux<Integer> large = transport.exchange(get(server.uri("/large")), r -> Mono.just(r.status()));
            assertThat(large.blockLast(LONG)).isEqualTo(200);
            await(() -> server.connections.get(0).over);
        }
    }

    @Test
    void aBodySubscribedOutsideItsExchangeIsRefused() throws Exception {
        try (RawServer server = new RawServer(c -> {
            c.head();
            c.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
            c.drain();
        })) {
            TransportResponse response =
                    transport.exchange(get(server.uri("/")), Mono::just).blockLast(LONG);
            assertThatThrownBy(() -> response.body().blockLast(LONG))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("exchange");
        }
    }

    @Test
    void cancellingAnUploadClosesTheConnectionAndCancelsTheBody() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        try (RawServer server = new RawServer(c -> {
            c.head();
            c.body(1000);
            arrived.countDown();
            c.drain();
        })) {
            AtomicBoolean cancelled = new AtomicBoolean();
            Flux<ByteBuffer> body = zeros(1L << 32, 1 << 16, new AtomicLong()).doOnCancel(() -> cancelled.set(true));
            Disposable running = transport
                    .exchange(post(server.uri("/"), RequestBody.of(1L << 32, body)), JdkHttpTransportTest::text)
                    .subscribe();
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
            running.dispose();
            await(() -> server.connections.get(0).over && cancelled.get());
        }
    }

    @Test
    void demandReachesTheSocket() throws Exception {
        AtomicLong written = new AtomicLong();
        try (RawServer server = new RawServer(c -> {
            c.head();
            c.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n");
            byte[] piece = new byte[1 << 16];
            while (true) {
                c.out.write(piece);
                written.addAndGet(piece.length);
            }
        })) {
            AtomicLong received = new AtomicLong();
            Flux<ByteBuffer> download = transport.exchange(get(server.uri("/")), TransportResponse::body);
            StepVerifier.create(download.doOnNext(b -> received.addAndGet(b.remaining())), 3)
                    .expectNextCount(3)
                    .then(() -> {
                        // The server stops once the kernel's buffers are full.
                        long before = -1;
                        while (before != written.get()) {
                            before = written.get();
                            try {
                                Thread.sleep(200);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        }
                        assertThat(written.get()).isLessThan(16 << 20);
                        assertThat(received.get()).isLessThanOrEqualTo(3 * 16384);
                    })
                    .thenRequest(5)
                    .expectNextCount(5)
                    .thenCancel()
                    .verify(LONG);
            await(() -> server.connections.get(0).over);
        }
    }

    @Test
    void closeEndsRunningExchangesAndRefusesLaterOnes() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        try (RawServer server = new RawServer(c -> {
            c.head();
            arrived.countDown();
            c.drain();
        })) {
            AtomicReference<Throwable> error = new AtomicReference<>();
            transport.exchange(get(server.uri("/")), JdkHttpTransportTest::text).subscribe(t -> {}, error::set);
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
            transport.close();
            transport.close();
            await(() -> error.get() != null);
            assertThat(error.get()).isInstanceOf(TransportException.class).hasMessageContaining("closed");
            await(() -> server.connections.get(0).over);
            assertThatThrownBy(() -> transport
                            .exchange(get(server.uri("/")), JdkHttpTransportTest::text)
                            .blockLast(LONG))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void subscribingRequestingAndCancellingNeverBlock() throws Exception {
        try (RawServer server = new RawServer(c -> {
            while (true) {
                c.head();
                c.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            }
        })) {
            AtomicInteger count = new AtomicInteger();
            Flux.range(0, 200)
                    .flatMap(
                            i -> transport
                                    .exchange(get(server.uri("/" + i)), JdkHttpTransportTest::text)
                                    .subscribeOn(Schedulers.parallel()),
                            16)
                    .doOnNext(t -> count.incrementAndGet())
                    .blockLast(LONG);
            assertThat(count).hasValue(200);
        }
    }

    @Test
    void aClientThatFollowsRedirectsIsRefused() {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        assertThatThrownBy(() -> JdkHttpTransport.of(client))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NORMAL");
    }
}
