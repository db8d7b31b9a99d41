package io.cielo24.transport.netty;

import io.cielo24.transport.Headers;
import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.RequestBody;
import io.cielo24.transport.TransportRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.opentest4j.AssertionFailedError;
import reactor.core.publisher.Mono;

/** Short ways to say what the tests say often. */
final class Calls {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    private Calls() {}

    static TransportRequest get(URI uri) {
        return new TransportRequest("GET", uri, Headers.empty(), RequestBody.empty());
    }

    static TransportRequest post(URI uri, RequestBody body) {
        return new TransportRequest("POST", uri, Headers.empty(), body);
    }

    /** The status and the body, in one text. */
    static Mono<String> call(HttpTransport transport, TransportRequest request) {
        return transport
                .exchange(
                        request,
                        response -> response.body()
                                .reduce("", (text, buffer) -> text + StandardCharsets.UTF_8.decode(buffer))
                                .map(text -> response.status() + " " + text))
                .single();
    }

    static String fetch(HttpTransport transport, TransportRequest request) {
        String answer = call(transport, request).block(PATIENCE);
        if (answer == null) {
            throw new AssertionFailedError("no answer");
        }
        return answer;
    }
}
