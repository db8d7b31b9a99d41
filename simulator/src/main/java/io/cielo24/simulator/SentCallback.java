package io.cielo24.simulator;

import org.jspecify.annotations.Nullable;

/**
 * A callback that the simulator made, or meant to make.
 *
 * @param jobId the job that it is about
 * @param url where to, tags replaced
 * @param workProduct the work product that was ready
 * @param version the element list version that was ready
 * @param attempt 1 for the first, up to 4
 * @param status what was answered; 0 if nothing was, or if it was lost on purpose
 * @param failure why nothing was answered
 */
public record SentCallback(
        String jobId,
        String url,
        String workProduct,
        String version,
        int attempt,
        int status,
        @Nullable String failure) {

    /** {@return whether it was answered with 200} */
    public boolean delivered() {
        return status == 200;
    }

    /** Without the URL, in which there may be a secret. */
    @Override
    public String toString() {
        return "callback for job " + jobId + ", " + workProduct + ", attempt " + attempt + " -> " + status
                + (failure == null ? "" : " (" + failure + ")");
    }
}
