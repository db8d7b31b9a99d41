package io.cielo24.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportConfig;
import io.cielo24.transport.netty.NettyHttpTransport.Settings;
import io.cielo24.transport.tck.Script;
import io.cielo24.transport.tck.ScriptedServer;
import io.cielo24.transport.tck.Wire;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** How connections wait for their next request, and for how long. */
@ExtendWith(NoBufferLeaks.class)
class ConnectionReuseTest {

    @Test
    void idleConnectionIsClosed() {
        try (ScriptedServer server = ScriptedServer.start(Wire.PLAIN, Script.answering(200, "ok"));
                HttpTransport transport = withIdleLimit(100)) {
            assertThat(Calls.fetch(transport, Calls.get(server.uri("/")))).isEqualTo("200 ok");
            server.awaitAllEnded();
            assertThat(Calls.fetch(transport, Calls.get(server.uri("/")))).isEqualTo("200 ok");
            assertThat(server.connections()).hasSize(2);
        }
    }

    @Test
    void connectionInUseIsNotIdleHoweverLongItTakes() {
        try (ScriptedServer server = ScriptedServer.start(
                        Wire.PLAIN,
                        connection -> connection
                                .readRequest()
                                .pause(Duration.ofMillis(500))
                                .answer(200, "late")
                                .drain());
                HttpTransport transport = withIdleLimit(50)) {
            assertThat(Calls.fetch(transport, Calls.get(server.uri("/")))).isEqualTo("200 late");
        }
    }

    @Test
    void connectionUsedLastIsTakenFirst() {
        try (ScriptedServer server = ScriptedServer.start(Wire.PLAIN, Script.forEachRequest(connection -> {
                    if (connection.request().target().equals("/slow")) {
                        connection.awaitRelease();
                    }
                    connection.answer(200, "ok");
                }));
                HttpTransport transport = NettyHttpTransport.create(TransportConfig.defaults())) {
            Mono<String> slow =
                    Calls.call(transport, Calls.get(server.uri("/slow"))).cache();
            Disposable running = slow.subscribe();
            server.request(0);
            Calls.fetch(transport, Calls.get(server.uri("/quick")));
            server.release();
            slow.block(Calls.PATIENCE);
            running.dispose();
            Calls.fetch(transport, Calls.get(server.uri("/next")));
            assertThat(server.connections()).hasSize(2);
            assertThat(server.requests().get(2).connection())
                    .as("the connection of the slow request, which ended last")
                    .isEqualTo(server.requests().get(0).connection());
        }
    }

    private static NettyHttpTransport withIdleLimit(int millis) {
        Settings settings = new Settings(Duration.ofMillis(millis), Settings.DEFAULTS.nativeTransport(), false);
        return NettyHttpTransport.create(TransportConfig.defaults(), settings);
    }
}
