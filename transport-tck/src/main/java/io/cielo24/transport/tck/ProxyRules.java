package io.cielo24.transport.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportConfig;
import io.cielo24.transport.TransportException;
import io.cielo24.transport.TransportRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** Proxies: all that leaves goes through it, but for what is excluded; and its failures are told from the server's. */
public interface ProxyRules extends Rules {

    /** For Basic authentication; with the signs that a careless encoding trips over. */
    String USER = "tck user";

    /** As before. */
    String PASSWORD = "SECRET:with@signs/+=";

    private ScriptedServer proxy(boolean authenticating) {
        return bench().keep(ScriptedServer.start(
                Wire.PLAIN, new ProxyScript(bench().wire(), authenticating ? USER + ":" + PASSWORD : null)));
    }

    private HttpTransport through(TransportConfig.Proxy proxy) {
        try {
            return bench().transport(bench().config().proxy(proxy).build());
        } catch (UnsupportedOperationException refused) {
            throw new TestAbortedException("the transport refuses this proxy: " + refused.getMessage(), refused);
        }
    }

    private static TransportConfig.Proxy at(ScriptedServer proxy) {
        return TransportConfig.Proxy.of("127.0.0.1", proxy.port());
    }

    /** A name that only the proxy can resolve, and that the server's certificate bears. */
    private URI behindProxy(ScriptedServer server, String path) {
        return URI.create(bench().wire().scheme() + "://origin.test:" + server.port() + path);
    }

    /**
     * Requests go through the proxy, which also resolves the host's name; the server sees them as if there were none.
     *
     * <p>Inside a company no other way leads out, and no name server knows what is outside. Usually broken by resolving
     * first.
     */
    @Test
    default void required_requestsGoThroughTheProxy() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        ScriptedServer proxy = proxy(false);
        HttpTransport transport = through(at(proxy));
        assertEquals(
                "ok",
                Bench.fetch(transport, Bench.get(behindProxy(server, "/a?b=c"))).text(),
                "the answer");
        TestBody body = TestBody.of(1_000_000, 1 << 14);
        assertEquals(
                "ok",
                Bench.fetch(transport, Bench.request("POST", behindProxy(server, "/up"), body))
                        .text(),
                "the answer to an upload");
        assertTrue(
                proxy.requests().get(0).target().contains("origin.test:" + server.port()),
                () -> "the proxy is asked for the host by name: " + proxy.requests());
        for (RecordedRequest request : server.requests()) {
            assertEquals(List.of("origin.test:" + server.port()), request.headers("Host"), "Host at the server");
            assertTrue(
                    request.headerLines().stream().noneMatch(line -> line.regionMatches(true, 0, "Proxy-", 0, 6)),
                    () -> "nothing meant for the proxy reaches the server: " + request);
        }
        assertTrue(server.request(0).target().endsWith("/a?b=c"), "the target at the server");
        assertEquals(Pattern.crc(1_000_000), server.request(1).bodyCrc(), "checksum of the upload");
    }

    /**
     * Excluded hosts are reached directly, by name or by pattern, in any case.
     *
     * <p>Usually broken by an exact comparison.
     */
    @Test
    default void required_excludedHostsAreReachedDirectly() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        ScriptedServer proxy = proxy(false);
        String host = bench().wire().host();
        for (String pattern :
                List.of(host, host.toUpperCase(Locale.ROOT), host.substring(0, 4) + "*", "*" + host.substring(4))) {
            HttpTransport transport = through(
                    new TransportConfig.Proxy("127.0.0.1", proxy.port(), null, null, List.of("other.test", pattern)));
            assertEquals("ok", Bench.fetch(transport, Bench.get(server)).text(), "the answer, excluded by " + pattern);
        }
        assertEquals(0, proxy.accepted(), "connections to the proxy");
        HttpTransport transport =
                through(new TransportConfig.Proxy("127.0.0.1", proxy.port(), null, null, List.of("other.test")));
        assertEquals("ok", Bench.fetch(transport, Bench.get(server)).text(), "the answer, not excluded");
        assertEquals(1, proxy.accepted(), "connections to the proxy for a host that is not excluded");
    }

    /**
     * A proxy that demands a login gets it, and the server does not; or the transport refuses such a proxy when it is
     * made.
     *
     * <p>Usually broken by a library that ignores the credentials for tunnels.
     */
    @Test
    default void required_proxyCredentialsAreSent() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        ScriptedServer proxy = proxy(true);
        HttpTransport transport =
                through(new TransportConfig.Proxy("127.0.0.1", proxy.port(), USER, PASSWORD.toCharArray(), List.of()));
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    "ok",
                    Bench.fetch(transport, Bench.request("POST", behindProxy(server, "/"), TestBody.of(10_000, 1000)))
                            .text(),
                    "the answer");
        }
        for (RecordedRequest request : server.requests()) {
            assertEquals(List.of(), request.headers("Proxy-Authorization"), "Proxy-Authorization at the server");
        }
        assertEquals(2, server.requests().size(), "requests at the server");
    }

    /**
     * Wrong credentials: nothing reaches the server, and no text tells the password. Over TLS that is a failure before
     * anything was sent; over plain HTTP the proxy's 407 may be the answer.
     *
     * <p>Usually broken by trying again forever.
     */
    @Test
    default void required_wrongProxyCredentialsFail() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        ScriptedServer proxy = proxy(true);
        HttpTransport transport = through(new TransportConfig.Proxy(
                "127.0.0.1", proxy.port(), USER, "SECRET-but-wrong".toCharArray(), List.of()));
        assertProxySaysNo(transport, Bench.get(behindProxy(server, "/")), 407);
        assertEquals(0, server.accepted(), "connections to the server");
    }

    /**
     * A proxy that refuses: nothing reaches the server. Over TLS that is a failure before anything was sent; over plain
     * HTTP the proxy's word may be the answer.
     *
     * <p>Usually broken by handing over the proxy's answer to {@code CONNECT} as if it were the server's.
     */
    @Test
    default void required_proxyThatRefusesFails() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        for (int status : new int[] {403, 407, 502}) {
            ScriptedServer proxy = bench().keep(ScriptedServer.start(Wire.PLAIN, Script.answering(status, "no")));
            assertProxySaysNo(through(at(proxy)), Bench.get(behindProxy(server, "/")), status);
        }
        assertEquals(0, server.accepted(), "connections to the server");
    }

    private void assertProxySaysNo(HttpTransport transport, TransportRequest request, int status) {
        Probe<Answer> probe = Bench.start(transport, request);
        Await.until("the exchange ends", () -> probe.ends() > 0);
        if (probe.error() == null && bench().wire() == Wire.PLAIN) {
            assertEquals(status, probe.items().get(0).status(), "the proxy's status");
            return;
        }
        TransportException failure =
                Bench.asTransportException(probe.awaitError("the proxy answers " + status + " to CONNECT"));
        Bench.assertNotSent(failure);
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        assertFalse(text.toString().contains("SECRET"), () -> "the failure's text tells the password: " + text);
    }

    /**
     * A proxy that is not there: nothing was sent, and nothing goes past it.
     *
     * <p>Usually broken by falling back to a direct connection.
     */
    @Test
    default void required_missingProxyIsNotBypassed() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        ScriptedServer proxy = proxy(false);
        proxy.close();
        Bench.assertNotSent(Bench.failure(through(at(proxy)), Bench.get(server), "the proxy is not there"));
        assertEquals(0, server.accepted(), "connections past the proxy");
    }
}
