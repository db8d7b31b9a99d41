package io.cielo24.internal;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.transport.TransportResponse;
import java.net.URI;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** A client on a fake transport that answers the login by itself. */
final class TestClient {

    static final String JOB = "0123456789abcdef0123456789abcdef";
    static final String TOKEN = "aaaabbbbccccddddeeeeffff00001111";
    static final URI ENDPOINT = URI.create("http://127.0.0.1:1/api");

    private TestClient() {}

    static FakeTransport transport(Function<FakeTransport.Sent, Mono<TransportResponse>> service) {
        return new FakeTransport(sent -> sent.path().endsWith("/account/login")
                ? FakeTransport.json(200, "{\"ApiToken\":\"" + TOKEN + "\"}")
                : service.apply(sent));
    }

    static Cielo24Client.Builder builder(FakeTransport transport) {
        return Cielo24Client.builder()
                .endpoint(ENDPOINT)
                .credentials(Credentials.apiKey("user", "the-secret-key"))
                .transport(transport);
    }

    static Cielo24Client client(FakeTransport transport) {
        return builder(transport).build();
    }

    static Cielo24Client answering(int status, String contentType, String body) {
        return client(transport(sent -> Mono.just(FakeTransport.response(status, contentType, body))));
    }
}
