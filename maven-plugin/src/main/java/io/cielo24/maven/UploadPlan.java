package io.cielo24.maven;

import io.cielo24.JobFailedException;
import io.cielo24.OrderStoppedException;
import io.cielo24.captioning.CaptionAttempt;
import io.cielo24.captioning.Captioning;
import io.cielo24.captioning.JournalEntry;
import io.cielo24.captioning.Step;
import io.cielo24.job.Job;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
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
        this.known = List.copyOf(known);
        this.open = List.copyOf(open);
    }

    /**
     * A media that was ordered, as the lock remembers.
     *
     * @param earlierJobs that failed before
     */
    record Known(Medium medium, JournalEntry entry, List<String> earlierJobs) {}

    /** What is to be done for a media that is not known to be ordered well. */
    enum Need {
        /** A job, the media sent, an order. */
        JOB,
        /** The job that is there, to be brought to its order. */
        ORDER,
        /** Nothing but to take up the job, which was ordered elsewhere. */
        NOTHING,
        /** A word of the user, as its job has failed. */
        WORD,
        /** Another job, as the user has named the one that failed. */
        ANOTHER
    }

    /**
     * A media of which the lock does not say that it was ordered well.
     *
     * @param jobId its job as far as it is known, {@code null} if it is to be made
     * @param status of that job, as the service said it last
     * @param earlierJobs that failed before
     */
    record Open(Medium medium, Need need, @Nullable String jobId, String status, List<String> earlierJobs) {

        private Open anew() {
            return new Open(medium, Need.ANOTHER, jobId, status, earlierJobs);
        }

        /** The job, where there has to be one. */
        String job() {
            return String.valueOf(jobId);
        }
    }

    static UploadPlan of(List<Medium> media, Lock lock, Reorders reorders) {
        List<Known> known = new ArrayList<>();
        Map<String, Open> open = new LinkedHashMap<>();
        for (Medium medium : media) {
            JournalEntry entry = MediaMojo.entry(lock, medium).orElse(null);
            if (entry != null
                    && entry.step().reached(Step.ORDERED)
                    && entry.step() != Step.FAILED
                    && !reorders.names(entry.jobId())) {
                known.add(new Known(medium, entry, earlierJobs(lock, medium)));
            } else {
                open.putIfAbsent(medium.key().externalId(), new Open(medium, Need.JOB, null, "", List.of()));
            }
        }
        return new UploadPlan(known, List.copyOf(open.values()));
    }

    /** Jobs of other attempts at the same order. */
    private static List<String> earlierJobs(Lock lock, Medium medium) {
        return lock.ofMedia(medium.key().mediaId()).stream()
                .filter(entry -> entry.key().orderId().equals(medium.key().orderId()))
                .filter(entry -> !entry.key().equals(medium.key()))
                .flatMap(entry -> Stream.ofNullable(entry.jobId()))
                .toList();
    }

    /** The same, with what the service has of it. */
    Mono<UploadPlan> lookUp(Captioning flow) {
        return Flux.fromIterable(open)
                .flatMapSequential(one -> lookUp(flow, one.medium()), LOOK_UPS)
                .collectList()
                .map(looked -> new UploadPlan(known, looked));
    }

    private static Mono<Open> lookUp(Captioning flow, Medium medium) {
        return flow.latest(medium.order())
                .map(attempt -> new Open(
                        medium.at(attempt),
                        need(attempt),
                        attempt.jobId(),
                        attempt.job() == null
                                ? JobFailedException.DELETED
                                : attempt.job().status().text(),
                        attempt.earlierJobs()))
                // The flow says the same of it, and the others go on.
                .onErrorResume(
                        OrderStoppedException.class,
                        stopped -> Mono.just(new Open(medium, Need.NOTHING, null, "", List.of())));
    }

    private static Need need(CaptionAttempt attempt) {
        if (attempt.jobId() == null) {
            return Need.JOB;
        }
        Job job = attempt.job();
        if (job == null || attempt.isFailed()) {
            return Need.WORD;
        }
        // A job has a fidelity once it was ordered. Doubt counts as an order to come, which has to be confirmed.
        return job.fidelity() != null || job.status().isEnd() ? Need.NOTHING : Need.ORDER;
    }

    /**
     * The same, with the user's word on jobs that failed.
     *
     * @param before told of media and jobs that were ordered anew before
     * @throws MojoExecutionException if a job has not failed, or is of no media here
     */
    UploadPlan with(Reorders reorders, BiConsumer<Medium, String> before) throws MojoExecutionException {
        List<Open> all = new ArrayList<>(open);
        for (String id : reorders.jobIds()) {
            Optional<Open> named =
                    all.stream().filter(one -> id.equals(one.jobId())).findFirst();
            if (named.isPresent()) {
                if (named.get().need() != Need.WORD) {
                    throw new MojoExecutionException("cielo24.reorder names job " + id + " of "
                            + named.get().medium() + ", which is '"
                            + named.get().status()
                            + "': only a job that failed is ordered anew. Nothing was ordered");
                }
                all.replaceAll(one -> id.equals(one.jobId()) ? one.anew() : one);
            } else {
                before.accept(replaced(id), id);
            }
        }
        return new UploadPlan(known, all);
    }

    private Medium replaced(String jobId) throws MojoExecutionException {
        Stream<Medium> later = Stream.concat(
                known.stream().filter(one -> one.earlierJobs().contains(jobId)).map(Known::medium),
                open.stream().filter(one -> one.earlierJobs().contains(jobId)).map(Open::medium));
        return later.findFirst()
                .orElseThrow(() -> new MojoExecutionException("cielo24.reorder names job " + jobId
                        + ", which is of no media here, or was ordered on other terms. Nothing was ordered"));
    }

    List<Known> known() {
        return known;
    }

    /** What needs a word of the user first. */
    List<Open> failed() {
        return open.stream().filter(one -> one.need() == Need.WORD).toList();
    }

    /** What goes through the flow. */
    List<Open> open() {
        return open.stream().filter(one -> one.need() != Need.WORD).toList();
    }

    /** What would be billed. */
    List<Medium> billed() {
        return open().stream()
                .filter(one -> one.need() != Need.NOTHING)
                .map(Open::medium)
                .toList();
    }

    List<Medium> withoutJob() {
        return open.stream()
                .filter(one -> one.need() == Need.JOB || one.need() == Need.ANOTHER)
                .map(Open::medium)
                .toList();
    }

    /** What would happen, a line for each media. */
    List<String> lines() {
        return open().stream()
                .map(one -> one.medium() + " (" + Amounts.bytes(one.medium().size()) + "): " + line(one))
                .toList();
    }

    private static String line(Open one) {
        return switch (one.need()) {
            case NOTHING -> "take up job " + one.jobId() + ", which was ordered elsewhere";
            case ORDER -> "go on with job " + one.jobId() + " and order";
            case JOB -> "make a job, send the media, order";
            case ANOTHER ->
                "order anew, as job " + one.jobId() + " is '" + one.status()
                        + "': make another job, send the media, order";
            case WORD -> throw new IllegalArgumentException("nothing is done before the user's word");
        };
    }
}
