package io.cielo24.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.RequestBody;
import io.cielo24.transport.TransportConfig;
import io.cielo24.transport.tck.ScriptedServer;
import io.cielo24.transport.tck.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is particular to the way a request's body is written here. */
@ExtendWith(NoBufferLeaks.class)
class BodyWriterTest {

    @Test
    void bodyThatFailsAtItsEndIsNeverACompleteRequest() {
        IOException grown = new IOException("the file has grown");
        Flux<ByteBuffer> content = Flux.just(ByteBuffer.allocate(1000), ByteBuffer.allocate(1000));
        try (ScriptedServer server = ScriptedServer.start(
                        Wire.PLAIN, connection -> connection.readRequest().answer(200, "ok"));
                HttpTransport transport = NettyHttpTransport.create(TransportConfig.defaults())) {
            Flux<ByteBuffer> failing =
                    content.concatWith(Mono.delay(Duration.ofMillis(50)).then(Mono.error(grown)));
            assertThatThrownBy(() -> Calls.call(transport, Calls.post(server.uri("/"), RequestBody.of(2000, failing)))
                            .block(Calls.PATIENCE))
                    .hasRootCause(grown);
            server.awaitAllEnded();
            assertThat(server.requests()).singleElement().satisfies(request -> {
                assertThat(request.bodyLength()).isEqualTo(1000);
                assertThat(request.isComplete()).isFalse();
            });
        }
    }
}
