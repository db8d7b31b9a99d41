package io.cielo24.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cielo24.transport.Headers;
import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.RequestBody;
import io.cielo24.transport.TransportConfig;
import io.cielo24.transport.TransportException;
import io.cielo24.transport.TransportRequest;
import io.cielo24.transport.TransportResponse;
import io.cielo24.transport.tck.Script;
import io.cielo24.transport.tck.ScriptedServer;
import io.cielo24.transport.tck.Wire;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What is this transport's own; what all have to do is the kit's to prove. */
@Timeout(120)
class JdkHttpTransportTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final JdkHttpTransport transport = JdkHttpTransport.create(TransportConfig.defaults());

    @AfterEach
    void close() {
        transport.close();
    }

    private static TransportRequest get(URI uri) {
        return new TransportRequest("GET", uri, Headers.empty(), RequestBody.empty());
    }

    private static Mono<String> text(TransportResponse response) {
        return response.body()
                .reduce("", (text, buffer) -> text + StandardCharsets.UTF_8.decode(buffer))
                .map(text -> response.status() + " " + text);
    }

    private TransportException failure(String uri) {
        return catchThrowableOfType(
                TransportException.class,
                () -> transport
                        .exchange(get(URI.create(uri)), JdkHttpTransportTest::text)
                        .blockLast(LONG));
    }

    @Test
    void aRefusedConnectionSaysSo() {
        ScriptedServer gone = ScriptedServer.start(Wire.PLAIN, Script.answering(200, "ok"));
        gone.close();
        assertThat(failure("http://127.0.0.1:" + gone.port() + "/path?secret=1"))
                .hasMessageContaining("127.0.0.1:" + gone.port())
                .hasMessageContaining("refused")
                .hasMessageNotContaining("secret");
    }

    @Test
    void anUnknownHostIsNamed() {
        assertThat(failure("http://" + "a".repeat(70) + ".test/"))
                .hasMessageContaining(".test")
                .hasMessageContaining("cannot be resolved");
    }

    @Test
    void subscribingRequestingAndCancellingNeverBlock() {
        try (ScriptedServer server = ScriptedServer.start(Wire.PLAIN, Script.answering(200, "ok"))) {
            List<String> answers = Flux.range(0, 200)
                    .flatMap(
                            i -> transport
                                    .exchange(get(server.uri("/" + i)), JdkHttpTransportTest::text)
                                    .subscribeOn(Schedulers.parallel()),
                            16)
                    .collectList()
                    .block(LONG);
            assertThat(answers).hasSize(200).containsOnly("200 ok");
        }
    }

    @Test
    void aClientThatFollowsRedirectsIsRefused() {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        assertThatThrownBy(() -> JdkHttpTransport.of(client))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NORMAL");
    }

    @Test
    void aClientOfTheApplicationIsLeftRunning() throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(LONG)
                .build();
        try (ScriptedServer server = ScriptedServer.start(Wire.PLAIN, Script.answering(200, "ok"))) {
            for (int i = 0; i < 2; i++) {
                try (HttpTransport own = JdkHttpTransport.of(client)) {
                    assertThat(own.exchange(get(server.uri("/")), JdkHttpTransportTest::text)
                                    .blockLast(LONG))
                            .isEqualTo("200 ok");
                }
            }
            var direct =
                    client.send(HttpRequest.newBuilder(server.uri("/")).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(direct.body()).isEqualTo("ok");
        }
    }

    @Test
    void aLoginAtAProxyIsRefusedWhereTheJvmDoesNotSendIt() {
        var proxy = new TransportConfig.Proxy("proxy.test", 3128, "user", "secret".toCharArray(), List.of());
        TransportConfig config = TransportConfig.builder().proxy(proxy).build();
        String before = System.getProperty(ProxySettings.TUNNEL_PROPERTY);
        try {
            System.setProperty(ProxySettings.TUNNEL_PROPERTY, "NTLM, basic");
            assertThatThrownBy(() -> JdkHttpTransport.create(config))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("-D" + ProxySettings.TUNNEL_PROPERTY + "=")
                    .hasMessageContaining("cielo24-transport-netty")
                    .hasMessageNotContaining("secret");
        } finally {
            if (before == null) {
                System.clearProperty(ProxySettings.TUNNEL_PROPERTY);
            } else {
                System.setProperty(ProxySettings.TUNNEL_PROPERTY, before);
            }
        }
    }
}
