package io.cielo24.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.transport.tck.RecordedRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What has to be on the wire, in the words of the service's documents: verb, path, parameters in order, and the body.
 * Encoded here by the JDK's own encoder, not by the client's.
 *
 * @param method the verb
 * @param path below the base URI
 * @param query name, value, name, value ...; without {@code v} and {@code api_token}
 * @param contentType exactly, or {@code null} for no such header
 * @param body exactly; a multipart boundary stands as {@code (boundary)}
 */
record Sent(
        String method,
        String path,
        List<String> query,
        @Nullable String contentType,
        String body) {

    static final String TOKEN = "feedfacefeedfacefeedfacefeedface";

    static Sent get(String path, String... query) {
        return new Sent("GET", path, List.of(query), null, "");
    }

    /** A POST with everything in the query. */
    static Sent post(String path, String... query) {
        return new Sent("POST", path, List.of(query), null, "");
    }

    static Sent json(String path, String body) {
        return new Sent("POST", path, List.of(), "application/json", body);
    }

    static Sent form(String path, String... parameters) {
        return new Sent("POST", path, List.of(), "application/x-www-form-urlencoded", encoded(List.of(parameters)));
    }

    static Sent bytes(String path, String body, String... query) {
        return new Sent("POST", path, List.of(query), null, body);
    }

    static Sent multipart(String path, String disposition, String type, String content, String... query) {
        return new Sent(
                "POST",
                path,
                List.of(query),
                "multipart/form-data; boundary=(boundary)",
                "--(boundary)\r\nContent-Disposition: " + disposition + "\r\nContent-Type: " + type + "\r\n\r\n"
                        + content + "\r\n--(boundary)--\r\n");
    }

    void check(RecordedRequest request, String userAgent) {
        assertThat(request.method()).isEqualTo(method);
        List<String> pairs = new ArrayList<>(List.of("v", "1"));
        pairs.addAll(query);
        pairs.addAll(List.of("api_token", TOKEN));
        assertThat(request.target()).isEqualTo("/api" + path + "?" + encoded(pairs));

        byte[] bytes = request.body();
        String type = request.header("Content-Type").orElse(null);
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (type != null && type.startsWith("multipart/")) {
            String boundary = type.substring(type.indexOf("boundary=") + "boundary=".length());
            assertThat(boundary).matches("[0-9A-Za-z-]{20,70}");
            type = type.replace(boundary, "(boundary)");
            text = text.replace(boundary, "(boundary)");
        }
        assertThat(type).isEqualTo(contentType);
        assertThat(text).isEqualTo(body);

        if (!method.equals("GET")) {
            assertThat(request.headers("Content-Length")).containsExactly(String.valueOf(bytes.length));
        }
        assertThat(request.headers("Transfer-Encoding")).isEmpty();
        assertThat(request.headers("Expect")).isEmpty();
        assertThat(request.headers("Accept-Encoding")).isEmpty();
        assertThat(request.headers("User-Agent")).containsExactly(userAgent);
        assertThat(request.headerLines())
                .noneMatch(line -> line.toLowerCase(Locale.ROOT).matches("(x-auth|authorization).*"));
    }

    private static String encoded(List<String> pairs) {
        List<String> encoded = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i += 2) {
            encoded.add(encoded(pairs.get(i)) + "=" + encoded(pairs.get(i + 1)));
        }
        return encoded.stream().collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
