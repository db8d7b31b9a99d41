package io.cielo24.job;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A job that was made.
 *
 * @param jobId 32 hex digits; names the job in every other call
 * @param taskId the receipt's task, {@code null} if the service named none
 */
public record NewJobReceipt(String jobId, @Nullable String taskId) {

    /** The job id must be there. */
    public NewJobReceipt {
        Objects.requireNonNull(jobId, "jobId");
    }
}
