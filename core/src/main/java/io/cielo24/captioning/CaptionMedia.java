package io.cielo24.captioning;

import io.cielo24.internal.Parameters;
import io.cielo24.media.MediaSource;
import java.net.URI;
import java.nio.file.Path;
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
        return new OfSource(source);
    }

    /**
     * A media file that the service fetches by itself. Told from others by the whole URL: where that holds a signature or
     * a date that changes from run to run, give {@link CaptionOrder.Builder#key} as well.
     *
     * @param url absolute, http or https, reachable for the service
     * @return the media
     */
    static CaptionMedia url(URI url) {
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

        /** The source must be there. */
        public OfSource {
            Objects.requireNonNull(source, "source");
        }

        @Override
        public String displayName() {
            if (source instanceof MediaSource.OfFile file) {
                String name = String.valueOf(file.path().getFileName());
                return name.isBlank() ? "file" : name;
            }
            return source instanceof MediaSource.OfBytes ? "bytes" : "stream";
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

        /** Checks the URL. */
        public OfUrl {
            Parameters.webUrl("the media URL", url);
        }

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

        /** Checks the URL. */
        public OfPlayer {
            Parameters.webUrl("the player page's URL", page);
        }

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
}
