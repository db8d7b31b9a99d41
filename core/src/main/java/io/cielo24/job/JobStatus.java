package io.cielo24.job;

import java.util.Objects;

/**
 * Where a job stands. Open: an unknown text never fails a call, and is not an end.
 *
 * @param text as the service writes it
 */
public record JobStatus(String text) {

    /** Waits for a person of the customer to authorize it. */
    public static final JobStatus AUTHORIZING = new JobStatus("Authorizing");
    /** Taken, not begun. */
    public static final JobStatus PENDING = new JobStatus("Pending");
    /** Being worked on. */
    public static final JobStatus IN_PROCESS = new JobStatus("In Process");
    /** Done: captions and transcripts can be fetched. */
    public static final JobStatus COMPLETE = new JobStatus("Complete");
    /** Ended: the media could not be used. */
    public static final JobStatus MEDIA_FAILURE = new JobStatus("Media Failure");
    /** Waits for a person to review it. */
    public static final JobStatus REVIEWING = new JobStatus("Reviewing");

    /** Any text is a value. */
    public JobStatus {
        Objects.requireNonNull(text, "text");
    }

    /**
     * Whether the job is done, well or not.
     *
     * @return {@code true} for Complete and Media Failure
     */
    public boolean isEnd() {
        return equals(COMPLETE) || equals(MEDIA_FAILURE);
    }

    /**
     * Whether the job may be waiting for a person, so that no time can be promised.
     *
     * @return {@code true} for Authorizing and Reviewing
     */
    public boolean waitsForPerson() {
        return equals(AUTHORIZING) || equals(REVIEWING);
    }

    @Override
    public String toString() {
        return text;
    }
}
