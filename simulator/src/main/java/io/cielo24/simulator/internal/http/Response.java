package io.cielo24.simulator.internal.http;

import io.cielo24.simulator.RecordedRequest.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** An answer, not yet on the wire. */
public final class Response {

    /** Writes a body whose length is not known beforehand. */
    @FunctionalInterface
    public interface Writer {
        /** Writes all of it. */
        void writeTo(OutputStream out) throws IOException;
    }

    private final int status;
    private final List<Header> headers;
    private final long length;
    private final @Nullable Writer body;
    private final boolean media;

    private Response(int status, List<Header> headers, long length, @Nullable Writer body, boolean media) {
        this.status = status;
        this.headers = List.copyOf(headers);
        this.length = length;
        this.body = body;
        this.media = media;
    }

    /** A status without any body, such as 204. */
    public static Response empty(int status) {
        return new Response(status, List.of(), 0, null, false);
    }

    /** JSON text. */
    public static Response json(int status, String json) {
        return bytes(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** Text of a content type. */
    public static Response text(int status, String contentType, String text) {
        return bytes(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes of a content type. */
    public static Response bytes(int status, String contentType, byte[] bytes) {
        return new Response(
                status, List.of(new Header("Content-Type", contentType)), bytes.length, out -> out.write(bytes), false);
    }

    /** A body of unknown length, sent in chunks. */
    public static Response stream(int status, String contentType, Writer body) {
        return new Response(status, List.of(new Header("Content-Type", contentType)), -1, body, false);
    }

    /** A media file as an attachment; this is what the write rate throttles. Tells how much went out, as it goes. */
    public static Response file(Path file, String contentType, String fileName, LongConsumer sent) throws IOException {
        List<Header> headers = List.of(
                new Header("Content-Type", contentType),
                new Header("Content-Disposition", "attachment; filename=\"" + fileName + "\""));
        return new Response(200, headers, Files.size(file), out -> copy(file, out, sent), true);
    }

    private static void copy(Path file, OutputStream out, LongConsumer sent) throws IOException {
        byte[] buffer = new byte[128 * 1024];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                // Before, so that a client that has it all finds it counted.
                sent.accept(count);
                out.write(buffer, 0, count);
            }
        }
    }

    /** This answer with one more header. */
    public Response with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Response(status, more, length, body, media);
    }

    /** This answer with half of its body, as if that were all. Nothing that is long or has no length. */
    public Response garbled() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        writeBody(whole);
        byte[] half = Arrays.copyOf(whole.toByteArray(), whole.size() / 2);
        return new Response(status, headers, half.length, out -> out.write(half), media);
    }

    /** Whether this can be {@link #garbled()}. */
    public boolean isShort() {
        return !media && length > 0 && length < 1024 * 1024;
    }

    /** The status. */
    public int status() {
        return status;
    }

    List<Header> headers() {
        return headers;
    }

    /** The length of the body; -1 if it is sent in chunks. */
    long length() {
        return length;
    }

    boolean hasBody() {
        return body != null;
    }

    boolean isMedia() {
        return media;
    }

    void writeBody(OutputStream out) throws IOException {
        if (body != null) {
            body.writeTo(out);
        }
    }
}
