package io.cielo24.transport.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cielo24.transport.RequestBody;
import io.cielo24.transport.TransportResponse;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Exchanges as reactive streams: lazy, independent of each other, and never in the way of their callers. */
public interface ExchangeRules extends Rules {

    /**
     * Nothing happens before the result is subscribed to, and each subscription is an exchange of its own.
     *
     * <p>Usually broken by starting in {@code exchange} itself, or by remembering the first answer.
     */
    @Test
    default void required_eachSubscriptionIsAnExchange() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        TestBody body = TestBody.of(100, 100);
        Flux<Answer> exchange = bench().transport().exchange(Bench.post(server, body), Answer::read);
        bench().fetch(Bench.get(server));
        assertEquals(1, server.requests().size(), "requests before the first subscription, but for one other");
        assertEquals(0, body.subscriptions(), "subscriptions to the body before the first exchange");
        for (int i = 1; i <= 2; i++) {
            Probe<Answer> probe = new Probe<>(1);
            exchange.subscribe(probe);
            assertEquals("ok", probe.awaitSingle().text(), "the answer");
            assertEquals(1 + i, server.requests().size(), "requests after subscription " + i);
            assertEquals(i, body.subscriptions(), "subscriptions to the body after exchange " + i);
        }
    }

    /**
     * Many exchanges run at once, each with the answer to its own body: none waits for another.
     *
     * <p>Usually broken by a pool that is too small, or by state shared between exchanges.
     */
    @Test
    default void required_manyExchangesRunAtOnce() {
        int many = 64;
        ScriptedServer server = bench().server(connection -> {
            RecordedRequest request = connection.readRequest().awaitRelease().request();
            byte[] last = request.body();
            connection.answer(200, request.target() + " " + Arrays.hashCode(last));
        });
        List<Probe<Answer>> probes = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            byte[] content = Arrays.copyOfRange(Pattern.bytes(20_000 + i), i, 20_000 + i);
            RequestBody body = RequestBody.of(
                    content.length,
                    Flux.just(ByteBuffer.wrap(content, 0, 9_999), ByteBuffer.wrap(content, 9_999, 10_001)));
            expected.add("/" + i + " " + Arrays.hashCode(content));
            probes.add(bench().start(Bench.request("POST", server.uri("/" + i), body)));
        }
        Await.until(
                many + " bodies arrive, none of which is answered before the last is there",
                () -> server.requests().stream()
                                .filter(RecordedRequest::isComplete)
                                .count()
                        == many);
        server.release();
        assertEquals(
                expected,
                probes.stream().map(probe -> probe.awaitSingle().text()).toList(),
                "the answers, each to its own request");
    }

    /**
     * A handler may start other exchanges on the same transport and wait for them, many levels deep.
     *
     * <p>Usually broken by one thread that waits for itself.
     */
    @Test
    default void required_exchangesMayBeNested() {
        ScriptedServer server = bench().server(Script.forEachRequest(connection ->
                connection.readBody().answer(200, connection.request().target())));
        Probe<String> probe = bench().start(Bench.get(server.uri("/0")), response -> nested(server, 1));
        assertEquals("/8", probe.awaitSingle(), "the answer of the innermost exchange");
    }

    private Flux<String> nested(ScriptedServer server, int level) {
        return bench().transport().exchange(Bench.get(server.uri("/" + level)), response -> {
            Mono<Answer> answer = Answer.read(response);
            return level == 8 ? answer.map(Answer::text) : answer.thenMany(nested(server, level + 1));
        });
    }

    /**
     * Items of the result come one after the other, and the end comes once and last.
     *
     * <p>Usually broken by two threads that signal.
     */
    @Test
    default void required_signalsAreSerial() {
        ScriptedServer server = bench().server(Script.forEachRequest(connection -> connection
                .readBody()
                .send("HTTP/1.1 200 OK\r\nContent-Length: 3000000\r\n\r\n")
                .sendPattern(3_000_000)));
        for (int i = 0; i < 5; i++) {
            AtomicInteger inside = new AtomicInteger();
            List<String> overlaps = new CopyOnWriteArrayList<>();
            Probe<ByteBuffer> probe = bench().start(Bench.get(server), TransportResponse::body, item -> {
                if (inside.incrementAndGet() > 1) {
                    overlaps.add("two signals at once");
                }
                long until = System.nanoTime() + 50_000;
                while (System.nanoTime() < until) {
                    // busy on purpose, and without onSpinWait, which BlockHound takes for blocking
                }
                inside.decrementAndGet();
            });
            probe.awaitCompletion();
            assertEquals(List.of(), overlaps, "overlapping signals");
            assertEquals(1, probe.ends(), "ends of the result");
            assertEquals(
                    3_000_000,
                    probe.items().stream().mapToInt(ByteBuffer::remaining).sum(),
                    "bytes before the end");
        }
    }

    /**
     * The result is what the handler's publisher emits, no more of it than was asked for.
     *
     * <p>Usually broken by an operator that prefetches and flattens.
     */
    @Test
    default void required_resultKeepsTheDemand() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        List<Long> asked = new CopyOnWriteArrayList<>();
        Probe<Integer> probe = Bench.start(
                bench().transport(),
                Bench.get(server),
                3,
                response -> response.body().thenMany(Flux.range(0, 1000).doOnRequest(asked::add)));
        probe.awaitItems(3);
        assertEquals(List.of(0, 1, 2), probe.items(), "the result as far as it was asked for");
        probe.request(997);
        assertEquals(1000, probe.awaitCompletion().size(), "the whole result");
        assertTrue(asked.get(0) == 3L, () -> "demand that reaches the handler's publisher: " + asked);
    }

    /**
     * Subscribing, requesting and cancelling return at once, whatever the network does, and whatever thread they run on.
     *
     * <p>They may come from an event loop that serves thousands. Usually broken by connecting, or by reading, on the
     * thread that asks for it.
     */
    @Test
    default void required_callersAreNeverBlocked() {
        ScriptedServer server = bench().server(connection -> {
            connection.readHead();
            if (connection.request().target().equals("/body")) {
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
            }
            connection.stall();
        });
        ScriptedServer silent = bench().keep(ScriptedServer.start(Wire.PLAIN, ServerConnection::stall));
        URI tls = URI.create("https://localhost:" + silent.port() + "/");
        TestBody body = TestBody.of(1L << 40, 1 << 18);
        Thread caller = new Thread(
                () -> {
                    Probe<Answer> connecting = bench().start(Bench.get(tls));
                    Probe<Answer> waiting = bench().start(Bench.get(server.uri("/silent")));
                    Probe<Answer> uploading = bench().start(Bench.request("POST", server.uri("/upload"), body));
                    Probe<?> reading = Bench.start(
                            bench().transport(), Bench.get(server.uri("/body")), 0, TransportResponse::body);
                    Await.until("the requests arrive", () -> server.requests().size() == 3);
                    Await.until("the upload has begun", () -> body.emitted() > 1 << 20);
                    silent.connection(0); // else the cancellation may come before there is anything to connect
                    reading.request(1);
                    List.of(connecting, waiting, uploading, reading).forEach(Probe::cancel);
                },
                "tck-caller");
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        caller.setUncaughtExceptionHandler((t, e) -> thrown.add(e));
        caller.start();
        Await.until("subscribe, request and cancel return while the network stands still", () -> !caller.isAlive());
        assertEquals(List.of(), thrown, "what the caller met");
        assertNull(silent.connection(0).end(), "the silent server is still there");
    }
}
