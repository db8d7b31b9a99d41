package io.cielo24.simulator.internal.http;

import io.cielo24.simulator.RecordedRequest.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Puts answers on the wire. */
final class ResponseWriter {

    private static final int IN_ONE_PIECE = 64 * 1024;

    private final boolean keepAlive;
    private final UnaryOperator<OutputStream> throttle;

    /**
     * A writer.
     *
     * @param keepAlive whether the connection lives on afterwards
     * @param throttle what media are written through
     */
    ResponseWriter(boolean keepAlive, UnaryOperator<OutputStream> throttle) {
        this.keepAlive = keepAlive;
        this.throttle = throttle;
    }

    void write(Response response, OutputStream out) throws IOException {
        byte[] head = head(response);
        if (!response.hasBody()) {
            out.write(head);
        } else if (response.length() < 0) {
            out.write(head);
            Chunks chunks = new Chunks(out);
            response.writeBody(chunks);
            chunks.finish();
        } else if (response.length() <= IN_ONE_PIECE && !response.isMedia()) {
            ByteArrayOutputStream all = new ByteArrayOutputStream(head.length + (int) response.length());
            all.writeBytes(head);
            response.writeBody(all);
            out.write(all.toByteArray());
        } else {
            out.write(head);
            response.writeBody(response.isMedia() ? throttle.apply(out) : out);
        }
        out.flush();
    }

    byte[] head(Response response) {
        StringBuilder text = new StringBuilder(256);
        text.append("HTTP/1.1 ").append(response.status()).append(' ').append(reason(response.status()));
        text.append("\r\nServer: cielo24-simulator\r\n");
        for (Header header : response.headers()) {
            text.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        if (response.length() < 0) {
            text.append("Transfer-Encoding: chunked\r\n");
        } else if (response.status() != 204) {
            text.append("Content-Length: ").append(response.length()).append("\r\n");
        }
        if (!keepAlive) {
            text.append("Connection: close\r\n");
        }
        return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 201 -> "Created";
            case 204 -> "No Content";
            case 400 -> "Bad Request";
            case 403 -> "Forbidden";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 411 -> "Length Required";
            case 422 -> "Unprocessable Entity";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 501 -> "Not Implemented";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default -> "Status " + status;
        };
    }
}
