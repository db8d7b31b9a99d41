package io.cielo24.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.HttpTransportProvider;
import io.cielo24.transport.TransportConfig;
import io.cielo24.transport.TransportException;
import io.cielo24.transport.TransportException.Phase;
import io.cielo24.transport.tck.Script;
import io.cielo24.transport.tck.ScriptedServer;
import io.cielo24.transport.tck.ServerConnection;
import io.cielo24.transport.tck.TestKeys;
import io.cielo24.transport.tck.Wire;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.TcpClient;

/** How transports are made: from a configuration, by the provider, and from a client of the application's. */
@ExtendWith(NoBufferLeaks.class)
class NettyHttpTransportTest {

    private final LoopResources loops = LoopResources.create("application", 1, true);

    @AfterEach
    void endLoops() {
        loops.disposeLater(Duration.ZERO, Calls.PATIENCE).block();
    }

    @Test
    void providerIsFoundOnTheClassPath() {
        assertThat(ServiceLoader.load(HttpTransportProvider.class, NettyHttpTransport.class.getClassLoader()))
                .singleElement()
                .satisfies(provider -> {
                    assertThat(provider.name()).isEqualTo("netty");
                    assertThat(provider.priority()).isEqualTo(100);
                    try (HttpTransport transport = provider.create(TransportConfig.defaults())) {
                        assertThat(transport).isInstanceOf(NettyHttpTransport.class);
                        assertThat(transport.name()).isEqualTo("netty");
                    }
                });
    }

    @Test
    void clientOfTheApplicationIsUsedAndItsEventLoopsAreLeftRunning() {
        try (ScriptedServer server = ScriptedServer.start(Wire.PLAIN, Script.answering(200, "ok"))) {
            TcpClient client = TcpClient.newConnection().runOn(loops);
            for (int i = 0; i < 2; i++) {
                try (HttpTransport transport = NettyHttpTransport.of(client)) {
                    Mono<String> thread = transport
                            .exchange(
                                    Calls.get(server.uri("/")),
                                    response -> response.body()
                                            .then(Mono.fromSupplier(
                                                    () -> Thread.currentThread().getName())))
                            .single();
                    assertThat(thread.block(Calls.PATIENCE)).startsWith("application-");
                }
            }
            assertThat(loops.isDisposed()).isFalse();
            assertThat(server.connections()).hasSize(2);
            server.awaitAllEnded();
        }
    }

    @Test
    void clientWithAPoolIsRefused() {
        ConnectionProvider pool = ConnectionProvider.create("pool", 1);
        try {
            assertThatThrownBy(() -> NettyHttpTransport.of(TcpClient.create(pool)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("TcpClient.newConnection()");
        } finally {
            pool.dispose();
        }
    }

    @Test
    void tlsOfTheApplicationIsUsed() {
        TcpClient client = TcpClient.newConnection().runOn(loops);
        try (ScriptedServer server = ScriptedServer.start(Wire.TLS, Script.answering(200, "ok"));
                HttpTransport trusting = NettyHttpTransport.of(client.secure(spec -> spec.sslContext(trusting())));
                HttpTransport other = NettyHttpTransport.of(client)) {
            assertThat(Calls.fetch(trusting, Calls.get(server.uri("/")))).isEqualTo("200 ok");
            assertThatThrownBy(() -> Calls.fetch(other, Calls.get(server.uri("/"))))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            failure -> assertThat(failure.requestSent()).isFalse());
        }
    }

    @Test
    void buffersComeFromArenasUnlessTheApplicationChoseAnotherAllocator() {
        ByteBufAllocator chosen = new UnpooledByteBufAllocator(true);
        TcpClient client = TcpClient.newConnection().runOn(loops);
        assertThat(allocatorOf(client)).isSameAs(PooledByteBufAllocator.DEFAULT);
        assertThat(allocatorOf(client.option(ChannelOption.ALLOCATOR, chosen))).isSameAs(chosen);
    }

    private static ByteBufAllocator allocatorOf(TcpClient client) {
        AtomicReference<ByteBufAllocator> used = new AtomicReference<>();
        TcpClient watched =
                client.doOnConnected(connection -> used.set(connection.channel().alloc()));
        try (ScriptedServer server = ScriptedServer.start(Wire.PLAIN, Script.answering(200, "ok"));
                HttpTransport transport = NettyHttpTransport.of(watched)) {
            Calls.fetch(transport, Calls.get(server.uri("/")));
        }
        return used.get();
    }

    @Test
    void tlsOfTheApplicationCannotSwitchOffTheCheckOfTheHostsName() {
        TcpClient client = TcpClient.newConnection()
                .runOn(loops)
                .secure(spec -> spec.sslContext(trusting()).handlerConfigurator(handler -> {
                    var parameters = handler.engine().getSSLParameters();
                    parameters.setEndpointIdentificationAlgorithm("");
                    handler.engine().setSSLParameters(parameters);
                }));
        try (ScriptedServer server =
                        ScriptedServer.startTls(TestKeys.STRANGER, false, List.of(), Script.answering(200, "ok"));
                HttpTransport transport = NettyHttpTransport.of(client)) {
            assertThatThrownBy(() -> Calls.fetch(transport, Calls.get(server.uri("/"))))
                    .isInstanceOf(TransportException.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void connectTimeoutOfTheApplicationLimitsTheHandshakeToo() {
        TcpClient client = TcpClient.newConnection().runOn(loops).option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 200);
        try (ScriptedServer silent = ScriptedServer.start(Wire.PLAIN, ServerConnection::stall);
                HttpTransport transport = NettyHttpTransport.of(client)) {
            assertThatThrownBy(() ->
                            Calls.fetch(transport, Calls.get(URI.create("https://localhost:" + silent.port() + "/"))))
                    .isInstanceOfSatisfying(TransportException.class, failure -> {
                        assertThat(failure.phase()).isEqualTo(Phase.CONNECT);
                        assertThat(failure.requestSent()).isFalse();
                        assertThat(failure).hasMessageContaining("200 ms");
                    });
        }
    }

    private static SslContext trusting() {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(TestKeys.trustStore());
            return SslContextBuilder.forClient().trustManager(trust).build();
        } catch (GeneralSecurityException | SSLException e) {
            throw new IllegalStateException(e);
        }
    }
}
