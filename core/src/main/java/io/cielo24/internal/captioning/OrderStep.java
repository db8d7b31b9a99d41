package io.cielo24.internal.captioning;

import io.cielo24.ApiException;
import io.cielo24.NetworkException;
import io.cielo24.OrderStoppedException;
import io.cielo24.OrderStoppedException.Reason;
import io.cielo24.OutcomeUnknownException;
import io.cielo24.captioning.CaptioningEvent.Ordered;
import io.cielo24.captioning.JournalEntry;
import io.cielo24.captioning.Step;
import io.cielo24.internal.Backoff;
import io.cielo24.job.Job;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The third step: the transcription is ordered after this, once. It is what is billed, and the service takes a second order
 * for the same job, so nothing is sent before the job has shown that nothing was ordered.
 *
 * <p>The one look that is enough right before ordering is ours if our media was accepted, as then nobody else orders.
 * Otherwise, and after an answer was lost, the job is watched for the time to settle.
 */
final class OrderStep {

    private final Services services;
    private final LookUps lookUps;
    private final Pauses pauses;

    OrderStep(Services services, LookUps lookUps, Pauses pauses) {
        this.services = services;
        this.lookUps = lookUps;
        this.pauses = pauses;
    }

    /** Orders, unless that was done; returns the job as it was seen last. */
    Mono<Job> go(Work work) {
        return Mono.defer(() -> {
            Step step = work.entry().step();
            if (step.reached(Step.ORDERED)) {
                return lookUps.info(work.jobId()).doOnNext(job -> tell(work, false));
            }
            if (step == Step.CLEARED) {
                return look(work, true, true)
                        .flatMap(job -> Evidence.of(job, true) == Evidence.UNCLEAR
                                ? order(work, job, 1)
                                : decide(work, job, true, 1, null));
            }
            boolean ours = work.entry().mediaAccepted() && step != Step.ORDERING;
            return look(work, ours, ours).flatMap(job -> decide(work, job, ours, 1, null));
        });
    }

    /** The job, seen once, or watched until something shows. */
    private Mono<Job> look(Work work, boolean once, boolean unexpected) {
        if (once) {
            return work.made() ? lookUps.infoOfNewJob(work.jobId()) : lookUps.info(work.jobId());
        }
        return lookUps.watchLonger(
                lookUps.info(work.jobId()), job -> Evidence.of(job, unexpected) != Evidence.NOT_ORDERED);
    }

    private Mono<Job> decide(Work work, Job job, boolean unexpected, int attempt, @Nullable Throwable failure) {
        return switch (Evidence.of(job, unexpected)) {
            case ORDERED ->
                work.write(work.entry().ordered(null))
                        .doOnSuccess(written -> tell(work, failure != null))
                        .thenReturn(job);
            case ENDED -> Mono.just(job);
            case UNCLEAR -> Mono.error(unclear(work, job, failure));
            case NOT_ORDERED -> failure == null ? order(work, job, attempt) : afterPause(work, attempt, failure);
        };
    }

    /** Orders once more, after a pause and another look: the pause may be a long one. */
    private Mono<Job> afterPause(Work work, int attempt, Throwable failure) {
        return pauses.again(
                attempt,
                failure,
                Mono.defer(() -> look(work, true, false)
                        .flatMap(job -> Evidence.of(job, false) == Evidence.NOT_ORDERED
                                ? order(work, job, attempt + 1)
                                : decide(work, job, false, attempt, failure))));
    }

    private Mono<Job> order(Work work, Job job, int attempt) {
        JournalEntry entry = work.entry();
        return work.write(entry.at(Step.ORDERING))
                .then(services.once()
                        .performTranscription(work.jobId(), work.order().order()))
                .map(Outcome::of)
                .onErrorResume(error -> Mono.just(Outcome.failed(error)))
                .flatMap(outcome -> {
                    if (outcome.value() != null) {
                        return work.write(entry.ordered(outcome.value().id()))
                                .doOnSuccess(written -> tell(work, true))
                                .thenReturn(job);
                    }
                    return failed(work, attempt, outcome.failure());
                });
    }

    private Mono<Job> failed(Work work, int attempt, Throwable error) {
        if (error instanceof OutcomeUnknownException) {
            return look(work, false, false).flatMap(job -> decide(work, job, false, attempt, error));
        }
        JournalEntry notOrdered = work.entry().at(Step.SENT);
        if (error instanceof NetworkException || Backoff.turnedAway(error)) {
            // Nothing was sent, or it was turned away before anything was done with it.
            return work.write(notOrdered).then(Mono.defer(() -> afterPause(work, attempt, error)));
        }
        if (error instanceof ApiException) {
            // Refused, perhaps since it is ordered by now; if not, these are the service's words about our order.
            return look(work, true, false)
                    .flatMap(job -> Evidence.of(job, false) == Evidence.ORDERED
                            ? decide(work, job, false, attempt, error)
                            : work.fail(notOrdered, error));
        }
        return Mono.error(error);
    }

    private static void tell(Work work, boolean now) {
        work.run().tell(new Ordered(work.order(), work.jobId(), now));
    }

    private static OrderStoppedException unclear(Work work, Job job, @Nullable Throwable cause) {
        return new OrderStoppedException(
                Reason.ORDER_UNCLEAR,
                work.key().externalId(),
                List.of(work.jobId()),
                "whether job " + work.jobId() + " was ordered cannot be told from what the service shows ("
                        + Evidence.described(job) + "). Look at the job on the service's pages, or at its bill",
                "Then say what you found with Captioning.record(order, \"" + work.jobId()
                        + "\", ordered), and submit the order again",
                cause);
    }
}
