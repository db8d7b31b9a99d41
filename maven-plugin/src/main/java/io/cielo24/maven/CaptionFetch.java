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
import io.cielo24.job.JobOperations;
import io.cielo24.job.JobStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Fetches the captions of one media in the language spoken and in those it was translated into, each from the version that
 * the lock names, and writes down what came. Orders nothing.
 */
final class CaptionFetch {

    private static final int TRIES = 100;
    private static final long BETWEEN_TRIES_MILLIS = 100;
    private static final long SHORTEST_WAIT_NANOS = 1_000_000;
    private static final String NO_TRANSLATION = "without a job of the translation yet";

    private final Service service;
    private final Captioning flow;
    private final Lock lock;
    private final CaptionStore store;
    private final Duration waitFor;
    private final boolean update;
    private final Advice advice;

    CaptionFetch(
            Service service,
            Captioning flow,
            Lock lock,
            CaptionStore store,
            Duration waitFor,
            boolean update,
            Advice advice) {
        this.service = service;
        this.flow = flow;
        this.lock = lock;
        this.store = store;
        this.waitFor = waitFor;
        this.update = update;
        this.advice = advice;
    }

    /** What became of the captions of one media in one language. */
    sealed interface Result {

        Wanted wanted();

        /** Bytes by what the file ends with. */
        record Fetched(Wanted wanted, @Nullable String version, Map<String, byte[]> files) implements Result {}

        /** Not done yet. */
        record Pending(Wanted wanted, String jobId, String status) implements Result {}

        /** Never ordered, as far as anybody knows. */
        record Unordered(Wanted wanted) implements Result {}

        /** Something went wrong. */
        record Failed(Wanted wanted, Throwable error) implements Result {}
    }

    /**
     * Never fails: what goes wrong with one media is its result, and the others go on.
     *
     * @param wanted of one media: at least one language
     */
    Flux<Result> fetch(List<Wanted> wanted) {
        Medium medium = wanted.get(0).medium();
        return Flux.defer(() -> {
            long end = System.nanoTime() + waitFor.toNanos();
            return attempt(medium)
                    .flatMapMany(attempt -> attempt.jobId() == null
                            ? Flux.just(new Result.Unordered(wanted.get(0)))
                            : attempt.isFailed()
                                    ? failed(wanted.get(0), attempt)
                                    : Flux.fromIterable(wanted)
                                            // Waits cost nothing, and so all wait at once.
                                            .flatMapSequential(one -> fetch(one, attempt, end), wanted.size()))
                    .onErrorResume(error -> Mono.just(new Result.Failed(wanted.get(0), error)));
        });
    }

    private Mono<Result> failed(Wanted wanted, CaptionAttempt attempt) {
        Job job = attempt.job();
        String status = job == null ? JobFailedException.DELETED : job.status().text();
        return failed(wanted, wanted.at(attempt), String.valueOf(attempt.jobId()), status);
    }

    /** From the newest attempt at the order, which may have been made elsewhere. */
    private Mono<Result> fetch(Wanted known, CaptionAttempt attempt, long end) {
        Wanted wanted = known.at(attempt);
        Job leading = Objects.requireNonNull(attempt.job());
        Mono<Job> job = wanted.isTranslation() ? translation(wanted, leading, end) : Mono.just(leading);
        return job.flatMap(seen -> ended(seen, end))
                .flatMap(seen -> seen.status().equals(JobStatus.COMPLETE)
                        ? captions(known, wanted, seen, leading.jobId())
                        : seen.status().isEnd()
                                ? failed(
                                        known,
                                        wanted,
                                        seen.jobId(),
                                        seen.status().text())
                                : Mono.<Result>just(new Result.Pending(
                                        known, seen.jobId(), seen.status().text())))
                .switchIfEmpty(Mono.fromSupplier(() -> new Result.Pending(known, leading.jobId(), NO_TRANSLATION)))
                .onErrorResume(
                        WaitEndedException.class,
                        stop -> Mono.just(new Result.Pending(known, stop.jobId(), stop.lastStatus())))
                .onErrorResume(error -> Mono.just(new Result.Failed(known, error)));
    }

    /** The job that the lock names, else the one that the service shows; it may show none before the words are there. */
    private Mono<Job> translation(Wanted wanted, Job leading, long end) {
        JobOperations jobs = service.client().jobs();
        return onDisk(() -> lock.read(wanted.key()))
                .flatMap(entry -> entry.map(JournalEntry::jobId)
                        .map(jobs::info)
                        .orElseGet(() -> Translations.find(jobs, leading.jobId(), wanted.language())
                                .switchIfEmpty(Mono.defer(() -> ended(leading, end)
                                        .filter(seen -> !leading.status().isEnd()
                                                && seen.status().equals(JobStatus.COMPLETE))
                                        .flatMap(seen ->
                                                Translations.find(jobs, leading.jobId(), wanted.language()))))));
    }

