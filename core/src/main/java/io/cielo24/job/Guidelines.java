package io.cielo24.job;

import io.cielo24.internal.Parameters;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * Guidelines of the customer's own for the people who transcribe a job. The order has to set {@link
 * TranscriptionOptions.Builder#customSpecialHandling} as well.
 */
public sealed interface Guidelines {

    /** The longest guidelines that are sent from here, in bytes: 16 MiB, as they are held in memory. */
    int MAXIMUM_LENGTH = 16 * 1024 * 1024;

    /**
     * A document that the service fetches.
     *
     * @param url absolute, http or https, reachable for the service
     * @return the guidelines
     */
    static Guidelines document(URI url) {
        return new OfUrl(Parameters.webUrl("the guidelines' URL", url), false);
    }

    /**
     * A web page that is the guidelines itself ({@code is_html}).
     *
     * @param url absolute, http or https, reachable for the service
     * @return the guidelines
     */
    static Guidelines webPage(URI url) {
        return new OfUrl(Parameters.webUrl("the guidelines' URL", url), true);
    }

    /**
     * Text.
     *
     * @param text not blank
     * @return the guidelines
     */
    static Guidelines text(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the guidelines are blank");
        }
        return new OfText(text);
    }

    /**
     * A text file. It is read, whole, when the call is subscribed to.
     *
     * @param path of a file whose name ends in {@code .txt}
     * @return the guidelines
     */
    static Guidelines file(Path path) {
        Path name = Objects.requireNonNull(path, "path").getFileName();
        if (name == null || !name.toString().toLowerCase(Locale.ROOT).endsWith(".txt")) {
            throw new IllegalArgumentException("the guidelines must be a .txt file, was: " + path);
        }
        return new OfFile(path);
    }

    /**
     * At a URL.
     *
     * @param url encoded
     * @param page whether the page itself is the guidelines
     */
    record OfUrl(String url, boolean page) implements Guidelines {

        /** Without the URL, which may be signed. */
        @Override
        public String toString() {
            return page ? "Guidelines[web page]" : "Guidelines[document]";
        }
    }

    /**
     * Text.
     *
     * @param text the whole of it
     */
    record OfText(String text) implements Guidelines {

        /** Without the text, which may have megabytes. */
        @Override
        public String toString() {
            return "Guidelines[text of " + text.length() + " characters]";
        }
    }

    /**
     * A file.
     *
     * @param path of the file
     */
    record OfFile(Path path) implements Guidelines {}
}
