package io.cielo24.transport;

import java.nio.ByteBuffer;
import java.util.Objects;
import reactor.core.publisher.Flux;

/**
 * The head of a response, and its body yet to be read.
 *
 * @param status the status code
 * @param headers the headers as they came, undecoded
 * @param body the content, for one subscriber, within the exchange only. Demand reaches the socket. Buffers are the
 *     subscriber's to keep: no reference count, no reuse. An end before {@code Content-Length} or before the last chunk
 *     is a {@link TransportException}; a body with neither ends with the connection and cannot be verified
 */
public record TransportResponse(int status, Headers headers, Flux<ByteBuffer> body) {

    /** Checks that nothing is missing. */
    public TransportResponse {
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(body, "body");
    }

    /** Status and header names: values may hold secrets. */
    @Override
    public String toString() {
        return status + " " + headers;
    }
}
