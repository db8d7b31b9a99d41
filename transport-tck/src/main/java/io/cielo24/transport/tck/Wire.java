package io.cielo24.transport.tck;

/** What a server speaks below HTTP. */
public enum Wire {
    /** Plain TCP, {@code http} URIs. */
    PLAIN("http", "127.0.0.1"),
    /** TLS with the kit's own certificate, {@code https} URIs. */
    TLS("https", "localhost");

    private final String scheme;
    private final String host;

    Wire(String scheme, String host) {
        this.scheme = scheme;
        this.host = host;
    }

    String scheme() {
        return scheme;
    }

    String host() {
        return host;
    }
}
