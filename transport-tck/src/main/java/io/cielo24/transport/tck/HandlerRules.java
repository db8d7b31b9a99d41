package io.cielo24.transport.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cielo24.transport.RequestBody;
import io.cielo24.transport.TransportResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The handler, in use and in misuse: it decides on the result, and nothing it does wrong hangs or leaks. */
public interface HandlerRules extends Rules {

    /** A large response, so that a connection that is not closed stays stuck for all to see. */
    private ScriptedServer largeAnswers() {
        return bench().server(Script.forEachRequest(connection -> connection
                .readBody()
                .send("HTTP/1.1 200 OK\r\nContent-Length: 20000000\r\n\r\n")
                .sendPattern(20_000_000)));
    }

    /**
     * What the handler throws is the result's error, as it is; the connection is closed.
     *
     * <p>Usually broken by wrapping, or by an exception that ends the thread and not the exchange.
     */
    @Test
    default void required_handlerThatThrowsFailsTheResult() {
        ScriptedServer server = largeAnswers();
        for (RuntimeException thrown : List.of(new IllegalStateException("no"), new UnsupportedOperationException())) {
            Throwable error = bench().<Object>start(Bench.get(server), response -> {
                        throw thrown;
                    })
                    .awaitError("the handler throws");
            assertSame(thrown, error, "the error of the result");
        }
        server.awaitAllEnded();
    }

    /**
     * An error of the handler's publisher is the result's error, as it is; the connection is closed. Before the body,
     * amid it, and after it.
     *
     * <p>Usually broken by wrapping.
     */
    @Test
    default void required_handlersPublisherThatFailsFailsTheResult() {
        ScriptedServer server = largeAnswers();
        Exception raised = new Exception("checked");
        List<Function<TransportResponse, Publisher<Object>>> handlers = List.of(
                response -> Mono.error(raised),
                response ->
                        response.body().take(3).concatWith(Mono.error(raised)).cast(Object.class),
                response -> response.body().cast(Object.class).thenMany(Mono.error(raised)));
        for (Function<TransportResponse, Publisher<Object>> handler : handlers) {
            assertSame(
                    raised,
                    bench().start(Bench.get(server), handler).awaitError("the publisher fails"),
                    "the error of the result");
        }
        Await.until(
                "two connections are closed with the body unread",
                () -> server.connections().stream().filter(c -> c.end() != null).count() >= 2);
    }

    /**
     * A handler that returns {@code null} fails the result with a text that speaks of the handler.
     *
     * <p>Usually broken by a bare {@code NullPointerException} from the depths, or a hang.
     */
    @Test
    default void required_handlerThatReturnsNullFailsTheResult() {
        ScriptedServer server = largeAnswers();
        Throwable error = bench().<Object>start(Bench.get(server), response -> Misuse.nothing())
                .awaitError("the handler returns null");
        assertTrue(
                String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT).contains("handler"),
                () -> "the error says that the handler is to blame: " + error);
        server.awaitAllEnded();
    }

    /**
     * The handler is called once, with the final response; an empty publisher is an empty result.
     *
     * <p>Usually broken by calling it for interim responses.
     */
    @Test
    default void required_handlerIsCalledOnce() {
        ScriptedServer server = bench().server(Script.forEachRequest(connection ->
                connection.send("HTTP/1.1 100 Continue\r\n\r\n").readBody().answer(200, "ok")));
        AtomicInteger calls = new AtomicInteger();
        Probe<Object> probe = bench().start(Bench.post(server, RequestBody.of(new byte[10])), response -> {
            calls.incrementAndGet();
            return response.body().then().cast(Object.class);
        });
        assertEquals(List.of(), probe.awaitCompletion(), "the result");
        assertEquals(1, calls.get(), "calls of the handler");
    }

    /**
     * The body has one subscriber; a second one, at the same time or later, gets an error and disturbs nobody.
     *
     * <p>Usually broken by two readers of one socket, or by a second one that waits forever.
     */
    @Test
    default void required_bodyHasOneSubscriber() {
        ScriptedServer server = bench().server(Script.forEachRequest(connection -> connection
                .readBody()
                .send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
                .sendPattern(1_000_000)));
        Probe<String> later = bench().start(
                        Bench.get(server), response -> bytes(response.body()).concatWith(bytes(response.body())));
        assertEquals(List.of("1000000 bytes", "an error"), later.awaitCompletion(), "first reader, then the second");
        Probe<String> together = bench().start(
                        Bench.get(server), response -> Flux.merge(bytes(response.body()), bytes(response.body())));
        assertEquals(
                List.of("1000000 bytes", "an error"),
                together.awaitCompletion().stream().sorted().toList(),
                "both readers at once, the error of one");
    }

    private static Flux<String> bytes(Flux<ByteBuffer> body) {
        return body.map(ByteBuffer::remaining)
                .reduce(0, Integer::sum)
                .map(sum -> sum + " bytes")
                .onErrorReturn("an error")
                .flux();
    }

    /**
     * A body that is subscribed to when its exchange has ended gives an error, at once: not a rest, not nothing.
     *
     * <p>Usually broken by reading from a connection that meanwhile serves another exchange.
     */
    @Test
    default void required_bodyAfterTheExchangeFails() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        for (int i = 0; i < 2; i++) {
            AtomicReference<Flux<ByteBuffer>> escaped = new AtomicReference<>();
            boolean readFirst = i == 1;
            bench().start(Bench.get(server), response -> {
                        escaped.set(response.body());
                        return readFirst ? response.body().then(Mono.just(1)) : Mono.just(1);
                    })
                    .awaitSingle();
            Probe<ByteBuffer> late = new Probe<>(Long.MAX_VALUE);
            escaped.get().subscribe(late);
            late.awaitError("the exchange has ended");
        }
        assertEquals("ok", bench().fetch(Bench.get(server)).text(), "the next call");
    }
}
