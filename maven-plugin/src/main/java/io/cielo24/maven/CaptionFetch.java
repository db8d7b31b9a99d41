package io.cielo24.maven;

import io.cielo24.Cielo24Exception;
import io.cielo24.JobFailedException;
import io.cielo24.JournalException;
import io.cielo24.WaitEndedException;
import io.cielo24.captioning.CaptionAttempt;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.CaptionOutcome;
import io.cielo24.captioning.Captioning;
import io.cielo24.captioning.Journal.Hold;
import io.cielo24.captioning.Journal.Taking;
import io.cielo24.captioning.JournalEntry;
import io.cielo24.captioning.Step;
import io.cielo24.job.Job;
import io.cielo24.job.JobStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Fetches the captions of one media, from the version that the lock names, and writes down what came. Orders nothing. */
final class CaptionFetch {

    private static final int TRIES = 100;
    private static final long BETWEEN_TRIES_MILLIS = 100;

    private final Service service;
    private final Captioning flow;
    private final Lock lock;
    private final CaptionStore store;
    private final Formats formats;
    private final Duration waitFor;
    private final boolean update;
    private final Advice advice;

    CaptionFetch(
            Service service,
            Captioning flow,
            Lock lock,
            CaptionStore store,
            Formats formats,
            Duration waitFor,
            boolean update,
            Advice advice) {
        this.service = service;
        this.flow = flow;
        this.lock = lock;
        this.store = store;
        this.formats = formats;
        this.waitFor = waitFor;
        this.update = update;
        this.advice = advice;
    }

    /** What became of one media. */
    sealed interface Result {

        Medium medium();

        /** Bytes by what the file ends with. */
        record Fetched(Medium medium, @Nullable String version, Map<String, byte[]> files) implements Result {}

        /** Not done yet. */
        record Pending(Medium medium, String jobId, String status) implements Result {}

        /** Never ordered, as far as anybody knows. */
        record Unordered(Medium medium) implements Result {}

        /** Something went wrong. */
        record Failed(Medium medium, Throwable error) implements Result {}
    }

    /** Never fails: what goes wrong with one media is its result, and the others go on. */
    Mono<Result> fetch(Medium medium) {
        return Mono.defer(() -> attempt(medium))
                .flatMap(attempt -> attempt.jobId() == null
                        ? Mono.just(new Result.Unordered(medium))
                        : fetch(medium, medium.at(attempt), attempt))
                .onErrorResume(
                        WaitEndedException.class,
                        end -> Mono.just(new Result.Pending(medium, end.jobId(), end.lastStatus())))
                .onErrorResume(error -> Mono.just(new Result.Failed(medium, error)));
    }

    /**
     * Fetches from the newest attempt.
     *
     * @param known the media as it is known here
     * @param medium the same at its newest attempt, which may have been made elsewhere
     */
    private Mono<Result> fetch(Medium known, Medium medium, CaptionAttempt attempt) {
        Job seen = attempt.job();
        if (seen == null) {
            return failed(known, medium, String.valueOf(attempt.jobId()), "deleted");
        }
        return ended(seen)
                .flatMap(job -> job.status().equals(JobStatus.COMPLETE)
                        ? captions(known, medium, job)
                        : job.status().isEnd()
                                ? failed(
                                        known, medium, job.jobId(), job.status().text())
                                : Mono.just(new Result.Pending(
                                        known, job.jobId(), job.status().text())));
    }

    /** Written down, so that the next run says it without asking. */
    private Mono<Result> failed(Medium known, Medium medium, String jobId, String status) {
        return onDisk(() -> {
            Hold hold = take(medium);
            try {
                lock.read(medium.key())
                        .map(entry -> entry.status(status, Step.FAILED))
                        .ifPresent(hold::write);
            } finally {
                hold.release();
            }
            return new Result.Failed(known, new JobFailedException(jobId, status, advice.afterFailure(jobId)));
        });
    }

    /** A simulator knows nothing yet, and what is ordered from it costs nothing. */
    private Mono<CaptionAttempt> attempt(Medium medium) {
        return (service.isSimulator() ? flow.submit(medium.order()).then() : Mono.empty())
                .then(Mono.defer(() -> flow.latest(medium.order())));
    }

