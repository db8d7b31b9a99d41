package io.cielo24.job;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A job as its relatives know it. What the service did not say is {@code null}.
 *
 * @param jobId 32 hex digits
 * @param status where it stands
 * @param priority of the order
 * @param fidelity of the order
 * @param mediaLength of the media
 * @param languages as the service writes them: the source, a colon, the targets with commas, such as {@code fr:en,fr}
 * @param json the whole description
 */
public record RelatedJob(
        String jobId,
        @Nullable JobStatus status,
        @Nullable Priority priority,
        @Nullable Fidelity fidelity,
        @Nullable Duration mediaLength,
        @Nullable String languages,
        String json) {

    /** The id must be there. */
    public RelatedJob {
        Objects.requireNonNull(jobId, "jobId");
    }

    /** Id and status. */
    @Override
    public String toString() {
        return "RelatedJob[" + jobId + ", " + status + "]";
    }
}
