package io.cielo24.job;

import java.net.URI;
import java.util.Objects;

/** The check of callback URLs. What is wrong is said without the URL: its path is where integrations put their secret. */
final class CallbackUrls {

    private CallbackUrls() {}

    /** An absolute web URL, once its tags, such as <code>{job_id}</code>, are read as ordinary text. */
    static void check(String url) {
        URI uri;
        try {
            uri = URI.create(url.replace("{", "%7B").replace("}", "%7D"));
        } catch (IllegalArgumentException e) {
            throw unusable("it is not a URL; everything but its tags has to be encoded");
        }
        if (!Objects.requireNonNullElse(uri.getScheme(), "").matches("(?i)https?") || uri.getHost() == null) {
            throw unusable("it is not absolute, has no host, or is neither http nor https");
        }
    }

    private static IllegalArgumentException unusable(String why) {
        return new IllegalArgumentException("unusable callback URL (not repeated here, it may hold a secret): " + why);
    }
}
