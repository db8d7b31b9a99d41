package io.cielo24.captioning;

import io.cielo24.job.Job;
import java.time.Duration;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The whole job as one flow: find or make the job, send the media, order the transcription, wait, fetch. Survives lost
 * answers, crashes and restarts without ordering twice: every step is written to the {@link Journal} before and after,
 * and what a lost answer leaves open is looked up at the service.
 *
 * <pre>{@code
 * try (Journal journal = Journal.in(Path.of("captions", ".cielo24"))) {
 *     Captioning captioning = client.captioning(CaptioningSettings.with(journal));
 *     CaptionOrder order = CaptionOrder.builder(
 *                     CaptionMedia.file(Path.of("lecture.mp4")), TranscriptionOrder.of(Fidelity.PREMIUM))
 *             .results(Results.builder().captions(CaptionFormat.WEB_VTT).into(Path.of("captions")).build())
 *             .build();
 *     captioning.caption(order).block();
 * }
 * }</pre>
 *
 * <p>Every publisher is cold. Cancelling stops the flow where it stands: what is under way is left for the next run to look
 * up, and nothing is lost. Events and results arrive on threads that must not be blocked. Failures are those of {@link
 * io.cielo24.Cielo24Exception}.
 *
 * <p>What it relies on: the service refuses a second job with the same {@code external_id}, refuses a second media for a
 * job, and shows with {@code job/info} whether a job has a media and was ordered. The service cannot refuse a second order
 * for one job, so two machines with separate journals that work on the same order at the same time are kept apart by the
 * media: whose media was accepted, orders; the other watches for {@link CaptioningSettings#settle()} and orders only if
 * nobody else did.
 */
public interface Captioning {

    /**
     * Captions one media from beginning to end.
     *
     * @param order what to caption
     * @return the outcome; fails if the order cannot be brought to its end
     */
    Mono<CaptionOutcome> caption(CaptionOrder order);

    /**
     * Captions many media. An order that fails is an event; the others go on.
     *
     * @param orders asked for as capacity becomes free, so there may be any number of them
     * @return the events of all, mixed; each order's last is {@link CaptioningEvent.Done} or {@link CaptioningEvent.Failed}.
     *     Fails only if {@code orders} does, after those that were taken have ended
     */
    Flux<CaptioningEvent> captionAll(Publisher<? extends CaptionOrder> orders);

    /**
     * Orders one media and does not wait for it.
     *
     * @param order what to caption
     * @return the outcome without results, its job as it was seen last before ordering; fails if the media could not be
     *     ordered
     */
    Mono<CaptionOutcome> submit(CaptionOrder order);

    /**
     * Orders many media and does not wait for them. An order that fails is an event; the others go on.
     *
     * @param orders asked for as capacity becomes free
     * @return the events of all, mixed; each order's last is {@link CaptioningEvent.Done} or {@link CaptioningEvent.Failed}
     */
    Flux<CaptioningEvent> submitAll(Publisher<? extends CaptionOrder> orders);

    /**
     * Looks an order up, in the journal and at the service, and changes nothing.
     *
     * @param order what may have been ordered
     * @return the job, empty if there is none. {@link io.cielo24.OrderStoppedException} if there are several
     */
    Mono<Job> find(CaptionOrder order);

    /**
     * Looks for the newest attempt at an order, in the journal and at the service, and changes nothing. An order is attempted
     * more than once only where somebody asked for that, see {@link #anew}.
     *
     * @param order what may have been ordered; its own attempt is the first that is looked for
     * @return the newest attempt that anybody has begun; the order's own if nobody has. {@link
     *     io.cielo24.OrderStoppedException} if an attempt has several jobs
     */
    Mono<CaptionAttempt> latest(CaptionOrder order);

    /**
     * Prepares to order anew what has failed: the service could not process the media (Media Failure), or the job was
     * deleted. Nothing is ordered by this; submit the order that it gives, which is billed. As the failed job is named, and
     * not the media, the same call twice gives the same order, and a job that is under way or done is never replaced.
     *
     * @param order what was ordered
     * @param failedJobId the job that failed; the service is asked whether it has
     * @return the next attempt at the order; the newest attempt if the named job belongs to an earlier one, as it was
     *     ordered anew before. {@link io.cielo24.OrderStoppedException} if the job has not failed, or is not the order's
     */
    Mono<CaptionOrder> anew(CaptionOrder order, String failedJobId);

    /**
     * Waits until a job is done, for as long as the {@link WaitPolicy} says.
     *
     * @param jobId 32 hex digits
     * @return the job, Complete. {@link io.cielo24.JobFailedException} if it ended otherwise or was deleted, {@link
     *     io.cielo24.WaitEndedException} if the deadline passed; the job then goes on
     */
    Mono<Job> await(String jobId);

    /**
     * Waits until a job is done, up to a deadline of its own.
     *
     * @param jobId 32 hex digits
     * @param deadline 1 millisecond to 100 days, measured from the subscription
     * @return as above
     */
    Mono<Job> await(String jobId, Duration deadline);

    /**
     * Fetches what an order wants from its job, now.
     *
     * @param order tells the results
     * @param jobId the order's job, Complete
     * @return the outcome
     */
    Mono<CaptionOutcome> fetch(CaptionOrder order, String jobId);

    /**
     * Takes a callback of the service: whoever waits for that job looks at once. A callback that comes before its wait is
     * remembered for it. Does not block.
     *
     * @param callback as {@link CallbackAddress#read} gave it
     */
    void deliver(Callback callback);

    /**
     * Writes down what a person has found out about an order that was stopped, so that the next run goes on from there.
     *
     * @param order which was stopped
     * @param jobId its job
     * @param ordered {@code true} if the job was ordered, so that it is waited for; {@code false} if it was not, so that it
     *     is ordered without another look
     * @return completes when it is written
     */
    Mono<Void> record(CaptionOrder order, String jobId, boolean ordered);
}
