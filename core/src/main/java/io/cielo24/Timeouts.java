package io.cielo24;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long the other side may be silent. Every limit is on one phase, and is measured by progress, never by the total:
 * an upload of 10 GiB may take a day as long as it moves. A limit that ran out is noticed between the limit and a tenth
 * more. Connecting has its own limit in {@link io.cielo24.transport.TransportConfig}.
 *
 * @param answer from the end of the request to the head of the answer; after an upload, {@code uploadStall} is added, as
 *     the operating system may still hold megabytes that the last write handed to it
 * @param uploadStall without the connection taking more of an upload
 * @param downloadStall without another byte of an answer, counted only while the consumer wants data
 * @param deadline on the whole call, retries and login included; {@code null}, the default, for none
 */
public record Timeouts(
        Duration answer,
        Duration uploadStall,
        Duration downloadStall,
        @Nullable Duration deadline) {

    private static final Timeouts DEFAULTS =
            new Timeouts(Duration.ofSeconds(60), Duration.ofMinutes(2), Duration.ofMinutes(1), null);

    /** Checks the limits: each 10 milliseconds to 30 days. */
    public Timeouts {
        check("answer", answer);
        check("uploadStall", uploadStall);
        check("downloadStall", downloadStall);
        if (deadline != null) {
            check("deadline", deadline);
        }
    }

    /**
     * Answer 60 seconds, upload stall 2 minutes, download stall 1 minute, no deadline.
     *
     * @return the defaults
     */
    public static Timeouts defaults() {
        return DEFAULTS;
    }

    /**
     * With another limit for the answer.
     *
     * @param limit 10 ms to 30 days
     * @return a copy
     */
    public Timeouts withAnswer(Duration limit) {
        return new Timeouts(limit, uploadStall, downloadStall, deadline);
    }

    /**
     * With another limit for a stalled upload.
     *
     * @param limit 10 ms to 30 days
     * @return a copy
     */
    public Timeouts withUploadStall(Duration limit) {
        return new Timeouts(answer, limit, downloadStall, deadline);
    }

    /**
     * With another limit for a stalled download.
     *
     * @param limit 10 ms to 30 days
     * @return a copy
     */
    public Timeouts withDownloadStall(Duration limit) {
        return new Timeouts(answer, uploadStall, limit, deadline);
    }

    /**
     * With a deadline on every call as a whole.
     *
     * @param limit 10 ms to 30 days
     * @return a copy
     */
    public Timeouts withDeadline(Duration limit) {
        return new Timeouts(answer, uploadStall, downloadStall, Objects.requireNonNull(limit, "limit"));
    }

    private static void check(String name, Duration limit) {
        if (limit.compareTo(Duration.ofMillis(10)) < 0 || limit.compareTo(Duration.ofDays(30)) > 0) {
            throw new IllegalArgumentException("timeout " + name + " must be 10 ms to 30 days, was: " + limit);
        }
    }
}
