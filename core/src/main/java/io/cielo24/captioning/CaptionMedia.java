package io.cielo24.captioning;

import io.cielo24.media.MediaSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** The media of an order: bytes that are sent, or a URL that the service fetches from. */
public sealed interface CaptionMedia {

    /**
     * A file. Told from others by its content, so a renamed copy is the same media.
     *
     * @param path a regular file, readable, not empty
     * @return the media
     */
    static CaptionMedia file(Path path) {
        return new OfSource(MediaSource.file(path));
    }

    /**
     * Any source of bytes. A file and bytes in memory are told by their content; a publisher, which may not be readable
     * twice, needs {@link CaptionOrder.Builder#key} to be told by, and is not sent again by itself when it was cut off.
     *
     * @param source the bytes
     * @return the media
     */
    static CaptionMedia source(MediaSource source) {
        return new OfSource(Objects.requireNonNull(source, "source"));
    }

    /**
     * A media file that the service fetches by itself. Told from others by the whole URL: where that holds a signature or
     * a date that changes from run to run, give {@link CaptionOrder.Builder#key} as well.
     *
     * @param url absolute, http or https, reachable for the service
     * @return the media
     */
    static CaptionMedia url(URI url) {
        checkWeb(url);
        return new OfUrl(url);
    }

    /**
     * The media behind a player page that the service knows: YouTube, Vimeo, Brightcove, Kaltura. Told from others by the
     * page's URL.
     *
     * @param page absolute, http or https
     * @return the media
     */
    static CaptionMedia player(URI page) {
        checkWeb(page);
        return new OfPlayer(page);
    }

    /**
     * Names the media for people: a file name, or a URL without user info, query and fragment, which may hold secrets.
     *
     * @return never blank
     */
    String displayName();

    /**
     * Bytes that are sent.
     *
     * @param source of the bytes
     */
    record OfSource(MediaSource source) implements CaptionMedia {

        @Override
        public String displayName() {
            return source instanceof MediaSource.OfFile file
                    ? String.valueOf(file.path().getFileName())
                    : source instanceof MediaSource.OfBytes ? "bytes" : "stream";
        }

        @Override
        public String toString() {
            return displayName();
        }
    }

    /**
     * A media file that the service fetches.
     *
     * @param url where from
     */
    record OfUrl(URI url) implements CaptionMedia {

        @Override
        public String displayName() {
            return shown(url);
        }

        @Override
        public String toString() {
            return displayName();
        }
    }

    /**
     * The media behind a player page.
     *
     * @param page which
     */
    record OfPlayer(URI page) implements CaptionMedia {

        @Override
        public String displayName() {
            return shown(page);
        }

        @Override
        public String toString() {
            return displayName();
        }
    }

    private static String shown(URI url) {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort())
                + Objects.requireNonNullElse(url.getRawPath(), "");
    }

    private static void checkWeb(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "the media URL must be absolute, http or https, with a host; has scheme '" + url.getScheme()
                            + "' and host '" + url.getHost() + "'");
        }
    }
}
