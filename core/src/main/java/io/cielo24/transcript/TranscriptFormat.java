package io.cielo24.transcript;

import java.util.Objects;

/**
 * The formats in which an existing transcript can be given to a job. Open: the constants are the documented ones.
 *
 * @param text as it goes on the wire
 */
public record TranscriptFormat(String text) {

    /** Plain text. */
    public static final TranscriptFormat TEXT = new TranscriptFormat("text");
    /** SubRip. */
    public static final TranscriptFormat SRT = new TranscriptFormat("srt");
    /** WebVTT. */
    public static final TranscriptFormat VTT = new TranscriptFormat("vtt");
    /** Timed Text. */
    public static final TranscriptFormat DFXP = new TranscriptFormat("dfxp");

    /** Any text but a blank one. */
    public TranscriptFormat {
        if (Objects.requireNonNull(text, "text").isBlank()) {
            throw new IllegalArgumentException("the transcript format is blank");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
