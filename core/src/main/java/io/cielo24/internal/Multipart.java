package io.cielo24.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A {@code multipart/form-data} body of one part (RFC 7578). In memory, so that its length is exact; names are quoted as
 * browsers do it: quotes and line ends percent-encoded, everything else as UTF-8.
 */
final class Multipart {

    private static final byte[] LINE_END = {'\r', '\n'};

    private Multipart() {}

    /** A field of a form, as UTF-8 text. */
    static Call.Content field(String name, String text) {
        return of("form-data; name=" + quoted(name), "text/plain; charset=utf-8", utf8(text));
    }

    /** A file. */
    static Call.Content file(String name, String fileName, String type, byte[] bytes) {
        return of("form-data; name=" + quoted(name) + "; filename=" + quoted(fileName), type, bytes);
    }

    private static Call.Content of(String disposition, String type, byte[] bytes) {
        String boundary = boundary(bytes);
        ByteArrayOutputStream body = new ByteArrayOutputStream(bytes.length + 512);
        line(body, "--" + boundary);
        line(body, "Content-Disposition: " + disposition);
        line(body, "Content-Type: " + type);
        line(body, "");
        body.writeBytes(bytes);
        body.writeBytes(LINE_END);
        line(body, "--" + boundary + "--");
        return new Call.Content("multipart/form-data; boundary=" + boundary, body.toByteArray());
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A") + '"';
    }

    /** A line that is nowhere in the content. */
    private static String boundary(byte[] bytes) {
        String content = new String(bytes, StandardCharsets.ISO_8859_1);
        String boundary;
        do {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            boundary = "cielo24-%016x%016x".formatted(random.nextLong(), random.nextLong());
        } while (content.contains(boundary));
        return boundary;
    }

    private static void line(ByteArrayOutputStream body, String text) {
        body.writeBytes(utf8(text));
        body.writeBytes(LINE_END);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
