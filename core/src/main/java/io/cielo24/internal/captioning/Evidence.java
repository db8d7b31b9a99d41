package io.cielo24.internal.captioning;

import io.cielo24.job.Job;
import io.cielo24.job.JobStatus;

/**
 * What a job, as {@code job/info} shows it, says about orders and media.
 *
 * <p>An order leaves two marks: the job leaves its first state, and it shows the fidelity that was ordered. A job in a
 * first state without fidelity was not ordered. What fits neither is for a person to judge.
 */
enum Evidence {
    /** It was ordered. */
    ORDERED,
    /** It was not ordered. */
    NOT_ORDERED,
    /** It ended, whether it was ordered or not. */
    ENDED,
    /** It cannot be told. */
    UNCLEAR;

    /**
     * Reads the marks.
     *
     * @param unexpected whether nobody can have ordered it: we made the job, our media was accepted, and we have not tried
     *     to order yet. Marks that may be mere defaults of the service are then not believed
     */
    static Evidence of(Job job, boolean unexpected) {
        JobStatus status = job.status();
        if (status.equals(JobStatus.MEDIA_FAILURE)) {
            return ENDED;
        }
        boolean working = status.equals(JobStatus.IN_PROCESS)
                || status.equals(JobStatus.REVIEWING)
                || status.equals(JobStatus.COMPLETE)
                || job.started() != null
                || job.completed() != null;
        if (working) {
            return ORDERED;
        }
        boolean marked = job.fidelity() != null
                || job.due() != null
                || job.authorized() != null
                || !job.callbackUrls().isEmpty();
        if (marked) {
            return unexpected ? UNCLEAR : ORDERED;
        }
        return status.equals(JobStatus.PENDING) || status.equals(JobStatus.AUTHORIZING) ? NOT_ORDERED : UNCLEAR;
    }

    /** Whether the job shows a media. */
    static boolean hasMedia(Job job) {
        return job.mediaLengthSeconds() != null && job.mediaLengthSeconds().signum() > 0;
    }

    /** The marks, for a person. */
    static String described(Job job) {
        return "status '" + job.status() + "', fidelity "
                + (job.fidelity() == null ? "none" : "'" + job.fidelity() + "'")
                + ", start date " + (job.started() == null ? "none" : job.started())
                + ", due date " + (job.due() == null ? "none" : job.due())
                + ", authorization date " + (job.authorized() == null ? "none" : job.authorized());
    }
}
