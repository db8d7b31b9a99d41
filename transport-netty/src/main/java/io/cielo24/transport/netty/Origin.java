package io.cielo24.transport.netty;

import java.net.URI;
import java.util.Locale;

/**
 * Where requests go; connections of one origin can stand in for each other.
 *
 * @param secure whether TLS is spoken
 * @param host a name in lower case, or an address, without brackets
 * @param port 1 to 65535
 */
record Origin(boolean secure, String host, int port) {

    static Origin of(URI uri) {
        boolean secure = uri.getScheme().equalsIgnoreCase("https");
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (host.startsWith("[")) {
            host = host.substring(1, host.length() - 1);
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : defaultPort(secure);
        return new Origin(secure, host, port);
    }

    /** The value of the {@code Host} header. */
    String authority() {
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return port == defaultPort(secure) ? name : name + ":" + port;
    }

    @Override
    public String toString() {
        return (secure ? "https://" : "http://") + authority();
    }

    private static int defaultPort(boolean secure) {
        return secure ? 443 : 80;
    }
}