    private Mono<Job> ended(Job job) {
        return job.status().isEnd() || waitFor.isZero()
                ? Mono.just(job)
                : flow.await(job.jobId(), waitFor)
                        // How it failed is told like any other end, unless it is gone.
                        .onErrorResume(
                                JobFailedException.class,
                                failure -> service.client()
                                        .jobs()
                                        .info(job.jobId())
                                        .onErrorMap(gone -> failure));
    }

    private Mono<Result> captions(Medium known, Medium medium, Job job) {
        return onDisk(() -> lock.read(medium.key()))
                .flatMap(entry -> entry.isPresent()
                        ? Mono.just(entry.get())
                        // Ordered elsewhere, and done: written down before anything is fetched.
                        : flow.record(medium.order(), job.jobId(), true)
                                .then(onDisk(() -> lock.read(medium.key()).orElseThrow())))
                .flatMap(entry -> flow.fetch(order(medium, update ? null : entry.version()), job.jobId()))
                .flatMap(outcome -> onDisk(() -> keep(known, medium, outcome)));
    }

    private CaptionOrder order(Medium medium, @Nullable String version) {
        return medium.order().toBuilder().results(formats.results(version)).build();
    }

    private <T> Mono<T> onDisk(java.util.concurrent.Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(service.disk());
    }

    /** Holds what came against the lock, and only then lets it in. */
    private Result keep(Medium known, Medium medium, CaptionOutcome outcome) throws IOException, InterruptedException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        Map<String, String> hashes = new LinkedHashMap<>();
        outcome.results().forEach(result -> {
            byte[] bytes = new byte[(int) result.length()];
            java.util.Objects.requireNonNull(result.content()).get(bytes);
            files.put(result.item().extension(), bytes);
            hashes.put(result.item().extension(), java.util.Objects.requireNonNull(result.sha256()));
        });
        Hold hold = take(medium);
        try {
            JournalEntry entry = lock.read(medium.key()).orElseThrow();
            check(medium, entry, outcome.version(), hashes);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                store.write(hashes.get(file.getKey()), file.getValue());
            }
            JournalEntry now = merged(entry, outcome, hashes);
            if (!now.equals(entry)) {
                hold.write(now);
            }
        } finally {
            hold.release();
        }
        return new Result.Fetched(known, outcome.version(), files);
    }

    private Hold take(Medium medium) throws InterruptedException {
        Taking taking = lock.take(medium.key());
        for (int i = 0; taking.hold() == null && i < TRIES; i++) {
            Thread.sleep(BETWEEN_TRIES_MILLIS); // on a thread that may block
            taking = lock.take(medium.key());
        }
        Hold hold = taking.hold();
        if (hold == null) {
            throw new JournalException(
                    medium + " is being worked on by " + taking.holder() + "; run this again when that has ended",
                    null);
        }
        return hold;
    }

    /** The same commit gives the same captions, or says that it does not. */
    private void check(Medium medium, JournalEntry entry, @Nullable String version, Map<String, String> hashes) {
        if (update || version == null || !version.equals(entry.version())) {
            return;
        }
        hashes.forEach((ending, hash) -> {
            String locked = entry.results().get(ending);
            if (locked != null && !locked.equals(hash)) {
                throw new ChangedException("the service gives other captions (" + ending + ") for " + medium
                        + " than the lock holds, though the version is the same, " + version
                        + ". To take what it gives now, add -Dcielo24.update");
            }
        });
    }

    private static JournalEntry merged(JournalEntry entry, CaptionOutcome outcome, Map<String, String> hashes) {
        boolean same = Optional.ofNullable(outcome.version()).equals(Optional.ofNullable(entry.version()));
        Map<String, String> all = new LinkedHashMap<>(same ? entry.results() : Map.of());
        all.putAll(hashes);
        return entry.status(outcome.job().status().text(), Step.COMPLETE).fetched(outcome.version(), all);
    }

    /** What came is not what the lock promises. */
    static final class ChangedException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        ChangedException(String message) {
            super(message);
        }
    }

    /** Whether it is worth a stack trace: ours say in words what happened. */
    static boolean isExplained(Throwable error) {
        return error instanceof Cielo24Exception || error instanceof ChangedException;
    }
}
