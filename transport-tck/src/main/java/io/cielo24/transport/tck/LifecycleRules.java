package io.cielo24.transport.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A transport as such: its name, its threads, its end. */
public interface LifecycleRules extends Rules {

    /**
     * The name is lower case and without spaces, so that it can stand in a system property.
     *
     * <p>Usually broken by a display name.
     */
    @Test
    default void required_nameCanBeSelected() {
        String name = bench().transport().name();
        assertTrue(name.matches("[a-z0-9][a-z0-9._-]*"), () -> "the name: '" + name + "'");
    }

    /**
     * Closing ends what is under way with an error of the network, in whatever state it is, and closes the connections.
     *
     * <p>Usually broken for exchanges that wait for their consumer, not for the network.
     */
    @Test
    default void required_closeEndsWhatIsUnderWay() {
        HttpTransport transport = bench().transport(bench().config().build());
        ScriptedServer server = bench().server(connection -> {
            switch (connection.readHead().request().target()) {
                case "/wait", "/upload" -> connection.drain();
                case "/head" ->
                    connection
                            .send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")
                            .drain();
                default ->
                    connection
                            .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                            .sendChunksForever();
            }
        });
        ScriptedServer silent = bench().keep(ScriptedServer.start(Wire.PLAIN, ServerConnection::drain));
        TestBody body = TestBody.hanging(1L << 40, 100_000, 1 << 14);
        Map<String, Probe<?>> probes = new LinkedHashMap<>();
        probes.put("waiting for the answer", Bench.start(transport, Bench.get(server.uri("/wait"))));
        probes.put("uploading", Bench.start(transport, Bench.request("POST", server.uri("/upload"), body)));
        probes.put("waiting for the body", Bench.start(transport, Bench.get(server.uri("/head"))));
        Probe<Object> never = Bench.start(
                transport,
                Bench.get(server.uri("/head")),
                1,
                response -> Flux.<Object>just(response.status()).concatWith(Mono.never()));
        probes.put("held by a handler that does not end", never);
        Probe<?> unread = Bench.start(transport, Bench.get(server.uri("/endless")), 1, TransportResponse::body);
        probes.put("waiting for its consumer", unread);
        probes.put(
                "connecting",
                Bench.start(transport, Bench.get(URI.create("https://localhost:" + silent.port() + "/"))));
        never.awaitItems(1);
        unread.awaitItems(1);
        Await.until("the upload has begun", () -> body.emitted() == 100_000);
        Await.until("all requests arrive", () -> server.requests().size() == 5);
        Await.until("the TLS handshake begins", () -> silent.connection(0).received() > 0);
        long start = System.nanoTime();
        transport.close();
        long millis = (System.nanoTime() - start) / 1_000_000;
        probes.forEach((state, probe) ->
                Bench.asTransportException(probe.awaitError("the transport was closed; the exchange was " + state)));
        Await.until("the source of the upload is cancelled", body::isCancelled);
        server.awaitAllEnded();
        silent.awaitAllEnded();
        assertTrue(millis < 2_000, () -> "close() takes half a second or so, was " + millis + " ms");
    }

    /**
     * After closing, {@code exchange} returns and its result fails with an {@code IllegalStateException}; so does one
     * that was prepared before. Nothing reaches the server.
     *
     * <p>Usually broken by an exception of the library's own, or by a hang.
     */
    @Test
    default void required_callsAfterCloseFail() {
        HttpTransport transport = bench().transport(bench().config().build());
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        Bench.fetch(transport, Bench.get(server));
        TestBody body = TestBody.of(10, 10);
        Flux<Answer> prepared = transport.exchange(Bench.post(server, body), Answer::read);
        transport.close();
        Flux<Answer> later = transport.exchange(Bench.post(server, body), Answer::read);
        for (Flux<Answer> exchange : List.of(prepared, later)) {
            Probe<Answer> probe = new Probe<>(1);
            exchange.subscribe(probe);
            assertInstanceOf(
                    IllegalStateException.class, probe.awaitError("the transport is closed"), "the result's error");
        }
        assertEquals(0, body.subscriptions(), "subscriptions to the body");
        assertEquals(1, server.requests().size(), "requests on the wire");
    }

