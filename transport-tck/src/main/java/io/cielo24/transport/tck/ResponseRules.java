package io.cielo24.transport.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cielo24.transport.RequestBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Well-formed responses: handed over as they came, whatever they mean. */
public interface ResponseRules extends Rules {

    /**
     * The status and every header with all its values arrive, in order; names without regard to case.
     *
     * <p>Usually broken by a map that keeps the last value.
     */
    @Test
    default void required_statusAndHeadersArrive() {
        ScriptedServer server = bench().server(Script.forEachRequest(connection -> connection
                .readBody()
                .answer(201, "ok", "X-Many: 1", "x-other:  spaced\t ", "X-MANY: 2", "X-Empty:", "x-many: 1, 3")));
        Answer answer = bench().fetch(Bench.get(server));
        assertEquals(201, answer.status(), "the status");
        assertEquals(List.of("1", "2", "1, 3"), answer.headers().all("x-Many"), "all values of X-Many");
        assertEquals("spaced", answer.headers().first("X-OTHER").orElse("-"), "a value between blanks");
        assertEquals("", answer.headers().first("X-Empty").orElse("-"), "an empty value");
        assertEquals("2", answer.headers().first("content-length").orElse("-"), "Content-Length");
        assertEquals("ok", answer.text(), "the body");
    }

    /**
     * Any final status is a result, none is an error or a reason to act.
     *
     * <p>Usually broken by libraries that log in after a 401, wait after a 503 or repeat after a 408.
     */
    @Test
    default void required_anyStatusIsAResult() {
        List<Integer> statuses = List.of(
                200, 201, 202, 203, 206, 226, 299, 300, 400, 401, 402, 403, 404, 405, 408, 409, 410, 413, 417, 421, 422,
                425, 426, 429, 431, 451, 499, 500, 501, 502, 503, 504, 507, 511, 599);
        ScriptedServer server = bench().server(Script.forEachRequest(connection -> connection
                .readBody()
                .answer(
                        Integer.parseInt(connection.request().target().substring(1)),
                        "body",
                        "WWW-Authenticate: Basic realm=\"tck\"",
                        "Retry-After: 0")));
        for (String method : List.of("GET", "POST")) {
            for (int status : statuses) {
                Answer answer = bench().fetch(Bench.request(method, server.uri("/" + status), RequestBody.empty()));
                assertEquals(status + " body", answer.status() + " " + answer.text(), "the answer to a " + method);
            }
        }
        assertEquals(2 * statuses.size(), server.requests().size(), "requests on the wire");
    }

    /**
     * A redirect is handed over, never followed.
     *
     * <p>Following would show headers with credentials to another host, and turn a POST into a GET. Usually broken by
     * the library's default.
     */
    @Test
    default void required_redirectIsNotFollowed() {
        ScriptedServer elsewhere = bench().server(Script.answering(200, "elsewhere"));
        ScriptedServer server = bench().server(Script.forEachRequest(connection -> connection
                .readBody()
                .answer(
                        Integer.parseInt(connection.request().target().substring(1)),
                        "",
                        "Location: " + elsewhere.uri("/"))));
        for (String method : List.of("GET", "POST")) {
            for (int status : new int[] {301, 302, 303, 307, 308}) {
                RequestBody body = method.equals("GET") ? RequestBody.empty() : RequestBody.of(new byte[] {1});
                Answer answer = bench().fetch(Bench.request(method, server.uri("/" + status), body));
                assertEquals(status, answer.status(), "the status");
                assertEquals(
                        elsewhere.uri("/").toString(),
                        answer.headers().first("Location").orElse("-"),
                        "Location");
            }
        }
        assertEquals(10, server.requests().size(), "requests on the wire");
        assertEquals(0, elsewhere.accepted(), "connections to where the redirects lead");
    }

