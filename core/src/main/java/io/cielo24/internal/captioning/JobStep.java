package io.cielo24.internal.captioning;

import io.cielo24.ApiException;
import io.cielo24.NetworkException;
import io.cielo24.OrderStoppedException;
import io.cielo24.OrderStoppedException.Reason;
import io.cielo24.OutcomeUnknownException;
import io.cielo24.captioning.CaptioningEvent.Found;
import io.cielo24.captioning.CaptioningEvent.Origin;
import io.cielo24.captioning.JournalEntry;
import io.cielo24.captioning.Step;
import io.cielo24.internal.Backoff;
import io.cielo24.internal.captioning.LookUps.Seen;
import io.cielo24.job.Job;
import io.cielo24.job.NewJob;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The first step: finds the order's job, or makes it. After this the entry names the job.
 *
 * <p>A job is made with the order's external id and {@code is_duplicate=false}: should two machines try at once, or an
 * answer be lost, the service itself keeps it one job, and whoever was refused or left without an answer finds it in the
 * list.
 */
final class JobStep {

    private final Services services;
    private final LookUps lookUps;
    private final Pauses pauses;
    private final boolean newJobs;

    JobStep(Services services, LookUps lookUps, Pauses pauses, boolean newJobs) {
        this.services = services;
        this.lookUps = lookUps;
        this.pauses = pauses;
        this.newJobs = newJobs;
    }

    /**
     * Finds or makes the job.
     *
     * @param there what the journal remembers, {@code null} if nothing
     * @param others external ids of other orders for the same media
     */
    Mono<Void> go(Work work, @Nullable JournalEntry there, List<String> others) {
        if (there != null && !there.key().equals(work.key())) {
            return Mono.error(keyInUse(work));
        }
        if (there == null || there.step() == Step.PLANNED) {
            work.run()
                    .entered(JournalEntry.planned(
                            work.key(), work.order().media().displayName(), Identity.product(work.order())));
            return look(work).flatMap(seen -> seen.there() ? adopt(work, seen.value()) : make(work, others));
        }
        work.run().entered(there);
        if (there.step() == Step.CREATING) {
            return lookUps.watch(look(work), Seen::there)
                    .flatMap(seen -> seen.there() ? adopt(work, seen.value()) : make(work, others));
        }
        return Mono.fromRunnable(() -> work.run().tell(found(work, Origin.JOURNAL, there.jobId(), List.of())));
    }

    private Mono<Seen<Job>> look(Work work) {
        return lookUps.byExternalId(work.order(), work.key()).map(Seen::of).defaultIfEmpty(Seen.nothing());
    }

    private Mono<Void> adopt(Work work, Job job) {
        return work.write(work.entry().withJob(job.jobId(), Step.CREATED))
                .doOnSuccess(written -> work.run().tell(found(work, Origin.SERVICE, job.jobId(), List.of())));
    }

    private Mono<Void> make(Work work, List<String> others) {
        if (!newJobs) {
            return Mono.error(noJob(work));
        }
        work.run().tell(found(work, Origin.NEW, null, others));
        return create(work, 1);
    }

    private Mono<Void> create(Work work, int attempt) {
        JournalEntry entry = work.entry();
        NewJob job = work.order().job().toBuilder()
                .externalId(work.key().externalId())
                .duplicate(false)
                .build();
        return work.write(entry.at(Step.CREATING))
                .then(services.jobs().create(job))
                .map(Outcome::of)
                .onErrorResume(error -> Mono.just(Outcome.failed(error)))
                .flatMap(outcome -> {
                    if (outcome.value() != null) {
                        work.markMade();
                        return work.write(entry.withJob(outcome.value().jobId(), Step.CREATED));
                    }
                    return failed(work, entry, attempt, outcome.failure());
                });
    }

    private Mono<Void> failed(Work work, JournalEntry entry, int attempt, Throwable error) {
        if (error instanceof OutcomeUnknownException) {
            return lookUps.watch(look(work), Seen::there)
                    .flatMap(seen -> seen.there()
                            ? work.write(entry.withJob(seen.value().jobId(), Step.CREATED))
                            : pauses.again(attempt, error, Mono.defer(() -> create(work, attempt + 1))));
        }
        if (Backoff.turnedAway(error)) {
            return work.write(entry.at(Step.PLANNED))
                    .then(pauses.again(attempt, error, Mono.defer(() -> create(work, attempt + 1))));
        }
        if (error instanceof ApiException refusal) {
            // Refused, perhaps since there is such a job by now: another machine's, or our own of a lost answer.
            Mono<Seen<Job>> look =
                    attempt > 1 || speaksOfDuplicates(refusal) ? lookUps.watch(look(work), Seen::there) : look(work);
            return look.flatMap(seen -> seen.there()
                    ? work.write(entry.withJob(seen.value().jobId(), Step.CREATED))
                    : work.fail(entry.at(Step.PLANNED), error));
        }
        return error instanceof NetworkException
                ? work.fail(entry.at(Step.PLANNED), error) // nothing was sent
                : Mono.error(error);
    }

    private static boolean speaksOfDuplicates(ApiException refusal) {
        String words = refusal.comment().toLowerCase(Locale.ROOT);
        return words.contains("external") || words.contains("duplicate") || words.contains("already");
    }

    private static Found found(Work work, Origin origin, @Nullable String jobId, List<String> others) {
        return new Found(work.order(), origin, work.key().externalId(), jobId, others);
    }

    private static OrderStoppedException keyInUse(Work work) {
        return new OrderStoppedException(
                Reason.KEY_IN_USE,
                work.key().externalId(),
                List.of(),
                "the journal remembers another order under this key",
                "Give this order a key of its own",
                null);
    }

    private static OrderStoppedException noJob(Work work) {
        return new OrderStoppedException(
                Reason.NO_JOB,
                work.key().externalId(),
                List.of(),
                "there is no job for it, and this flow was told to make none",
                "Allow new jobs, or submit it elsewhere first",
                null);
    }
}
