package io.cielo24.media;

import java.util.Objects;

/**
 * The formats in which the service hands media out. Open: the constants are the documented ones.
 *
 * @param text as it goes on the wire
 */
public record MediaFormat(String text) {

    /** MPEG audio. */
    public static final MediaFormat MP3 = new MediaFormat("mp3");
    /** MPEG-4 video. */
    public static final MediaFormat MP4 = new MediaFormat("mp4");

    /** Any text but a blank one. */
    public MediaFormat {
        if (Objects.requireNonNull(text, "text").isBlank()) {
            throw new IllegalArgumentException("the media format is blank");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