    /**
     * Closing again does nothing, from any thread, at the same time or later.
     *
     * <p>Usually broken by a resource that must be released once.
     */
    @Test
    default void required_closingTwiceDoesNothing() {
        HttpTransport transport = bench().transport(bench().config().build());
        ScriptedServer server =
                bench().server(connection -> connection.readRequest().drain());
        Probe<Answer> probe = Bench.start(transport, Bench.get(server));
        server.request(0);
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(transport::close, "tck-close");
            thread.setUncaughtExceptionHandler((t, e) -> thrown.add(e));
            thread.start();
            threads.add(thread);
        }
        Await.until("close() returns", () -> threads.stream().noneMatch(Thread::isAlive));
        transport.close();
        assertEquals(List.of(), thrown, "what close() throws");
        probe.awaitError("the transport was closed");
        assertEquals(1, probe.ends(), "ends of the exchange");
    }

    /**
     * Closing from within a handler works, on a thread of the transport's own.
     *
     * <p>An application may shut down when it sees an answer. Usually broken by waiting for one's own thread.
     */
    @Test
    default void required_closeFromWithinAHandlerWorks() {
        HttpTransport transport = bench().transport(bench().config().build());
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        long start = System.nanoTime();
        Probe<Object> probe = Bench.start(transport, Bench.get(server), 1, response -> {
            transport.close();
            return Mono.never();
        });
        probe.awaitError("the transport was closed");
        server.awaitAllEnded();
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(
                millis < 4_000, () -> "closing from within takes no longer than from outside, was " + millis + " ms");
    }

    /**
     * Closing closes idle connections.
     *
     * <p>Usually broken by a pool that is left to the garbage collector.
     */
    @Test
    default void required_closeClosesIdleConnections() {
        HttpTransport transport = bench().transport(bench().config().build());
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        List<Probe<Answer>> probes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            probes.add(Bench.start(transport, Bench.get(server)));
        }
        probes.forEach(Probe::awaitSingle);
        transport.close();
        server.awaitAllEnded();
    }

    /**
     * One transport's end does not touch another.
     *
     * <p>Usually broken by pools or threads that all share.
     */
    @Test
    default void required_transportsAreIndependent() {
        HttpTransport one = bench().transport(bench().config().build());
        HttpTransport other = bench().transport(bench().config().build());
        ScriptedServer server = bench().server(
                        connection -> connection.readRequest().awaitRelease().answer(200, "ok", "Connection: close"));
        Probe<Answer> underWay = Bench.start(other, Bench.get(server));
        server.request(0);
        Probe<Answer> ended = Bench.start(one, Bench.get(server));
        server.request(1);
        one.close();
        ended.awaitError("its transport was closed");
        server.release();
        assertEquals("ok", underWay.awaitSingle().text(), "the answer over the other transport");
        assertEquals("ok", Bench.fetch(other, Bench.get(server)).text(), "the next answer over it");
    }

    /**
     * The threads of a transport end when it is closed.
     *
     * <p>An application server loads and unloads its applications. Switched off by {@link
     * HttpTransportTck#threadsEndOnClose()}.
     */
    @Test
    default void required_threadsEndOnClose() {
        Bench.assume(bench().suite().threadsEndOnClose(), "the suite says that threads outlive close()");
        Bench.awaitStill("the number of threads", Thread::activeCount);
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        HttpTransport transport = bench().transport(bench().config().build());
        useBriefly(transport);
        transport.close();
        Await.until(
                "the threads end: " + names(newThreads(before)),
                () -> newThreads(before).isEmpty());
    }

    /**
     * The threads of a transport are daemons.
     *
     * <p>Who forgets to close a client should still see the program end.
     */
    @Test
    default void optional_threadsAreDaemons() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        HttpTransport transport = bench().transport(bench().config().build());
        useBriefly(transport);
        List<Thread> keepAlive =
                newThreads(before).stream().filter(thread -> !thread.isDaemon()).toList();
        assertEquals(List.of(), names(keepAlive), "threads that keep the JVM running");
    }

    private void useBriefly(HttpTransport transport) {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        for (int i = 0; i < 3; i++) {
            Bench.fetch(transport, Bench.post(server, TestBody.of(100_000, 1 << 14)));
        }
    }

    private static List<Thread> newThreads(Set<Thread> before) {
        Predicate<String> shared = java.util.regex.Pattern.compile(
                        "tck-.*|junit-.*|parallel-\\d+|boundedElastic-.*|single-\\d+|ForkJoinPool\\.commonPool-.*"
                                + "|CompletableFutureDelayScheduler|process reaper.*|Common-Cleaner|Keep-Alive-.*")
                .asMatchPredicate();
        Set<Thread> now = new HashSet<>(Thread.getAllStackTraces().keySet());
        now.removeAll(before);
        now.removeIf(thread -> !thread.isAlive() || shared.test(thread.getName()));
        return List.copyOf(now);
    }

    private static List<String> names(List<Thread> threads) {
        return threads.stream().map(Thread::getName).sorted().toList();
    }
}
