package io.cielo24.maven;

import io.cielo24.captioning.JournalEntry;
import io.cielo24.captioning.Step;
import io.cielo24.job.Job;
import io.cielo24.job.JobFilter;
import io.cielo24.job.JobOperations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What an upload is going to do, found out without changing anything. */
final class UploadPlan {

    /** At the same time. */
    private static final int LOOK_UPS = 4;

    private final List<Known> known;
    private final List<Open> open;

    private UploadPlan(List<Known> known, List<Open> open) {
        this.known = known;
        this.open = open;
    }

    /** A media that was ordered, as the lock remembers. */
    record Known(Medium medium, JournalEntry entry) {}

    /**
     * A media that is yet to be ordered.
     *
     * @param jobId its job as far as it is known, {@code null} if it is to be made
     * @param ordered whether the service shows that it was ordered elsewhere
     */
    private record Open(Medium medium, @Nullable String jobId, boolean ordered) {}

    static UploadPlan of(List<Medium> media, Function<Medium, Optional<JournalEntry>> entries) {
        List<Known> known = new ArrayList<>();
        Map<String, Open> open = new LinkedHashMap<>();
        for (Medium medium : media) {
            Optional<JournalEntry> entry = entries.apply(medium);
            if (entry.isPresent() && entry.get().step().reached(Step.ORDERED)) {
                known.add(new Known(medium, entry.get()));
            } else {
                String jobId = entry.map(JournalEntry::jobId).orElse(null);
                open.putIfAbsent(medium.key().externalId(), new Open(medium, jobId, false));
            }
        }
        return new UploadPlan(List.copyOf(known), List.copyOf(open.values()));
    }

    /** The same, with what the service has of it. */
    Mono<UploadPlan> lookUp(JobOperations jobs) {
        return Flux.fromIterable(open)
                .flatMapSequential(one -> one.jobId() != null ? Mono.just(one) : lookUp(jobs, one.medium()), LOOK_UPS)
                .collectList()
                .map(looked -> new UploadPlan(known, List.copyOf(looked)));
    }

    private static Mono<Open> lookUp(JobOperations jobs, Medium medium) {
        String externalId = medium.key().externalId();
        return jobs.list(JobFilter.builder().externalId(externalId).build())
                .filter(job -> externalId.equals(job.externalId()))
                .collectList()
                .map(found -> found.isEmpty()
                        ? new Open(medium, null, false)
                        : new Open(medium, found.get(0).jobId(), found.stream().anyMatch(UploadPlan::showsOrder)));
    }

    /** A job has a fidelity once it was ordered. Doubt counts as an order to come, which has to be confirmed. */
    private static boolean showsOrder(Job job) {
        return job.fidelity() != null || job.status().isEnd();
    }

    List<Known> known() {
        return known;
    }

    /** How many were ordered before, and not in vain. */
    int done() {
        return (int)
                known.stream().filter(one -> one.entry().step() != Step.FAILED).count();
    }

    /** What goes through the flow. */
    List<Medium> open() {
        return open.stream().map(Open::medium).toList();
    }

    /** What would be billed. */
    List<Medium> billed() {
        return open.stream().filter(one -> !one.ordered()).map(Open::medium).toList();
    }

    List<Medium> withoutJob() {
        return open.stream()
                .filter(one -> one.jobId() == null)
                .map(Open::medium)
                .toList();
    }

    /** What would happen, a line for each media. */
    List<String> lines() {
        return open.stream()
                .map(one -> one.medium() + " (" + Amounts.bytes(one.medium().size()) + "): "
                        + (one.ordered()
                                ? "take up job " + one.jobId() + ", which was ordered elsewhere"
                                : one.jobId() != null
                                        ? "go on with job " + one.jobId() + " and order"
                                        : "make a job, send the media, order"))
                .toList();
    }
}
