package io.cielo24.transport.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cielo24.transport.Headers;
import io.cielo24.transport.RequestBody;
import io.cielo24.transport.TransportException;
import io.cielo24.transport.TransportException.Phase;
import io.cielo24.transport.TransportRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Failures of the network: how often a request goes out (once), and what the failure says about it. The client repeats
 * what was certainly not sent, and looks up what may have been; both depend on these rules.
 */
public interface FailureRules extends Rules {

    /**
     * A connection refused: nothing was sent, and the body is not touched.
     *
     * <p>Usually broken by wrapping every error alike, or by subscribing to the body before there is a connection.
     *
     * @throws IOException if there is no free port
     */
    @Test
    default void required_refusedConnectionIsNotSent() throws IOException {
        try (Socket bound = new Socket()) { // which does not listen, and lets nobody else listen there meanwhile
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            URI uri = URI.create(bench().wire().scheme() + "://127.0.0.1:" + bound.getLocalPort() + "/");
            TestBody body = TestBody.of(1000, 1000);
            Bench.assertNotSent(bench().failure(Bench.get(uri), "nobody listens"));
            Bench.assertNotSent(bench().failure(Bench.request("POST", uri, body), "nobody listens"));
            assertEquals(0, body.subscriptions(), "subscriptions to a body that cannot be sent");
        }
    }

    /**
     * A host without an address: nothing was sent.
     *
     * <p>The name has a label that is too long, so that no name server is asked.
     */
    @Test
    default void required_unknownHostIsNotSent() {
        URI uri = URI.create(bench().wire().scheme() + "://" + "a".repeat(70) + ".test:9/");
        TestBody body = TestBody.of(1000, 1000);
        Bench.assertNotSent(bench().failure(Bench.request("POST", uri, body), "the host has no address"));
        assertEquals(0, body.subscriptions(), "subscriptions to a body that cannot be sent");
    }

    /**
     * A peer that does not answer the first packet: given up after the connect timeout; nothing was sent.
     *
     * <p>Usually broken by leaving the timeout to the operating system, which waits for minutes.
     *
     * @throws IOException if no server socket can be opened
     */
    @Test
    default void required_connectTimeoutIsNotSent() throws IOException {
        try (ServerSocket full = new ServerSocket()) {
            full.bind(new InetSocketAddress(InetAddress.getByName(bench().wire().host()), 0), 1);
            for (int i = 0; i < 4; i++) {
                Socket filler = bench().keep(new Socket());
                try {
                    filler.connect(full.getLocalSocketAddress(), 100);
                } catch (SocketTimeoutException theQueueIsFull) {
                    break;
                }
                Bench.assume(i < 3, "this operating system accepts connections beyond the backlog");
            }
            URI uri = URI.create(
                    bench().wire().scheme() + "://" + bench().wire().host() + ":" + full.getLocalPort() + "/");
            assertConnectTimeout(uri);
        }
    }

    /** Connects with a timeout of its own to where connecting cannot succeed. */
    private void assertConnectTimeout(URI uri) {
        var transport = bench().transport(
                        bench().config().connectTimeout(Duration.ofMillis(400)).build());
        TestBody body = TestBody.of(1000, 1000);
        long start = System.nanoTime();
        TransportException failure =
                Bench.failure(transport, Bench.request("POST", uri, body), "connecting takes too long");
        long millis = (System.nanoTime() - start) / 1_000_000;
        Bench.assertNotSent(failure);
        Bench.assertGivenUpAfter(400, millis);
        assertEquals(0, body.subscriptions(), "subscriptions to a body that cannot be sent");
    }

    /**
     * A server that says nothing to the TLS handshake: given up after the connect timeout; nothing was sent.
     *
     * <p>Usually broken by a timeout that covers TCP only.
     */
    @Test
    default void required_silentTlsPeerIsNotSent() {
        ScriptedServer silent = bench().keep(ScriptedServer.start(Wire.PLAIN, ServerConnection::stall));
        assertConnectTimeout(URI.create("https://localhost:" + silent.port() + "/"));
    }

