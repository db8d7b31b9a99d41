package io.cielo24.job;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Jobs: making, ordering, looking up. Every publisher is cold: subscribing makes the call, each subscription one of its
 * own; cancelling ends it. Results arrive on threads of the transport, which must not be blocked. Errors are those of
 * {@link io.cielo24.Cielo24Exception}; a call that may bill is never repeated when its outcome is unknown, and then fails
 * with {@link io.cielo24.OutcomeUnknownException}.
 */
public interface JobOperations {

    /**
     * Makes a job ({@code new}).
     *
     * @param job its name, language and so on
     * @return the new job's id
     */
    Mono<NewJobReceipt> create(NewJob job);

    /**
     * Authorizes a job that waits for it ({@code authorize}). A job that does not wait is left alone, which is success.
     *
     * @param jobId 32 hex digits
     * @return completes when the service has taken it
     */
    Mono<Void> authorize(String jobId);

    /**
     * Looks a job up ({@code info}).
     *
     * @param jobId 32 hex digits
     * @return the job as it is now
     */
    Mono<Job> info(String jobId);

    /**
     * Lists jobs, newest first ({@code list}). The service knows no pages: the answer holds every job that the filter lets
     * through, and is decoded as it arrives, so that memory holds one job at a time however many there are. The deadline of
     * {@link io.cielo24.Timeouts} does not apply, as the subscriber sets the pace; the stall limit does.
     *
     * @param filter which jobs; {@link JobFilter#all()} for all
     * @return the jobs; demand reaches the socket, and cancelling, such as by {@code take(1)}, closes the connection
     */
    Flux<Job> list(JobFilter filter);

    /**
     * Deletes a job ({@code delete}).
     *
     * @param jobId 32 hex digits
     * @return the receipt
     */
    Mono<Task> delete(String jobId);

    /**
     * Sets the caller's own references on a job ({@code update_metadata}).
     *
     * @param jobId 32 hex digits
     * @param referenceId not blank
     * @param requestorId not blank
     * @return the receipt; empty where the service sends none
     */
    Mono<Task> updateMetadata(String jobId, String referenceId, String requestorId);

    /**
     * Orders the transcription of a job's media ({@code perform_transcription}). <b>This is what is billed.</b>
     *
     * @param jobId 32 hex digits
     * @param order fidelity, priority and so on
     * @return the receipt
     */
    Mono<Task> performTranscription(String jobId, TranscriptionOrder order);
}
