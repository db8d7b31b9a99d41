package io.cielo24.transport.jdk;

import io.cielo24.transport.Headers;
import io.cielo24.transport.TransportResponse;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import reactor.core.publisher.Flux;

/** The head of a response, and what it says about the length of the body. */
final class ResponseHead {

    private static final long UNKNOWN = -1;
    private static final long NONSENSE = -2;

    private final int status;
    private final HttpHeaders headers;
    private final long length;

    ResponseHead(HttpResponse.ResponseInfo info, String method) {
        this.status = info.statusCode();
        this.headers = info.headers();
        long declared = declaredLength(headers);
        boolean none = method.equals("HEAD") || status == 204 || status == 304;
        this.length = none && declared != NONSENSE ? 0 : declared;
    }

    /** Otherwise the client would wait for a negative number of bytes, or believe the first of several lengths. */
    boolean isSensible() {
        return length != NONSENSE;
    }

    /** Whether fields follow the last chunk, by the server's own word. */
    boolean announcesTrailers() {
        return length == UNKNOWN && headers.firstValue("Trailer").isPresent();
    }

    /** Negative if it cannot be known in advance. */
    long bodyLength() {
        return length;
    }

    TransportResponse with(Flux<ByteBuffer> body) {
        Headers copy = Headers.empty();
        for (var header : headers.map().entrySet()) {
            for (String value : header.getValue()) {
                copy = copy.with(header.getKey(), value);
            }
        }
        return new TransportResponse(status, copy, body);
    }

    private static long declaredLength(HttpHeaders headers) {
        List<String> values = headers.allValues("Content-Length");
        if (values.isEmpty()) {
            return UNKNOWN;
        }
        String first = values.get(0).trim();
        boolean sensible = first.matches("[0-9]{1,18}")
                && values.stream().allMatch(value -> value.trim().equals(first));
        return sensible ? Long.parseLong(first) : NONSENSE;
    }
}