    /** Written down, so that the next run says it without asking. */
    private Mono<Result> failed(Wanted known, Wanted wanted, String jobId, String status) {
        return onDisk(() -> {
            if (wanted.isTranslation()) {
                return new Result.Failed(known, new JobFailedException(jobId, status, Advice.TRANSLATION_FAILED));
            }
            Hold hold = take(wanted);
            try {
                lock.read(wanted.key())
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

    private Mono<Job> ended(Job job, long end) {
        return job.status().isEnd() || waitFor.isZero()
                ? Mono.just(job)
                : flow.await(job.jobId(), left(end))
                        // How it failed is told like any other end, unless it is gone.
                        .onErrorResume(
                                JobFailedException.class,
                                failure -> service.client()
                                        .jobs()
                                        .info(job.jobId())
                                        .onErrorMap(gone -> failure));
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(SHORTEST_WAIT_NANOS, end - System.nanoTime()));
    }

    private Mono<Result> captions(Wanted known, Wanted wanted, Job job, String leadingJobId) {
        return onDisk(() -> lock.read(wanted.key()))
                .flatMap(entry -> entry.isPresent() || wanted.isTranslation()
                        ? Mono.just(entry.orElseGet(() -> wanted.entry(job.jobId(), leadingJobId)))
                        // Ordered elsewhere, and done: written down before anything is fetched.
                        : flow.record(wanted.medium().order(), job.jobId(), true)
                                .then(onDisk(() -> lock.read(wanted.key()).orElseThrow())))
                .flatMap(entry -> flow.fetch(order(wanted, update ? null : entry.version()), job.jobId())
                        .flatMap(outcome -> onDisk(() -> keep(known, wanted, entry, outcome))));
    }

    private static CaptionOrder order(Wanted wanted, @Nullable String version) {
        return wanted.medium().order().toBuilder()
                .results(wanted.formats().results(version))
                .build();
    }

    private <T> Mono<T> onDisk(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(service.disk());
    }

    /** Holds what came against the lock, and only then lets it in. */
    private Result keep(Wanted known, Wanted wanted, JournalEntry seen, CaptionOutcome outcome)
            throws IOException, InterruptedException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        Map<String, String> hashes = new LinkedHashMap<>();
        outcome.results().forEach(result -> {
            byte[] bytes = new byte[(int) result.length()];
            Objects.requireNonNull(result.content()).get(bytes);
            files.put(result.item().extension(), bytes);
            hashes.put(result.item().extension(), Objects.requireNonNull(result.sha256()));
        });
        Hold hold = take(wanted);
        try {
            Optional<JournalEntry> there = lock.read(wanted.key());
            JournalEntry entry = there.orElse(seen);
            check(wanted, entry, outcome.version(), hashes);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                store.write(Objects.requireNonNull(hashes.get(file.getKey())), file.getValue());
            }
            JournalEntry now = merged(entry, outcome, hashes);
            if (there.isEmpty() || !now.equals(entry)) {
                hold.write(now);
            }
        } finally {
            hold.release();
        }
        return new Result.Fetched(known, outcome.version(), files);
    }

    private Hold take(Wanted wanted) throws InterruptedException {
        Taking taking = lock.take(wanted.key());
        for (int i = 0; taking.hold() == null && i < TRIES; i++) {
            Thread.sleep(BETWEEN_TRIES_MILLIS); // on a thread that may block
            taking = lock.take(wanted.key());
        }
        Hold hold = taking.hold();
        if (hold == null) {
            throw new JournalException(
                    wanted + " is being worked on by " + taking.holder() + "; run this again when that has ended",
                    null);
        }
        return hold;
    }

    /** The same commit gives the same captions, or says that it does not. */
    private void check(Wanted wanted, JournalEntry entry, @Nullable String version, Map<String, String> hashes) {
        if (update || version == null || !version.equals(entry.version())) {
            return;
        }
        hashes.forEach((ending, hash) -> {
            String locked = entry.results().get(ending);
            if (locked != null && !locked.equals(hash)) {
                throw new ExplainedException("the service gives other captions (" + ending + ") for " + wanted.medium()
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

    /** What is wrong stands in its message: what came is not what the lock promises, or cannot be told. */
    static final class ExplainedException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        ExplainedException(String message) {
            super(message);
        }
    }

    /** Whether it is worth a stack trace: ours say in words what happened. */
    static boolean isExplained(Throwable error) {
        return error instanceof Cielo24Exception || error instanceof ExplainedException;
    }
}
