package io.cielo24.job;

import java.util.Objects;

/**
 * How hard a media is to transcribe. Open: an unknown text never fails a call.
 *
 * @param text as the service writes it
 */
public record JobDifficulty(String text) {

    /** Clear speech. */
    public static final JobDifficulty GOOD = new JobDifficulty("Good");
    /** Hard to understand. */
    public static final JobDifficulty BAD = new JobDifficulty("Bad");
    /** Not judged. */
    public static final JobDifficulty UNKNOWN = new JobDifficulty("Unknown");

    /** Any text is a value. */
    public JobDifficulty {
        Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
        return text;
    }
}
