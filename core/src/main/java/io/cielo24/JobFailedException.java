package io.cielo24;

/** The job ended without a result, such as with status {@code Media Failure}, or because somebody deleted it. */
public final class JobFailedException extends Cielo24Exception {

    /** What stands in place of a status for a job that the service does not know any more. */
    public static final String DELETED = "deleted";

    private static final long serialVersionUID = 1L;

    private final String jobId;
    private final String status;

    /**
     * A failed job.
     *
     * @param jobId the job
     * @param status the service's text, or {@link #DELETED}
     * @param hint what to do, for a person
     */
    public JobFailedException(String jobId, String status, String hint) {
        super("job " + jobId + " ended as '" + status + "': " + hint, null);
        this.jobId = jobId;
        this.status = status;
    }

    /**
     * The job that failed.
     *
     * @return its id
     */
    public String jobId() {
        return jobId;
    }

    /**
     * How it ended.
     *
     * @return the service's text, or {@link #DELETED}
     */
    public String status() {
        return status;
    }
}
