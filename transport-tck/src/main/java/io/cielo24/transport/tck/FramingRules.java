package io.cielo24.transport.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cielo24.transport.RequestBody;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a response begins and ends: the body arrives whole, and nothing of what is around it. */
public interface FramingRules extends Rules {

    /**
     * A body framed by {@code Content-Length} arrives whole, at any size.
     *
     * <p>Usually broken at the seam between the head and the body.
     */
    @Test
    default void required_bodyOfKnownLengthArrives() {
        ScriptedServer server = bench().server(Script.forEachRequest(connection -> {
            int size = Integer.parseInt(connection.request().target().substring(1));
            connection
                    .readBody()
                    .send("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n")
                    .sendPattern(size);
        }));
        for (int size : new int[] {0, 1, 16_383, 16_384, 65_537, 3_000_000}) {
            assertArrayEquals(
                    Pattern.bytes(size),
                    bench().fetch(Bench.get(server.uri("/" + size))).body(),
                    "a body of " + size);
        }
    }

    /**
     * A chunked body arrives whole and without its framing: extensions, odd sizes.
     *
     * <p>Usually broken by a parser of one's own.
     */
    @Test
    default void required_chunkedBodyArrives() {
        ScriptedServer server = bench().server(Script.forEachRequest(connection -> connection
                .readBody()
                .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                .send("5\r\nhello\r\n")
                .send("001;name=value;x=\"y\"\r\n,\r\n")
                .send("A\r\n chunked w\r\na\r\norld. 1234\r\n")
                .send("2000\r\n" + "x".repeat(0x2000) + "\r\n0\r\n\r\n")));
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    "hello, chunked world. 1234" + "x".repeat(0x2000),
                    bench().fetch(Bench.get(server)).text(),
                    "the body without its framing, response " + i);
        }
    }

    /**
     * The trailers of a chunked body are read over, announced or not, and the next response begins behind them.
     *
     * <p>Switched off by {@link HttpTransportTck#readsTrailers()}. Usually broken by taking the last chunk for the end.
     */
    @Test
    default void required_trailersAreReadOver() {
        Bench.assume(bench().suite().readsTrailers(), "the suite says that trailers are left on the connection");
        String answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "5\r\nhello\r\n0\r\nX-Sum: 1\r\nX-More: 2\r\n\r\n";
        ScriptedServer server = bench().server(Script.forEachRequest(connection -> {
            if (connection.readBody().request().target().equals("/singles")) {
                connection.trickle(answer);
            } else {
                connection.send(answer);
            }
        }));
        for (String path : List.of("/whole", "/singles", "/whole", "/singles")) {
            assertEquals("hello", bench().fetch(Bench.get(server.uri(path))).text(), "the body of " + path);
        }
    }

    /**
     * Trailers that an answer announces do no harm to another request, whenever they come: they are read over, or their
     * connection is closed.
     *
     * <p>Usually broken by taking the last chunk for the end.
     */
    @Test
    default void required_announcedTrailersHarmNoOtherRequest() {
        String body = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n5\r\nhello\r\n";
        ScriptedServer server = bench().server(Script.forEachRequest(connection -> {
            switch (connection.readBody().request().target()) {
                case "/together" -> connection.send(body + "0\r\nX-Sum: 1\r\n\r\n");
                case "/apart" ->
                    connection.send(body).pause(Duration.ofMillis(5)).send("0\r\nX-Sum: 1\r\n\r\n");
                default ->
                    connection
                            .send(body + "0\r\nX-S")
                            .pause(Duration.ofMillis(5))
                            .send("um: 1\r\n\r\n");
            }
        }));
        for (int i = 0; i < 10; i++) {
            for (String path : List.of("/together", "/apart", "/late")) {
                RequestBody small = RequestBody.of(new byte[10]);
                assertEquals(
                        "hello",
                        bench().fetch(Bench.request("POST", server.uri(path), small))
                                .text(),
                        "the body of " + path);
            }
        }
        assertEquals(30, server.requests().size(), "requests on the wire");
    }

    /**
     * Without a length a body ends with the connection.
     *
     * <p>Usually broken by taking it for empty.
     */
    @Test
    default void required_bodyWithoutLengthEndsWithTheConnection() {
        ScriptedServer server = bench().server(connection ->
                connection.readRequest().send("HTTP/1.1 200 OK\r\n\r\n").sendPattern(300_000));
        for (int i = 0; i < 2; i++) {
            assertArrayEquals(
                    Pattern.bytes(300_000), bench().fetch(Bench.get(server)).body(), "the body of response " + i);
        }
    }

    /**
     * Responses to HEAD, and those with status 204 and 304, have no body, whatever their headers say.
     *
     * <p>Usually broken by waiting for the announced bytes.
     */
    @Test
    default void required_responsesWithoutBodyEndAtOnce() {
        ScriptedServer server = bench().server(Script.forEachRequest(connection -> {
            String path = connection.readBody().request().target();
            switch (path) {
                case "/204" -> connection.send("HTTP/1.1 204 No Content\r\n\r\n");
                case "/304" -> connection.send("HTTP/1.1 304 Not Modified\r\nContent-Length: 1000\r\n\r\n");
                case "/chunked" -> connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                default -> connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            }
        }));
        for (int i = 0; i < 2; i++) {
            for (String path : List.of("/204", "/304")) {
                Answer answer = bench().fetch(Bench.get(server.uri(path)));
                assertEquals(path + " 0", "/" + answer.status() + " " + answer.body().length, "status and length");
            }
            for (String path : List.of("/length", "/chunked")) {
                Answer answer = bench().fetch(Bench.request("HEAD", server.uri(path), RequestBody.empty()));
                assertEquals("200 0", answer.status() + " " + answer.body().length, "status and length of a HEAD");
            }
        }
        assertEquals(8, server.requests().size(), "requests on the wire");
    }

    /**
     * Interim responses (1xx) are passed over, however many.
     *
     * <p>Usually broken by taking the first head for the answer.
     */
    @Test
    default void required_interimResponsesArePassedOver() {
        ScriptedServer server = bench().server(Script.forEachRequest(connection -> connection
                .send("HTTP/1.1 100 Continue\r\n\r\n")
                .readBody()
                .send("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n")
                .answer(200, "final")));
        for (RequestBody body : List.of(RequestBody.empty(), RequestBody.of(new byte[1000]))) {
            Answer answer = bench().fetch(Bench.post(server, body));
            assertEquals("200 final", answer.status() + " " + answer.text(), "the final response");
            assertTrue(!answer.headers().contains("Link"), "headers of an interim response are not the final one's");
        }
    }

    /**
     * A response that comes byte by byte is put together.
     *
     * <p>Usually broken by parsers that expect a line, or a chunk's size, in one piece.
     */
    @Test
    default void required_responseInSingleBytesArrives() {
        ScriptedServer server = bench().server(Script.forEachRequest(connection -> {
            if (connection.readBody().request().target().equals("/length")) {
                connection.trickle("HTTP/1.1 200 OK\r\nContent-Length: 10\r\nX-A: b\r\n\r\n0123456789");
            } else {
                connection.trickle("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "4;ext=1\r\n0123\r\n6\r\n456789\r\n0\r\n\r\n");
            }
        }));
        for (String path : List.of("/length", "/chunked", "/length")) {
            assertEquals(
                    "0123456789", bench().fetch(Bench.get(server.uri(path))).text(), "the body of " + path);
        }
    }

    /**
     * An answer of HTTP/1.0, without a reason, or with bare line feeds is understood.
     *
     * <p>Old servers and hand-made ones send such things.
     */
    @Test
    default void optional_oldFashionedHeadsAreUnderstood() {
        List<String> heads = List.of(
                "HTTP/1.0 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n",
                "HTTP/1.1 200 \r\nConnection: close\r\nContent-Length: 2\r\n\r\n",
                "HTTP/1.1 200\r\nConnection: close\r\nContent-Length: 2\r\n\r\n",
                "HTTP/1.1 200 OK\nConnection: close\nContent-Length: 2\n\n");
        ScriptedServer server = bench().server(connection -> {
            int index =
                    Integer.parseInt(connection.readRequest().request().target().substring(1));
            connection.send(heads.get(index) + "ok");
        });
        for (int i = 0; i < heads.size(); i++) {
            Answer answer = bench().fetch(Bench.get(server.uri("/" + i)));
            assertEquals("200 ok", answer.status() + " " + answer.text(), "the answer of head " + i);
        }
    }
}
