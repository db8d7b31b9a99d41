package io.cielo24.internal.captioning;

import io.cielo24.JobFailedException;
import io.cielo24.OrderStoppedException;
import io.cielo24.OrderStoppedException.Reason;
import io.cielo24.captioning.CaptionAttempt;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.Journal;
import io.cielo24.captioning.JournalEntry;
import io.cielo24.captioning.OrderKey;
import io.cielo24.captioning.Step;
import io.cielo24.job.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Finds the newest attempt at an order, and says which is next.
 *
 * <p>Each attempt is an order with an external id of its own, which is made of the media, the terms and the attempt's
 * number. So no counter has to be kept anywhere: whoever knows the media finds all attempts, with a journal or without.
 */
final class Attempts {

    private final Journal journal;
    private final LookUps lookUps;
    private final Placing placing;
    private final Disk disk;
    private final Hashing hashing;

    Attempts(Journal journal, LookUps lookUps, Placing placing, Disk disk, Hashing hashing) {
        this.journal = journal;
        this.lookUps = lookUps;
        this.placing = placing;
        this.disk = disk;
        this.hashing = hashing;
    }

    /** The newest that anybody has begun. */
    Mono<CaptionAttempt> latest(CaptionOrder order) {
        return hashing.key(order)
                .flatMap(key -> disk.call(() -> CaptionAttempt.inJournal(order, key.mediaId(), journal))
                        .flatMap(newest -> disk.call(() -> before(newest, key.mediaId()))
                                .flatMap(earlier -> walk(newest, key.mediaId(), earlier))));
    }

    /** The jobs of the attempts before this one that the journal knows. */
    private List<String> before(CaptionOrder newest, String mediaId) {
        List<String> jobs = new ArrayList<>();
        for (int number = 1; number < newest.attempt(); number++) {
            journal.read(Identity.key(attempt(newest, number), mediaId))
                    .map(JournalEntry::jobId)
                    .ifPresent(jobs::add);
        }
        return jobs;
    }

    private static CaptionOrder attempt(CaptionOrder order, int number) {
        return order.toBuilder().attempt(number).build();
    }

    /** What journal and service know of one attempt. */
    private record Look(CaptionAttempt attempt, boolean begun) {}

    private Mono<CaptionAttempt> walk(CaptionOrder order, String mediaId, List<String> earlier) {
        return look(order, mediaId, earlier).flatMap(look -> {
            CaptionAttempt here = look.attempt();
            if (order.key().isPresent() || look.begun() && !here.isFailed()) {
                return Mono.just(here);
            }
            // The next may be there though this one is not: a job that failed may be deleted once it was ordered anew.
            List<String> passed = new ArrayList<>(earlier);
            Optional.ofNullable(here.jobId()).ifPresent(passed::add);
            CaptionOrder next = attempt(order, order.attempt() + 1);
            return look(next, mediaId, passed)
                    .flatMap(after -> !after.begun()
                            ? Mono.just(here)
                            : after.attempt().isFailed() ? walk(next, mediaId, passed) : Mono.just(after.attempt()));
        });
    }

    private Mono<Look> look(CaptionOrder order, String mediaId, List<String> earlier) {
        OrderKey key = Identity.key(order, mediaId);
        return disk.call(() -> journal.read(key)).flatMap(entry -> {
            String jobId = entry.map(JournalEntry::jobId).orElse(null);
            Mono<Optional<Job>> job = jobId != null
                    ? lookUps.info(jobId)
                            .map(Optional::of)
                            .onErrorResume(JobFailedException.class, gone -> Mono.just(Optional.empty()))
                    : lookUps.byExternalId(order, key).map(Optional::of).defaultIfEmpty(Optional.empty());
            return job.map(seen -> {
                String id = seen.map(Job::jobId).orElse(jobId);
                return new Look(
                        new CaptionAttempt(order, key, id, seen.orElse(null), earlier),
                        entry.isPresent() || id != null);
            });
        });
    }

    /** The attempt after the one whose job failed; the newest, if that is one before. */
    Mono<CaptionOrder> anew(CaptionOrder order, String failedJobId) {
        return latest(order).flatMap(newest -> {
            if (!failedJobId.equals(newest.jobId())) {
                return newest.earlierJobs().contains(failedJobId)
                        ? Mono.just(newest.order())
                        : Mono.error(refused(newest, failedJobId, "job " + failedJobId + " is no job of this order"));
            }
            if (order.key().isPresent()) {
                return Mono.error(new IllegalArgumentException(
                        "an order with a key of its own has no attempts; choose another key"));
            }
            if (!newest.isFailed()) {
                return Mono.error(refused(
                        newest,
                        failedJobId,
                        "job " + failedJobId + " is '"
                                + Objects.requireNonNull(newest.job()).status() + "', so it has not failed"));
            }
            return retired(newest, failedJobId)
                    .thenReturn(attempt(newest.order(), newest.order().attempt() + 1));
        });
    }

    /** Written down, so that the journal knows the attempt that failed beside the one that comes. */
    private Mono<Void> retired(CaptionAttempt failed, String jobId) {
        Run run = new Run(failed.order(), event -> {});
        run.identified(failed.key());
        String status = status(failed.job());
        return placing.holding(
                run,
                work -> disk.call(() -> journal.read(failed.key())).flatMap(there -> {
                    JournalEntry known = there.orElseGet(() -> JournalEntry.planned(
                            failed.key(), failed.order().media().displayName(), Identity.product(failed.order())));
                    JournalEntry ended = known.withJob(jobId, Step.FAILED).status(status, Step.FAILED);
                    return ended.equals(known) ? Mono.<Void>empty() : work.write(ended);
                }));
    }

    private static String status(@Nullable Job job) {
        return job == null ? JobFailedException.DELETED : job.status().text();
    }

    private static OrderStoppedException refused(CaptionAttempt newest, String failedJobId, String why) {
        return new OrderStoppedException(
                Reason.NOT_FAILED,
                newest.key().externalId(),
                List.of(failedJobId),
                why,
                "Only an order whose job has ended without a result is ordered anew",
                null);
    }
}
