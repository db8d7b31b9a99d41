package io.cielo24;

import java.net.URI;
import java.util.Locale;

/** Where a service may be. What would send the credentials in the clear, or into a log, is refused. */
final class BaseUri {

    private BaseUri() {}

    /** The URI, without a slash at its end, so that paths can be put behind it. */
    static URI checked(URI baseUri) {
        String scheme = String.valueOf(baseUri.getScheme()).toLowerCase(Locale.ROOT);
        if (!(scheme.equals("https") || scheme.equals("http")) || baseUri.getHost() == null) {
            throw new IllegalArgumentException("the endpoint must be an absolute https URI with a host, has scheme '"
                    + baseUri.getScheme() + "' and host '" + baseUri.getHost() + "'");
        }
        if (baseUri.getRawQuery() != null || baseUri.getRawFragment() != null || baseUri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the endpoint must have no query, fragment or user info");
        }
        if (scheme.equals("http") && !isLoopback(baseUri.getHost())) {
            throw new IllegalArgumentException("plain http would send the credentials in the clear; host '"
                    + baseUri.getHost() + "' is not this machine. Use https");
        }
        String text = baseUri.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : baseUri;
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.matches("127(\\.[0-9]{1,3}){3}") || host.equals("[::1]");
    }
}
