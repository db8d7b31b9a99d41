package io.cielo24;

import java.time.Duration;

/**
 * A wait ended by the caller's deadline. The job has not failed; it goes on at the service, and the wait can be taken up
 * again with the same job id.
 */
public final class WaitEndedException extends Cielo24Exception {

    private static final long serialVersionUID = 1L;

    private final String jobId;
    private final String lastStatus;

    /**
     * A wait that ended.
     *
     * @param jobId the job that goes on
     * @param lastStatus the job's status when it was last seen
     * @param waited how long was waited
     */
    public WaitEndedException(String jobId, String lastStatus, Duration waited) {
        super(
                "stopped waiting for job " + jobId + " after " + waited + ", as asked; the job goes on, last seen as '"
                        + lastStatus + "'",
                null);
        this.jobId = jobId;
        this.lastStatus = lastStatus;
    }

    /**
     * The job that goes on.
     *
     * @return its id
     */
    public String jobId() {
        return jobId;
    }

    /**
     * The job's status when it was last seen.
     *
     * @return the service's text
     */
    public String lastStatus() {
        return lastStatus;
    }
}
