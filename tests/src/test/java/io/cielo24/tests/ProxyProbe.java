package io.cielo24.tests;

import io.cielo24.Cielo24Client;
import io.cielo24.Cielo24Exception;
import io.cielo24.Credentials;
import io.cielo24.job.NewJob;
import io.cielo24.media.MediaSource;
import io.cielo24.transport.Headers;
import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.RequestBody;
import io.cielo24.transport.TransportConfig;
import io.cielo24.transport.TransportException;
import io.cielo24.transport.TransportRequest;
import io.cielo24.transport.tck.Pattern;
import io.cielo24.transport.tck.ScriptedServer;
import io.cielo24.transport.tck.TestKeys;
import io.cielo24.transport.tck.Wire;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Goes through proxies in a JVM of its own: its output can be looked at to the last word, and on the JDK's client the login
 * is a matter of the command line. Prints a line for each way that it tries.
 */
final class ProxyProbe {

    static final String USER = "proxyuser";
    static final String PASSWORD = "TOPSECRET0815";
    static final String WRONG = "TOPSECRET4711";

    private final String transport;
    private final URI simulator;
    private final Credentials credentials;

    private ProxyProbe(String transport, URI simulator, Credentials credentials) {
        this.transport = transport;
        this.simulator = simulator;
        this.credentials = credentials;
    }

    /** Arguments: transport, endpoint, user, key, port of an open proxy, port of one that demands a login. */
    public static void main(String[] arguments) {
        ProxyProbe probe =
                new ProxyProbe(arguments[0], URI.create(arguments[1]), Credentials.apiKey(arguments[2], arguments[3]));
        int open = Integer.parseInt(arguments[4]);
        int guarded = Integer.parseInt(arguments[5]);
        probe.go("open", proxy(open, null, null, List.of()));
        probe.go("login", proxy(guarded, USER, PASSWORD, List.of()));
        probe.go("wrong login", proxy(guarded, USER, WRONG, List.of()));
        probe.go("no login", proxy(guarded, null, null, List.of()));
        probe.go("excluded", proxy(guarded, USER, WRONG, List.of("local*", "127.0.0.*")));
    }

    private static TransportConfig.Proxy proxy(
            int port, @Nullable String user, @Nullable String password, List<String> excluded) {
        return new TransportConfig.Proxy(
                "127.0.0.1", port, user, password == null ? null : password.toCharArray(), excluded);
    }

    private void go(String way, TransportConfig.Proxy proxy) {
        TransportConfig config = TransportConfig.builder()
                .proxy(proxy)
                .trustStore(TestKeys.trustStore())
                .build();
        System.out.println(way + ", client: " + client(config));
        System.out.println(way + ", TLS: " + overTls(config));
    }

    /** An upload with the whole client, over plain HTTP. */
    private String client(TransportConfig config) {
        try (Cielo24Client client = Cielo24Client.builder()
                .transport(transport)
                .transportConfig(config)
                .endpoint(simulator)
                .credentials(credentials)
                .build()) {
            String job = client.jobs().create(NewJob.named("by proxy")).block().jobId();
            client.media()
                    .addMedia(job, MediaSource.bytes(Pattern.bytes(1_000_000)))
                    .block();
            return "done";
        } catch (Cielo24Exception e) {
            return "failed, " + e;
        }
    }

    /** An upload and its answer, through a tunnel. */
    private String overTls(TransportConfig config) {
        try (ScriptedServer server = ScriptedServer.start(
                        Wire.TLS,
                        connection -> connection.readRequest().answer(200, "ok").drain());
                HttpTransport made = Transports.create(transport, config)) {
            TransportRequest request = new TransportRequest(
                    "POST", server.uri("/media"), Headers.empty(), RequestBody.of(Pattern.bytes(1_000_000)));
            Integer status = made.exchange(request, response -> response.body().then(Mono.just(response.status())))
                    .blockLast();
            boolean whole = server.request(0).bodyCrc() == Pattern.crc(1_000_000);
            return status + (whole ? " whole" : " damaged") + " at port " + server.port();
        } catch (TransportException e) {
            return "failed, sent " + e.requestSent() + ", " + e;
        }
    }
}
