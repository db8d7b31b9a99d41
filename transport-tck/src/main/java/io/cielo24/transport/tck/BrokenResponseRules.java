package io.cielo24.transport.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cielo24.transport.RequestBody;
import io.cielo24.transport.TransportException;
import io.cielo24.transport.TransportException.Phase;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Responses that end too early, or are none: an error each time, never a result that only looks complete. */
public interface BrokenResponseRules extends Rules {

    /**
     * A body cut off before its {@code Content-Length} is an error, whether the connection is closed or reset.
     *
     * <p>Half a caption file must not pass for a whole one. Usually broken by taking the end of the stream for the end of
     * the body.
     */
    @Test
    default void required_bodyShorterThanItsLengthFails() {
        assertBodyFails("Content-Length: 1000000", "");
    }

    /**
     * A chunked body cut off within a chunk, between two chunks, or before the last one's end is an error.
     *
     * <p>Usually broken by a parser that is content at any chunk's end.
     */
    @Test
    default void required_chunkedBodyCutOffFails() {
        assertBodyFails("Transfer-Encoding: chunked", "f4240\r\n");
        assertBodyFails("Transfer-Encoding: chunked", "5\r\nhello\r\n");
        assertBodyFails("Transfer-Encoding: chunked", "5\r\nhello\r\n0\r\n");
    }

    private void assertBodyFails(String framing, String start) {
        for (boolean reset : new boolean[] {false, true}) {
            ScriptedServer server = bench().server(connection -> {
                connection.readRequest().send("HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n" + start);
                if (start.isEmpty() || start.startsWith("f4240")) {
                    connection.sendPattern(300_000);
                }
                connection.awaitRelease();
                if (reset) {
                    connection.reset();
                } else {
                    connection.cut();
                }
            });
            AtomicBoolean headArrived = new AtomicBoolean();
            Probe<ByteBuffer> probe = Bench.start(bench().transport(), Bench.get(server), Long.MAX_VALUE, response -> {
                headArrived.set(true);
                Await.changed();
                return response.body();
            });
            // A reset overtakes what it follows.
            Await.until("the head is handed over", headArrived::get);
            if (!start.endsWith("0\r\n")) {
                probe.awaitItems(1);
            }
            server.release();
            String how = framing + (reset ? ", reset" : ", closed");
            TransportException failure =
                    Bench.asTransportException(probe.awaitError("the body was cut off (" + how + ")"));
            Bench.assertSent(failure, Phase.RESPONSE_BODY);
            assertEquals(1, server.requests().size(), "requests on the wire, " + how);
        }
    }

    /**
     * A head cut off is an error, and a request of which a part of the answer was seen is not repeated.
     *
     * <p>Usually broken by a retry that looks only at the exception.
     */
    @Test
    default void required_headCutOffFails() {
        for (String part :
                List.of("H", "HTTP/1.1 2", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n")) {
            ScriptedServer server = bench().server(
                            connection -> connection.readRequest().send(part).cut());
            Bench.assertSent(
                    bench().failure(Bench.post(server, RequestBody.empty()), "the head was cut off"),
                    Phase.RESPONSE_HEAD);
            assertEquals(1, server.requests().size(), "requests on the wire");
        }
    }

    /**
     * Something that is not HTTP, or a head that contradicts itself, is an error, at once.
     *
     * <p>Usually broken by waiting for more, or by reading a negative length as none.
     */
    @Test
    default void required_nonsenseFails() {
        List<String> answers = List.of(
                "220 mail.example ESMTP ready\r\n",
                "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n");
        for (String answer : answers) {
            ScriptedServer server = bench().server(
                            connection -> connection.readRequest().send(answer).drain());
            Bench.assertSent(
                    bench().failure(Bench.post(server, RequestBody.empty()), "the answer is nonsense: " + answer),
                    Phase.RESPONSE_HEAD,
                    Phase.RESPONSE_BODY);
            server.awaitAllEnded();
        }
    }

    /**
     * A chunk's size that is no number is an error.
     *
     * <p>Usually broken by taking it for zero.
     */
    @Test
    default void required_malformedChunkFails() {
        for (String chunk : List.of("xyz\r\nhello\r\n", "-5\r\nhello\r\n", "5\r\nhelloworld\r\n0\r\n\r\n")) {
            ScriptedServer server = bench().server(connection -> connection
                    .readRequest()
                    .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk)
                    .drain());
            Bench.assertSent(
                    bench().failure(Bench.get(server), "a chunk is malformed: " + chunk),
                    Phase.RESPONSE_HEAD,
                    Phase.RESPONSE_BODY);
            server.awaitAllEnded();
        }
    }

    /**
     * Two different lengths are an error.
     *
     * <p>Whoever picks one may be made to read the next response from the wrong place (request smuggling).
     */
    @Test
    default void optional_contradictingLengthsFail() {
        ScriptedServer server = bench().server(connection -> connection
                .readRequest()
                .send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 4\r\n\r\nokok")
                .drain());
        bench().failure(Bench.get(server), "there are two lengths");
    }

    /**
     * A head without end is an error, before it fills the memory.
     *
     * <p>Usually broken by a parser without a limit.
     */
    @Test
    default void optional_endlessHeadFails() {
        ScriptedServer server = bench().server(connection -> {
            connection.readRequest().send("HTTP/1.1 200 OK\r\n");
            String lines = ("X-Endless: " + "v".repeat(1000) + "\r\n").repeat(16);
            for (int i = 0; i < 2_000; i++) {
                connection.send(lines);
            }
        });
        bench().failure(Bench.get(server), "the head has no end");
        assertTrue(server.connection(0).sent() < 32_000_000, "the head was not read to the end of it");
    }

    /**
     * Where chunks and a length contradict each other, the chunks count (RFC 9112, section 6.3), or the response fails.
     *
     * <p>Whoever trusts the length may be made to read the next response from the wrong place.
     */
    @Test
    default void optional_chunksCountMoreThanALength() {
        ScriptedServer server = bench().server(connection -> connection
                .readRequest()
                .send(
                        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n")
                .drain());
        Probe<Answer> probe = bench().start(Bench.get(server));
        Await.until("the exchange ends", () -> probe.ends() > 0);
        assertTrue(
                probe.error() != null || probe.items().get(0).text().equals("hello"),
                () -> "the body: " + probe.items().get(0).text());
    }
}