    /**
     * A compressed body arrives as it was sent, and its headers too.
     *
     * <p>What was not asked for is stored as it is, and {@code Content-Length} stays checkable. Usually broken by the
     * library's default.
     */
    @Test
    default void required_nothingIsDecompressed() {
        byte[] compressed = gzip("compressed ".repeat(1000));
        ScriptedServer server = bench().server(Script.forEachRequest(connection -> connection
                .readBody()
                .send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + compressed.length + "\r\n\r\n")
                .send(compressed)));
        Answer answer = bench().fetch(Bench.get(server));
        assertArrayEquals(compressed, answer.body(), "the body");
        assertEquals("gzip", answer.headers().first("Content-Encoding").orElse("-"), "Content-Encoding");
        assertEquals(
                String.valueOf(compressed.length),
                answer.headers().first("Content-Length").orElse("-"),
                "Content-Length");
    }

    /**
     * A cookie that was set is not sent back.
     *
     * <p>Calls must not depend on each other. Usually broken by a cookie store that is on by default.
     */
    @Test
    default void required_cookiesAreNotKept() {
        ScriptedServer server = bench().server(Script.forEachRequest(
                connection -> connection.readBody().answer(200, "ok", "Set-Cookie: k=v; Path=/")));
        bench().fetch(Bench.get(server));
        bench().fetch(Bench.get(server));
        assertEquals(List.of(), server.request(1).headers("Cookie"), "Cookie of the second request");
    }

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
     * The trailers of a chunked body are read over, and the next response begins behind them.
     *
     * <p>Switched off by {@link HttpTransportTck#readsTrailers()}. Usually broken by taking the last chunk for the end.
     */
    @Test
    default void required_trailersAreReadOver() {
        Bench.assume(bench().suite().readsTrailers(), "the suite says that trailers are left on the connection");
        String answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n"
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
     * A head of 60 KiB in many lines, and one with a single line of 20 KiB, are accepted.
     *
     * <p>Usually broken by a limit of 8 KiB.
     */
    @Test
    default void required_largeHeadIsAccepted() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            lines.append("X-Header-")
                    .append(i)
                    .append(": ")
                    .append("v".repeat(100))
                    .append("\r\n");
        }
        String one = "X-One: " + "v".repeat(20_000) + "\r\n";
        ScriptedServer server = bench().server(Script.forEachRequest(connection -> connection
                .readBody()
                .send("HTTP/1.1 200 OK\r\n" + (connection.request().target().equals("/many") ? lines : one)
                        + "Content-Length: 2\r\n\r\nok")));
        Answer many = bench().fetch(Bench.get(server.uri("/many")));
        assertEquals(
                100, many.headers().first("x-header-499").orElse("").length(), "length of the last of 500 headers");
        assertEquals("ok", many.text(), "the body");
        Answer single = bench().fetch(Bench.get(server.uri("/one")));
        assertEquals(20_000, single.headers().first("x-one").orElse("").length(), "length of the large header");
    }

    /**
     * {@code Connection: close} is honoured: the next request uses another connection, and succeeds.
     *
     * <p>Usually broken by a pool that looks at the version only.
     */
    @Test
    default void required_closedConnectionIsNotReused() {
        ScriptedServer server = bench().server(connection ->
                connection.readRequest().answer(200, "ok", "Connection: close").drain());
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    "ok",
                    bench().fetch(Bench.post(server, RequestBody.of(new byte[10])))
                            .text(),
                    "answer " + i);
        }
        server.awaitAllEnded();
        assertEquals(3, server.connections().size(), "connections");
    }

    /**
     * A connection that both sides have finished with serves the next request.
     *
     * <p>Polling makes many small calls. Not a matter of right or wrong, hence optional.
     */
    @Test
    default void optional_connectionIsReused() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        for (int i = 0; i < 5; i++) {
            bench().fetch(Bench.post(server, RequestBody.of(new byte[10])));
        }
        assertEquals(1, server.connections().size(), "connections for 5 requests, one after the other");
    }

    /**
     * Bytes beyond the end of a response never become part of the next one.
     *
     * <p>Usually broken by returning the connection to the pool with bytes left on it.
     */
    @Test
    default void required_surplusOfAResponseIsDropped() {
        ScriptedServer server = bench().server(connection -> {
            while (connection.nextHead()) {
                connection.readBody().send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokEXTRA");
            }
        });
        for (int i = 0; i < 4; i++) {
            Answer answer = bench().fetch(Bench.post(server, RequestBody.of(new byte[10])));
            assertEquals("200 ok", answer.status() + " " + answer.text(), "answer " + i);
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
                "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n",
                "HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\n",
                "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\n",
                "HTTP/1.1 200 OK\nContent-Length: 2\n\n");
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

    /**
     * A response that pauses, in its head or in its body, is waited for.
     *
     * <p>How long to wait is the client's decision. Usually broken by a read timeout of the library.
     */
    @Test
    default void required_pausesAreWaitedFor() {
        ScriptedServer server = bench().server(connection -> connection
                .readRequest()
                .send("HTTP/1.1 200 OK\r\nConte")
                .pause(Duration.ofMillis(400))
                .send("nt-Length: 4\r\n\r\nab")
                .pause(Duration.ofMillis(400))
                .send("cd"));
        assertEquals("abcd", bench().fetch(Bench.get(server)).text(), "the body");
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
