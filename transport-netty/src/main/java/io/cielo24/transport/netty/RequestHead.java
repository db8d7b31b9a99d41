package io.cielo24.transport.netty;

import io.cielo24.transport.TransportRequest;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;

/** Says a request in netty's words: what it names, {@code Host} and {@code Content-Length}, and nothing else. */
final class RequestHead {

    /** Names and values have been checked when the request was made. */
    private static final HttpHeadersFactory HEADERS =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);

    private RequestHead() {}

    /** A request without a body, complete. */
    static HttpRequest alone(TransportRequest request, Origin origin) {
        HttpRequest message = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.valueOf(request.method()),
                target(request.uri()),
                Unpooled.EMPTY_BUFFER,
                HEADERS,
                HEADERS);
        fill(message.headers(), request, origin);
        if (!request.method().equals("GET")) {
            message.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
        }
        return message;
    }

    /** The head of a request whose body follows. */
    static HttpRequest beforeBody(TransportRequest request, Origin origin) {
        HttpRequest message = new DefaultHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.valueOf(request.method()), target(request.uri()), HEADERS);
        fill(message.headers(), request, origin);
        message.headers().set(HttpHeaderNames.CONTENT_LENGTH, request.body().contentLength());
        return message;
    }

    private static void fill(HttpHeaders headers, TransportRequest request, Origin origin) {
        headers.set(HttpHeaderNames.HOST, origin.authority());
        request.headers().forEach(headers::add);
    }

    private static String target(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
