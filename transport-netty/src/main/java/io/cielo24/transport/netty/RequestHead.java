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

    /** A request without a body, complete, or the head of one whose body follows. */
    static HttpRequest of(TransportRequest request, Origin origin) {
        HttpMethod method = HttpMethod.valueOf(request.method());
        String target = target(request.uri());
        long length = request.body().contentLength();
        if (length < 0) {
            throw new IllegalArgumentException("the length of the request's body is negative: " + length);
        }
        HttpRequest message = length == 0
                ? new DefaultFullHttpRequest(
                        HttpVersion.HTTP_1_1, method, target, Unpooled.EMPTY_BUFFER, HEADERS, HEADERS)
                : new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, target, HEADERS);
        HttpHeaders headers = message.headers();
        headers.set(HttpHeaderNames.HOST, origin.authority());
        request.headers().forEach(headers::add);
        if (length > 0 || !method.equals(HttpMethod.GET)) {
            headers.set(HttpHeaderNames.CONTENT_LENGTH, length);
        }
        return message;
    }

    private static String target(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
