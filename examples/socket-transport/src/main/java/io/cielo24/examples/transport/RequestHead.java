package io.cielo24.examples.transport;

import io.cielo24.transport.TransportRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Writes down the head of a request. */
final class RequestHead {

    private RequestHead() {}

    static byte[] of(TransportRequest request) {
        URI uri = request.uri();
        long length = request.body().contentLength();
        if (length < 0) {
            throw new IllegalArgumentException("the length of the request's body is negative: " + length);
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        StringBuilder head = new StringBuilder(request.method())
                .append(' ')
                .append(path)
                .append(uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())
                .append(" HTTP/1.1\r\nHost: ")
                .append(uri.getHost())
                .append(uri.getPort() < 0 ? "" : ":" + uri.getPort())
                .append("\r\nConnection: close\r\nContent-Length: ")
                .append(length)
                .append("\r\n");
        request.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
