package io.cielo24.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.RequestStyle;
import io.cielo24.RetryPolicy;
import io.cielo24.internal.Endpoint;
import io.cielo24.tests.Transports;
import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportConfig;
import io.cielo24.transport.tck.Script;
import io.cielo24.transport.tck.ScriptedServer;
import io.cielo24.transport.tck.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

/** Every path of the service, as it stands on the wire and as its answer is read: over each transport, in both styles. */
class WireFormTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, HttpTransport> TRANSPORTS = Transports.names().stream()
            .collect(Collectors.toMap(name -> name, name -> Transports.create(name, TransportConfig.defaults())));

    @AfterAll
    static void close() {
        TRANSPORTS.values().forEach(HttpTransport::close);
    }

    static List<WireCase> cases() {
        List<WireCase> cases = new ArrayList<>(AccountWire.cases());
        cases.addAll(JobWire.cases());
        cases.addAll(OrderWire.cases());
        cases.addAll(MediaWire.cases());
        cases.addAll(TranscriptWire.cases());
        return cases;
    }

    static Stream<Arguments> everywhere() {
        return Transports.names().stream()
                .flatMap(transport -> Stream.of(RequestStyle.values())
                        .flatMap(style -> cases().stream().map(one -> Arguments.of(transport, style, one))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("everywhere")
    void isOnTheWireAsDocumentedAndItsAnswerIsRead(String transport, RequestStyle style, WireCase one) {
        byte[] answer = one.answer().getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + one.status() + " Scripted\r\n"
                + (one.status() == 204 ? "" : "Content-Length: " + answer.length + "\r\n") + "\r\n";
        Script script = Script.forEachRequest(
                connection -> connection.readBody().send(head).send(answer));
        try (ScriptedServer server = ScriptedServer.start(Wire.PLAIN, script);
                Cielo24Client client = Cielo24Client.builder()
                        .endpoint(server.uri("/api"))
                        .credentials(Credentials.token(Sent.TOKEN))
                        .transport(TRANSPORTS.get(transport))
                        .retries(RetryPolicy.none())
                        .requestStyle(style)
                        .build()) {
            List<?> results = Flux.from(one.call().apply(client))
                    .cast(Object.class)
                    .collectList()
                    .block(PATIENCE);

            assertThat(results).isEqualTo(one.results());
            assertThat(server.requests()).hasSize(1);
            (style == RequestStyle.POST ? one.post() : one.get()).check(server.request(0), "cielo24-reactive");
        }
    }

    @Test
    void everyPathOfTheCatalogueIsAmongThem() {
        Set<String> onTheWire = cases().stream().map(one -> one.post().path()).collect(Collectors.toSet());
        Set<String> elsewhere = Set.of("/account/login", Endpoint.STORAGE_UPLOAD.path()); // with tests of their own
        assertThat(Stream.of(Endpoint.values()).map(Endpoint::path).filter(path -> !elsewhere.contains(path)))
                .allSatisfy(path -> assertThat(onTheWire).contains(path));
    }
}