    /**
     * A POST that the server has read and not answered goes out once, on a new connection and on a used one, whether
     * the server closes or resets; the outcome is open.
     *
     * <p>The request may have cost money. Usually broken by a library's retry of what it takes for a stale connection.
     */
    @Test
    default void required_postIsNeverRepeated() {
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            for (boolean reset : new boolean[] {false, true}) {
                for (boolean pooled : new boolean[] {false, true}) {
                    assertSentOnce(method, RequestBody.of(Pattern.bytes(1000)), reset, pooled);
                    assertSentOnce(method, RequestBody.empty(), reset, pooled);
                }
            }
        }
    }

    /**
     * So does a GET with nothing to send, unless the suite says that the library repeats it.
     *
     * <p>Switched off by {@link HttpTransportTck#repeatsBodylessGet()}; then twice is the most.
     */
    @Test
    default void required_getIsNotRepeated() {
        for (boolean reset : new boolean[] {false, true}) {
            for (boolean pooled : new boolean[] {false, true}) {
                assertSentOnce("GET", RequestBody.empty(), reset, pooled);
                assertSentOnce("HEAD", RequestBody.empty(), reset, pooled);
            }
        }
        Bench.assume(!bench().suite().repeatsBodylessGet(), "the suite says that a bodyless GET is sent twice");
    }

    private void assertSentOnce(String method, RequestBody body, boolean reset, boolean pooled) {
        ScriptedServer server = bench().server(connection -> {
            while (connection.nextHead()) {
                connection.readBody();
                if (connection.request().target().equals("/ok")) {
                    connection.answer(200, connection.request().method().equals("HEAD") ? "" : "ok");
                } else if (reset) {
                    connection.reset();
                    return;
                } else {
                    connection.cut();
                    return;
                }
            }
        });
        if (pooled) {
            bench().fetch(Bench.get(server.uri("/ok")));
        }
        TransportException failure =
                bench().failure(Bench.request(method, server.uri("/die"), body), "the server went without an answer");
        Bench.assertSent(failure, Phase.REQUEST, Phase.RESPONSE_HEAD);
        long seen = server.requests().stream()
                .filter(r -> r.target().equals("/die"))
                .count();
        boolean tolerated =
                bench().suite().repeatsBodylessGet() && List.of("GET", "HEAD").contains(method);
        assertTrue(
                seen >= 1 && seen <= (tolerated ? 2 : 1),
                () -> "times that the server saw the " + method + " (" + (reset ? "reset" : "closed") + ", "
                        + (pooled ? "used" : "new") + " connection): " + seen);
    }

    /**
     * On a connection that the server has closed meanwhile, a request succeeds on another one or fails; the server never
     * sees it twice.
     *
     * <p>Servers close idle connections without a word. Usually broken by a retry after the request was read.
     */
    @Test
    default void required_staleConnectionCausesNoSecondRequest() {
        ScriptedServer server =
                bench().server(connection -> connection.readRequest().answer(200, "ok"));
        for (int i = 0; i < 50; i++) {
            int before = server.requests().size();
            Probe<Answer> probe = bench().start(Bench.post(server, RequestBody.of(new byte[100])));
            Await.until("the exchange ends", () -> probe.ends() > 0);
            int seen = server.requests().size() - before;
            if (probe.error() == null) {
                assertEquals(1, seen, "times that the server saw a request that was answered");
            } else {
                TransportException failure = Bench.asTransportException(probe.error());
                assertTrue(seen <= 1, () -> "times that the server saw a request that failed: " + seen);
                assertTrue(
                        seen == 0 || failure.requestSent(),
                        () -> "the server saw the request, so requestSent=true; was " + Bench.describe(failure));
            }
        }
    }

    /**
     * No failure repeats what may be secret: query, header values, user info; not in its message, not in its causes'.
     *
     * <p>Failures end up in logs. Usually broken by a URI in a library's exception.
     */
    @Test
    default void required_failuresTellNoSecrets() {
        ScriptedServer server = bench().server(connection -> {
            switch (connection.readHead().request().target().split("\\?")[0]) {
                case "/reset" -> connection.reset();
                case "/nonsense" -> connection.send("nonsense\r\n\r\n");
                case "/short" -> connection.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n");
                default -> connection.cut();
            }
        });
        ScriptedServer gone = bench().server(Script.answering(200, "ok"));
        List<URI> uris = List.of(
                server.uri("/reset?token=SECRET"),
                server.uri("/nonsense?token=SECRET"),
                server.uri("/short?token=SECRET"),
                server.uri("/cut?token=SECRET"),
                gone.uri("/?token=SECRET"),
                URI.create(bench().wire().scheme() + "://" + "a".repeat(70) + ".test/?token=SECRET"));
        gone.close();
        Headers headers = Headers.of("Authorization", "Bearer SECRET").with("X-Api-Token", "SECRET");
        for (URI uri : uris) {
            TransportRequest request = new TransportRequest("POST", uri, headers, RequestBody.of(new byte[10]));
            TransportException failure = bench().failure(request, "the server is broken");
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text, true));
            assertFalse(text.toString().contains("SECRET"), () -> "the failure's text tells a secret: " + text);
        }
    }

    /**
     * A failure names its cause, ends the result once, and leaves the transport usable.
     *
     * <p>Usually broken by a pool that keeps what is broken.
     */
    @Test
    default void required_transportSurvivesFailures() {
        ScriptedServer server = bench().server(connection -> {
            connection.readRequest();
            if (connection.number() % 2 == 0) {
                connection.reset();
            } else {
                connection.answer(200, "ok", "Connection: close");
            }
        });
        for (int i = 0; i < 10; i++) {
            Probe<Answer> broken = bench().start(Bench.post(server, RequestBody.of(new byte[10])));
            broken.awaitError("the server has reset the connection");
            assertEquals(
                    "ok",
                    bench().fetch(Bench.post(server, RequestBody.of(new byte[10])))
                            .text(),
                    "the next call");
            assertEquals(1, broken.ends(), "ends of one exchange");
        }
    }
}
