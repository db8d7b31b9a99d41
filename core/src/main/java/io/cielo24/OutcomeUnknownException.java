package io.cielo24;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that changes something was sent and no usable answer came back: it may have happened, or not. Repeating it may
 * bill twice, so nothing in this library does; {@link #lookUp()} says how to find out.
 */
public final class OutcomeUnknownException extends Cielo24Exception {

    private static final long serialVersionUID = 1L;

    private final String endpoint;
    private final @Nullable String jobId;
    private final @Nullable String externalId;
    private final String lookUp;

    /**
     * An unknown outcome.
     *
     * @param endpoint the documented path, such as {@code /job/new}
     * @param jobId the job that the call was about, {@code null} if it was to make one
     * @param externalId the external id that the call carried, {@code null} for none
     * @param lookUp how to find out what happened
     * @param cause what cut the answer off
     */
    public OutcomeUnknownException(
            String endpoint, @Nullable String jobId, @Nullable String externalId, String lookUp, Throwable cause) {
        super(
                "the outcome of " + endpoint + (jobId == null ? "" : " for job " + jobId)
                        + (externalId == null ? "" : " with external id " + externalId) + " is unknown: "
                        + cause.getMessage() + ". Do not repeat it before looking it up: " + lookUp,
                cause);
        this.endpoint = endpoint;
        this.jobId = jobId;
        this.externalId = externalId;
        this.lookUp = lookUp;
    }

    /**
     * Which call it was.
     *
     * @return the documented path, such as {@code /job/new}
     */
    public String endpoint() {
        return endpoint;
    }

    /**
     * The job that the call was about.
     *
     * @return its id, empty for a call that was to make a job
     */
    public Optional<String> jobId() {
        return Optional.ofNullable(jobId);
    }

    /**
     * The external id that the call carried; {@code job/list} finds the job by it.
     *
     * @return the external id, empty for none
     */
    public Optional<String> externalId() {
        return Optional.ofNullable(externalId);
    }

    /**
     * How to find out what happened.
     *
     * @return a sentence for a person
     */
    public String lookUp() {
        return lookUp;
    }
}
