package io.cielo24.transport.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cielo24.transport.RequestBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
