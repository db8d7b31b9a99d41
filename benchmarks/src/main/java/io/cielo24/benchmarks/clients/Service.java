package io.cielo24.benchmarks.clients;

import io.cielo24.benchmarks.farend.MediaId;
import java.net.URI;
import java.nio.file.Path;

/**
 * Where the far end is.
 *
 * @param uploads its base URI for uploads and calls
 * @param downloads its base URI for downloads
 * @param keys directory with trust store and certificate
 */
public record Service(URI uploads, URI downloads, Path keys) {

    static final String TOKEN = "5f2a9c71d3e84b06a1c5e7f90b3d2468";

    /**
     * The far end, in plain or over TLS.
     *
     * @param tls whether over TLS
     * @param ports the far end's three, in the order in which it says them
     * @param keys directory with trust store and certificate
     * @return the service
     */
    public static Service at(boolean tls, int[] ports, Path keys) {
        return tls
                ? new Service(base("https", ports[1]), base("https", ports[2]), keys)
                : new Service(base("http", ports[0]), base("http", ports[0]), keys);
    }

    private static URI base(String scheme, int port) {
        return URI.create(scheme + "://127.0.0.1:" + port + "/api");
    }

    boolean tls() {
        return uploads.getScheme().equals("https");
    }

    /** Tells size and checksum of what was uploaded last. */
    URI lastUpload() {
        return URI.create(uploads.getScheme() + "://" + uploads.getAuthority() + "/last-upload");
    }

    URI uploadUri(long length) {
        return URI.create(uploads + "/job/add_media?v=1&api_token=" + TOKEN + "&job_id=" + MediaId.of(length));
    }

    URI downloadUri(long length) {
        return URI.create(downloads + "/job/download_media?v=1&media_type=mp4&api_token=" + TOKEN + "&job_id="
                + MediaId.of(length));
    }

    URI callUri() {
        return URI.create(uploads + "/job/info?v=1&api_token=" + TOKEN + "&job_id=" + MediaId.of(1));
    }
}
