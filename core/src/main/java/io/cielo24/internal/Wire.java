package io.cielo24.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The wire form of a call's parameters: UTF-8, each percent-encoded exactly once. */
final class Wire {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final String HEX = "0123456789ABCDEF";

    private Wire() {}

    /** Base URI, path and query; {@code v} first, the token last. */
    static URI uri(URI base, Endpoint endpoint, Map<String, ?> query, @Nullable String token) {
        StringBuilder text =
                new StringBuilder(base.toString()).append(endpoint.path()).append("?v=1");
        query.forEach((name, value) -> pair(text.append('&'), name, value));
        if (token != null) {
            pair(text.append('&'), "api_token", token);
        }
        return URI.create(text.toString());
    }

    /** The body of a form, encoded as in a query. */
    static byte[] form(Map<String, ?> parameters) {
        StringBuilder text = new StringBuilder();
        parameters.forEach((name, value) -> pair(text.isEmpty() ? text : text.append('&'), name, value));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void pair(StringBuilder text, String name, Object value) {
        encode(text, name);
        text.append('=');
        encode(text, value.toString());
    }

    private static void encode(StringBuilder text, String value) {
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(b) >= 0) {
                text.append((char) b);
            } else {
                text.append('%').append(HEX.charAt((b >> 4) & 0xf)).append(HEX.charAt(b & 0xf));
            }
        }
    }
}
