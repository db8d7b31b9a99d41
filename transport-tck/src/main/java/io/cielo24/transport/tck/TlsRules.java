package io.cielo24.transport.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.RequestBody;
import io.cielo24.transport.TransportConfig;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** TLS: whom the transport trusts, how it shows who it is, and that nothing is sent before both are settled. */
public interface TlsRules extends Rules {

    /**
     * A certificate that nobody vouches for is refused, and nothing is sent.
     *
     * <p>Usually broken by a "trust all" left over from a test.
     */
    @Test
    default void required_untrustedServerIsRefused() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        HttpTransport distrustful = bench().transport(TransportConfig.defaults());
        assertRefused(distrustful, server, server.uri("/"));
    }

    /**
     * A certificate for another host is refused, although its issuer is trusted, and nothing is sent.
     *
     * <p>Usually broken by checking the chain only: a socket does not look at the name unless told to.
     */
    @Test
    default void required_certificateOfAnotherHostIsRefused() {
        ScriptedServer stranger =
                bench().keep(ScriptedServer.startTls(TestKeys.STRANGER, false, List.of(), Script.answering(200, "ok")));
        assertRefused(bench().transport(), stranger, stranger.uri("/"));
    }

    private static void assertRefused(HttpTransport transport, ScriptedServer server, URI uri) {
        TestBody body = TestBody.of(1000, 1000);
        Bench.assertNotSent(
                Bench.failure(transport, Bench.request("POST", uri, body), "the server's certificate is no good"));
        assertEquals(0, body.subscriptions(), "subscriptions to a body that must not be sent");
        assertEquals(0, server.requests().size(), "requests on the wire");
    }

    /**
     * An address as the host is checked against the certificate's addresses.
     *
     * <p>Usually broken by comparing names only.
     */
    @Test
    default void required_addressAsHostIsVerified() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        URI uri = URI.create("https://127.0.0.1:" + server.port() + "/");
        assertEquals("ok", bench().fetch(Bench.get(uri)).text(), "the answer");
    }

    /**
     * Trust material of one's own replaces the JVM's; several transports with different material live side by side.
     *
     * <p>Usually broken by a context that all share.
     */
    @Test
    default void required_trustBelongsToTheTransport() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        HttpTransport distrustful = bench().transport(TransportConfig.defaults());
        for (int i = 0; i < 2; i++) {
            assertEquals("ok", bench().fetch(Bench.get(server)).text(), "the answer, over a transport that trusts");
            Bench.assertNotSent(Bench.failure(distrustful, Bench.get(server), "this transport does not trust"));
        }
    }

    /**
     * A client certificate is shown to a server that asks for one.
     *
     * <p>Usually broken by leaving out the key material where trust material is given.
     */
    @Test
    default void required_clientCertificateIsPresented() {
        List<String> names = new CopyOnWriteArrayList<>();
        ScriptedServer server = bench().keep(ScriptedServer.startTls(TestKeys.SERVER, true, List.of(), connection -> {
            names.add(((SSLSocket) connection.socket())
                    .getSession()
                    .getPeerPrincipal()
                    .getName());
            connection.readRequest().answer(200, "welcome");
        }));
        HttpTransport known = bench().transport(bench().config()
                .keyStore(TestKeys.CLIENT.keyStore(), TestKeys.password())
                .build());
        assertEquals("welcome", Bench.fetch(known, Bench.get(server)).text(), "the answer");
        assertTrue(names.get(0).contains("tck client"), () -> "the client as the server knows it: " + names);
    }

    /**
     * Without the client certificate that the server insists on, the exchange fails, and the server sees no request.
     *
     * <p>With TLS 1.3 the client learns of it after its own side of the handshake, so the phase is open.
     */
    @Test
    default void required_missingClientCertificateFails() {
        ScriptedServer server =
                bench().keep(ScriptedServer.startTls(TestKeys.SERVER, true, List.of(), Script.answering(200, "ok")));
        bench().failure(Bench.post(server, RequestBody.of(new byte[10])), "the server insists on a certificate");
        assertEquals(0, server.requests().size(), "requests that the server saw");
    }

    /**
     * A server that would rather speak HTTP/2 is spoken to in HTTP/1.1.
     *
     * <p>Usually broken by a library that offers both.
     */
    @Test
    default void required_onlyHttp11IsNegotiated() {
        List<String> protocols = new CopyOnWriteArrayList<>();
        ScriptedServer server = bench().keep(ScriptedServer.startTls(
                TestKeys.SERVER, false, List.of("h2", "http/1.1"), connection -> {
                    protocols.add(((SSLSocket) connection.socket()).getApplicationProtocol());
                    connection.readRequest().answer(200, "ok");
                }));
        assertEquals("ok", bench().fetch(Bench.get(server)).text(), "the answer");
        assertTrue(!protocols.contains("h2"), () -> "the protocol agreed on: " + protocols);
    }

    /**
     * The host's name is sent along (SNI).
     *
     * <p>Servers for many hosts choose the certificate by it. The name is one that only a proxy can resolve, since no TLS
     * sends a name without a dot.
     */
    @Test
    default void required_hostIsNamedInTheHandshake() {
        List<String> names = new CopyOnWriteArrayList<>();
        ScriptedServer server = bench().server(connection -> {
            ExtendedSSLSession session = (ExtendedSSLSession) ((SSLSocket) connection.socket()).getSession();
            session.getRequestedServerNames().forEach(name -> names.add(((SNIHostName) name).getAsciiName()));
            connection.readRequest().answer(200, "ok");
        });
        ScriptedServer proxy = bench().keep(ScriptedServer.start(Wire.PLAIN, new ProxyScript(Wire.TLS, null)));
        HttpTransport transport = bench().transport(bench().config()
                .proxy(TransportConfig.Proxy.of("127.0.0.1", proxy.port()))
                .build());
        Bench.fetch(transport, Bench.get(URI.create("https://origin.test:" + server.port() + "/")));
        assertEquals(List.of("origin.test"), names, "the host in the handshake");
    }

    /**
     * A server that ends the handshake, or answers it with something else: nothing was sent.
     *
     * <p>Usually broken by taking it for a failed answer.
     */
    @Test
    default void required_failedHandshakeIsNotSent() {
        List<Script> scripts = List.of(
                connection -> connection
                        .send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
                        .drain(),
                ServerConnection::cut,
                ServerConnection::reset);
        for (Script script : scripts) {
            ScriptedServer server = bench().keep(ScriptedServer.start(Wire.PLAIN, script));
            TestBody body = TestBody.of(1000, 1000);
            URI uri = URI.create("https://localhost:" + server.port() + "/");
            Bench.assertNotSent(bench().failure(Bench.request("POST", uri, body), "there is no TLS"));
            assertEquals(0, body.subscriptions(), "subscriptions to a body that must not be sent");
        }
    }

    /**
     * A body without a length that ends without TLS's own mark of an end is an error.
     *
     * <p>Anyone on the way can cut a TCP connection. Many libraries do not tell, hence optional.
     */
    @Test
    default void optional_cutOffWithoutAnAlertFails() {
        ScriptedServer server = bench().server(connection -> connection
                .readRequest()
                .send("HTTP/1.1 200 OK\r\n\r\nsome content")
                .cut());
        bench().failure(Bench.get(server), "the connection was cut off");
    }

    /**
     * A proxy that does not answer {@code CONNECT}: given up after the connect timeout; nothing was sent.
     *
     * <p>A rule for TLS, since over plain HTTP there may be no tunnel to wait for. Usually broken by a timeout that covers TCP
     * only.
     */
    @Test
    default void required_silentProxyIsNotSent() {
        ScriptedServer silent = bench().keep(ScriptedServer.start(Wire.PLAIN, ServerConnection::stall));
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        HttpTransport transport = bench().transport(bench().config()
                .proxy(TransportConfig.Proxy.of("127.0.0.1", silent.port()))
                .connectTimeout(Duration.ofMillis(400))
                .build());
        long start = System.nanoTime();
        Bench.assertNotSent(Bench.failure(transport, Bench.get(server), "the proxy is silent"));
        long millis = (System.nanoTime() - start) / 1_000_000;
        Bench.assertGivenUpAfter(400, millis);
    }
}
