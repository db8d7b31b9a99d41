package io.cielo24.transport.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cielo24.transport.Headers;
import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.RequestBody;
import io.cielo24.transport.TransportConfig;
import io.cielo24.transport.TransportException;
import io.cielo24.transport.TransportRequest;
import io.cielo24.transport.TransportResponse;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Callers that ask for what cannot be. Much of it cannot be said to a transport at all: control characters in headers,
 * other schemes, negative lengths are refused by the SPI's own types. The rest ends in a clear error, and never hangs.
 */
public interface MisuseRules extends Rules {

    /**
     * No letter ends a line: those beyond Latin-1 are sent as something harmless, or refused. The low bytes of the two
     * that are tried are CR and LF.
     *
     * <p>Usually broken by {@code (byte) character}, which lets a value write headers of its own.
     */
    @Test
    default void required_noLetterEndsALine() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        String lineEnd = "\u010d\u010a";
        List<TransportRequest> requests = List.of(
                new TransportRequest(
                        "GET",
                        server.uri("/header"),
                        Headers.of("X-Odd", "1" + lineEnd + "X-Injected: 1"),
                        RequestBody.empty()),
                Bench.get(URI.create(server.uri("/path") + lineEnd + "X-Injected:1")));
        for (TransportRequest request : requests) {
            Probe<Answer> probe = bench().start(request);
            Await.until("the exchange ends", () -> probe.ends() > 0);
            for (RecordedRequest sent : server.requests()) {
                assertEquals(List.of(), sent.headers("X-Injected"), "headers that a value wrote");
            }
        }
    }

    /**
     * A port that does not exist is an error, and not another port.
     *
     * <p>Usually broken by an exception that goes to no subscriber, or by the lower 16 bits.
     */
    @Test
    default void required_portOutOfRangeFails() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        URI uri = URI.create(
                bench().wire().scheme() + "://" + bench().wire().host() + ":" + (server.port() + 65_536) + "/");
        Throwable error = bench().start(Bench.get(uri)).awaitError("there is no such port");
        if (error instanceof TransportException failure) {
            Bench.assertNotSent(failure);
        }
        assertEquals(0, server.accepted(), "connections to another port");
    }

    /**
     * {@code null} is refused before anything is sent, by an exception or by the result.
     *
     * <p>Usually broken by a handler that is looked at when the answer is there.
     */
    @Test
    default void required_nullIsRefused() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        HttpTransport transport = bench().transport();
        assertRefused(() -> transport.exchange(Misuse.nothing(), Answer::read), "the request is null");
        assertRefused(() -> transport.<Answer>exchange(Bench.get(server), Misuse.nothing()), "the handler is null");
        assertEquals(0, server.accepted(), "connections");
    }

    private static void assertRefused(Supplier<Publisher<Answer>> call, String why) {
        Probe<Answer> probe = new Probe<>(1);
        try {
            call.get().subscribe(probe);
        } catch (NullPointerException atOnce) {
            return;
        }
        assertInstanceOf(NullPointerException.class, probe.awaitError(why), why);
    }

    /**
     * A length that has turned negative since the request was made fails the exchange; no request goes out.
     *
     * <p>Usually broken by passing it on: to some libraries a negative length means chunks.
     */
    @Test
    default void required_negativeLengthIsRefused() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        AtomicLong length = new AtomicLong(10);
        RequestBody fickle = new RequestBody() {
            @Override
            public long contentLength() {
                return length.get();
            }

            @Override
            public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
                TestBody.of(10, 10).subscribe(subscriber);
            }
        };
        TransportRequest request = Bench.post(server, fickle);
        length.set(-1);
        bench().start(request).awaitError("the length is negative");
        assertEquals(0, server.requests().size(), "requests on the wire");
        assertEquals("ok", bench().fetch(Bench.get(server)).text(), "the next call");
    }

    /**
     * A subscriber that throws ends its exchange: the connection is closed, and the transport works on. One to the body
     * that throws is told, or its exchange fails.
     *
     * <p>None may throw, but some do. Usually broken by an exception that ends a thread or is swallowed, and an exchange
     * that waits for either.
     */
    @Test
    default void required_subscriberThatThrowsEndsItsExchange() {
        ScriptedServer endless = bench().server(Script.forEachRequest(connection -> connection
                .readBody()
                .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                .sendChunksForever()));
        RuntimeException thrown = new IllegalStateException("this subscriber throws on purpose");
        for (int i = 0; i < 3; i++) {
            Probe<Object> ofTheResult = bench().start(
                            Bench.get(endless),
                            response -> Flux.<Object>just(response.status()).concatWith(response.body()),
                            item -> {
                                throw thrown;
                            });
            ofTheResult.awaitItems(1);
            Probe<ByteBuffer> amid = bench().start(Bench.get(endless), TransportResponse::body, item -> {
                throw thrown;
            });
            amid.awaitItems(1);
            Probe<ByteBuffer> ofTheBody = new Probe<>(Long.MAX_VALUE, item -> {
                throw thrown;
            });
            Probe<Object> held = bench().start(Bench.get(endless), response -> {
                response.body().subscribe(ofTheBody);
                return Mono.never();
            });
            Await.until(
                    "the body's subscriber that has thrown, or the exchange, comes to an end",
                    () -> ofTheBody.ends() + held.ends() > 0);
            held.cancel();
        }
        endless.awaitAllEnded();
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        for (int i = 0; i < 20; i++) {
            assertEquals("ok", bench().fetch(Bench.get(server)).text(), "a call afterwards");
        }
    }

    /**
     * A configuration is honoured, or refused when the transport is made, with an {@code
     * UnsupportedOperationException} that says what cannot be.
     *
     * <p>Usually broken by an exception of the library's own, at the first call.
     */
    @Test
    default void required_configurationIsTakenOrRefused() {
        char[] password = "p\u00e4ss w\u00f6rd:\u20ac".toCharArray();
        List<TransportConfig> configs = List.of(
                TransportConfig.defaults(),
                bench().config().connectTimeout(Duration.ofMillis(1)).build(),
                bench().config().connectTimeout(Duration.ofHours(1)).build(),
                bench().config().proxy(TransportConfig.Proxy.of("::1", 65535)).build(),
                bench().config()
                        .proxy(new TransportConfig.Proxy(
                                "proxy.test", 1, "us\u00e9r", password, List.of("*", "a*b", "")))
                        .build(),
                bench().config()
                        .proxy(new TransportConfig.Proxy("proxy.test", 1, "user", null, List.of()))
                        .build(),
                bench().config()
                        .keyStore(TestKeys.CLIENT.keyStore(), TestKeys.password())
                        .build());
        for (TransportConfig config : configs) {
            try {
                HttpTransport transport = bench().transport(config);
                assertFalse(transport.name().isBlank(), "the name of a transport with " + config);
            } catch (UnsupportedOperationException refused) {
                String text = String.valueOf(refused.getMessage());
                assertTrue(text.length() > 10, () -> "what cannot be done with " + config + ": " + text);
                assertFalse(text.contains("rd:\u20ac"), "the refusal tells the password");
            }
        }
    }
}
