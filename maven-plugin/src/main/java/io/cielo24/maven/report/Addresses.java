package io.cielo24.maven.report;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Where the page finds its media, and the policy that lets it load these and nothing else. */
final class Addresses {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private Addresses() {}

    /** The address of a media as the page at {@code page} writes it: relative wherever that is possible. */
    static String from(Path page, URI address) {
        if (!"file".equalsIgnoreCase(address.getScheme())) {
            return address.toASCIIString();
        }
        Path directory = page.toAbsolutePath().normalize().getParent();
        Path media = Path.of(address).normalize();
        if (directory == null || !directory.getRoot().equals(media.getRoot())) {
            return address.toASCIIString(); // another drive
        }
        StringBuilder relative = new StringBuilder();
        for (Path segment : directory.relativize(media)) {
            relative.append(relative.isEmpty() ? "" : "/").append(encode(segment.toString()));
        }
        return relative.toString();
    }

    /** Everything but letters, digits and a few signs, so that neither a browser nor a server can take it otherwise. */
    private static String encode(String segment) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    /**
     * What the page may load: its own style and script, known by their hashes, and media beside it, on disk, or at the
     * hosts named. From {@code file:}, 'self' means what it should only in some browsers, hence the scheme as well.
     */
    static String policy(String styleHash, String scriptHash, List<ReportedMedia> media) {
        TreeSet<String> hosts = new TreeSet<>();
        for (ReportedMedia one : media) {
            URI address = one.address();
            if (one.isRemote() && address.getHost() != null) {
                String port = address.getPort() < 0 ? "" : ":" + address.getPort();
                hosts.add(" " + address.getScheme().toLowerCase(Locale.ROOT) + "://"
                        + address.getHost().toLowerCase(Locale.ROOT) + port);
            }
        }
        return "default-src 'none'; style-src 'sha256-" + styleHash + "'; script-src 'sha256-" + scriptHash
                + "'; media-src 'self' file:" + String.join("", hosts) + "; base-uri 'none'; form-action 'none'";
    }
}
