package io.cielo24.job;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The job that continues one at a higher fidelity.
 *
 * @param jobId 32 hex digits; the new job's, not the old one's
 * @param workflow what is done to it, in the service's words, {@code null} if it said nothing
 */
public record UpleveledJob(String jobId, @Nullable String workflow) {

    /** The id must be there. */
    public UpleveledJob {
        Objects.requireNonNull(jobId, "jobId");
    }
}
