package io.cielo24.media;

import java.net.URI;
import java.util.Objects;

/**
 * Where the media of one job may be put, for 12 hours, by anybody who knows it: with a PUT of the bytes, with their exact
 * {@code Content-Length}, without {@code Content-Type} and without credentials. A secret as a whole; never printed.
 *
 * @param url secret
 */
public record UploadUrl(URI url) {

    /** The URL must be there. */
    public UploadUrl {
        Objects.requireNonNull(url, "url");
    }

    /** Without the URL. */
    @Override
    public String toString() {
        return "UploadUrl[***]";
    }
}
