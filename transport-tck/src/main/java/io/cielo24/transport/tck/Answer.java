package io.cielo24.transport.tck;

import io.cielo24.transport.Headers;
import io.cielo24.transport.TransportResponse;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Mono;

/** A response read whole. */
record Answer(int status, Headers headers, byte[] body) {

    /** A handler that reads everything. */
    static Mono<Answer> read(TransportResponse response) {
        return response.body()
                .collect(ByteArrayOutputStream::new, Answer::append)
                .map(bytes -> new Answer(response.status(), response.headers(), bytes.toByteArray()));
    }

    String text() {
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    private static void append(ByteArrayOutputStream all, ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        all.writeBytes(bytes);
    }

    @Override
    public String toString() {
        return status + " with " + body.length + " bytes";
    }
}
