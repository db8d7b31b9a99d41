package io.cielo24.transport;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One HTTP request, complete: what is here goes on the wire, and nothing else but {@code Host}, {@code Content-Length}
 * and what the transport's own stack cannot be kept from adding.
 *
 * @param method the verb in upper case
 * @param uri absolute, {@code http} or {@code https}, encoded; it goes on the wire as it is
 * @param headers the headers besides {@code Host} and {@code Content-Length}
 * @param body the body, {@link RequestBody#empty()} for none
 */
public record TransportRequest(String method, URI uri, Headers headers, RequestBody body) {

    private static final Pattern METHOD = Pattern.compile("[A-Z]+");

    private static final List<String> OF_THE_TRANSPORT =
            List.of("Host", "Content-Length", "Transfer-Encoding", "Connection", "Expect", "Upgrade");

    /** Checks the parts against each other. */
    public TransportRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(body, "body");
        if (!METHOD.matcher(method).matches()) {
            throw new IllegalArgumentException("HTTP method must be upper-case letters, was: " + method);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) {
            throw new IllegalArgumentException("URI must be absolute, http or https, with a host; has scheme '"
                    + uri.getScheme() + "' and host '" + uri.getHost() + "'");
        }
        for (String name : OF_THE_TRANSPORT) {
            if (headers.contains(name)) {
                throw new IllegalArgumentException("header " + name + " belongs to the transport");
            }
        }
        if (body.contentLength() < 0) {
            throw new IllegalArgumentException("content length must be 0 or more, was: " + body.contentLength());
        }
    }

    /** Without user info, query and header values: all of them may hold secrets. */
    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                + uri.getRawPath() + " (" + body.contentLength() + " bytes)";
    }
}
