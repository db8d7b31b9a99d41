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
     * Changes a job that still waits for authorization ({@code modify}); the service refuses it for any other.
     *
     * @param jobId 32 hex digits
     * @param changes at least one
     * @return completes when it is changed
     */
    Mono<Void> modify(String jobId, JobChanges changes);

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
     * Looks up the jobs that belong together with one ({@code list_related}), such as its translations. Not on the
     * sandbox.
     *
     * @param jobId 32 hex digits, of any of them
     * @return the job that leads, and the others
     */
    Mono<RelatedJobs> related(String jobId);

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

    /**
     * Gives guidelines of the customer's own to the people who transcribe a job ({@code add_custom_guidelines}, in the
     * form that fits: from a URL, or as an upload). The order then has to set {@link
     * TranscriptionOptions.Builder#customSpecialHandling}. Not on the sandbox.
     *
     * @param jobId 32 hex digits
     * @param guidelines a URL, a text or a text file
     * @return how they were stored. {@link io.cielo24.LocalMediaException} if a file cannot be read
     */
    Mono<GuidelinesReceipt> addGuidelines(String jobId, Guidelines guidelines);

    /**
     * Orders translations of a finished job ({@code translate}). <b>This is billed.</b> Not on the sandbox.
     *
     * @param jobId 32 hex digits
     * @param order the languages
     * @return the new jobs
     */
    Mono<TranslationReceipt> translate(String jobId, TranslationOrder order);

    /**
     * Orders a higher fidelity for a finished job of mechanical or premium fidelity ({@code uplevel}). <b>This is
     * billed.</b> Not on the sandbox.
     *
     * @param jobId 32 hex digits
     * @param order how; {@link UplevelOrder#plain()} for the account's settings
     * @return the new job
     */
    Mono<UpleveledJob> uplevel(String jobId, UplevelOrder order);

    /**
     * Orders a video with the captions burnt into its picture ({@code burn_in_caption}). <b>This is billed.</b>
     *
     * @param jobId 32 hex digits
     * @return completes when the order is taken; the video comes later
     */
    Mono<Void> burnInCaptions(String jobId);

    /**
     * Orders a video with the captions burnt into its picture, and a message when it is there ({@code burn_in_caption}
     * with {@code send_to_email}). <b>This is billed.</b>
     *
     * @param jobId 32 hex digits
     * @param sendToEmail the address
     * @return completes when the order is taken; the video comes later
     */
    Mono<Void> burnInCaptions(String jobId, String sendToEmail);

    /**
     * Adds up what the account has used ({@code aggregate_statistics}).
     *
     * @param request what to count, over what time; {@link StatisticsRequest#all()} for the service's default
     * @return the figures
     */
    Mono<Statistics> statistics(StatisticsRequest request);
}
