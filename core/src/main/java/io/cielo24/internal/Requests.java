package io.cielo24.internal;

import io.cielo24.RequestStyle;
import io.cielo24.transport.Headers;
import io.cielo24.transport.RequestBody;
import io.cielo24.transport.TransportRequest;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the wire form of a call.
 *
 * @param service base URI of the service
 * @param sandbox base URI for the few calls that go to the sandbox
 * @param style which of its documented forms a call takes
 * @param userAgent goes with every request
 */
record Requests(URI service, URI sandbox, RequestStyle style, String userAgent) {

    /**
     * The request.
     *
     * @param upload the body, if the call has a media
     * @param token of the session, {@code null} where the call takes none
     */
    TransportRequest of(Call call, @Nullable GuardedBody upload, @Nullable String token) {
        Endpoint.Form form = call.endpoint().form(style);
        boolean parametersInBody = form == Endpoint.Form.JSON || form == Endpoint.Form.URL_ENCODED;
        URI uri = call.storage() != null
                ? call.storage()
                : Wire.uri(
                        base(call.endpoint()), call.endpoint(), parametersInBody ? Map.of() : call.parameters(), token);
        Headers headers = Headers.of("User-Agent", userAgent);
        RequestBody body = switch (form) {
            case QUERY -> RequestBody.empty();
            case JSON -> {
                headers = headers.with("Content-Type", "application/json");
                yield RequestBody.of(Json.bytes(call.parameters()));
            }
            case URL_ENCODED -> {
                headers = headers.with("Content-Type", "application/x-www-form-urlencoded");
                yield RequestBody.of(Wire.form(call.parameters()));
            }
            case BODY_GIVEN -> Objects.requireNonNull(upload, "a media");
            case MULTIPART -> {
                Call.Content content = Objects.requireNonNull(call.content(), "a content");
                headers = headers.with("Content-Type", content.type());
                yield RequestBody.of(content.bytes());
            }
        };
        for (Map.Entry<String, String> header : call.headers().entrySet()) {
            headers = headers.with(header.getKey(), header.getValue());
        }
        return new TransportRequest(call.endpoint().method(style), uri, headers, body);
    }

    private URI base(Endpoint endpoint) {
        return endpoint.place() == Endpoint.Place.SANDBOX ? sandbox : service;
    }
}
