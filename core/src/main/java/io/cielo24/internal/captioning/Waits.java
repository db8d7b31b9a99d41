package io.cielo24.internal.captioning;

import io.cielo24.ApiException;
import io.cielo24.Cielo24Exception;
import io.cielo24.ErrorType;
import io.cielo24.JobFailedException;
import io.cielo24.WaitEndedException;
import io.cielo24.captioning.Callback;
import io.cielo24.captioning.WaitPolicy;
import io.cielo24.internal.Backoff;
import io.cielo24.internal.captioning.Polls.Batch;
import io.cielo24.job.Job;
import io.cielo24.job.JobStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * All waits of a flow. One timer ticks while anybody waits; a tick makes at most one request, for as many jobs as are due
 * together. Time is counted in ticks: no clock is read, so none can jump, and a machine that was asleep does not poll for
 * the time it missed.
 *
 * <p>Everything here happens one after the other, on whichever thread brings it.
 */
final class Waits {

    private static final Set<ErrorType> HOPELESS =
            Set.of(ErrorType.LOGIN_INVALID, ErrorType.ACCOUNT_UNPRIVILEGED, ErrorType.BAD_API_TOKEN);

    private final Services services;
    private final WaitPolicy policy;
    private final Polls polls;
    private final Pace pace;
    private final Throttle throttle;

    private final Mailbox mailbox = new Mailbox();

    private final Map<String, Watched> jobs = new HashMap<>();
    private final Lineup lineup = new Lineup();
    private final NavigableSet<Wait> deadlines = new TreeSet<>(Wait.BY_DEADLINE);
    private final EarlyCallbacks earlyCallbacks = new EarlyCallbacks();

    private boolean ticking;
    private long now;
    private long waitsSoFar;

    Waits(Services services, WaitPolicy policy) {
        this.services = services;
        this.policy = policy;
        this.polls = new Polls(services, policy.batch());
        this.pace = new Pace(policy, services.random());
        this.throttle = new Throttle(policy, pace);
    }

    /**
     * Waits for the end of a job.
     *
     * @param known the job as it was seen last, {@code null} to look at once
     * @param username the account that the job belongs to, {@code null} for the client's own
     * @param versions whether to look for interim versions
     * @param deadline after which the wait ends, {@code null} for never
     * @return every status that is new, the last one Complete; fails if the job ends otherwise
     */
    Flux<Sight> until(
            String jobId,
            @Nullable Job known,
            @Nullable String username,
            boolean versions,
            @Nullable Duration deadline) {
        return services.activities().waiting(Flux.create(sink -> {
            Wait wait = new Wait(sink, jobId, known, deadline);
            sink.onDispose(() -> mailbox.serially(() -> remove(wait)));
            mailbox.serially(() -> add(wait, username, versions));
        }));
    }

    /** A callback came: whoever waits for the job looks at once. */
    void deliver(Callback callback) {
        mailbox.serially(() -> {
            Watched watched = jobs.get(callback.jobId());
            if (watched == null) {
                earlyCallbacks.add(callback.jobId());
                return;
            }
            watched.called = true;
            watched.due = now;
            if (callback.iwp() != null || callback.version() != null) {
                Sight sight = new Sight.VersionSeen(callback.iwp(), callback.version());
                List.copyOf(watched.waits).forEach(wait -> wait.sink.next(sight));
            }
        });
    }

    private void add(Wait wait, @Nullable String username, boolean versions) {
        if (wait.sink.isCancelled()) {
            return;
        }
        if (wait.known != null && tell(wait, wait.known)) {
            return;
        }
        Watched watched = jobs.computeIfAbsent(wait.jobId, id -> new Watched(id, username, wait.known, policy.first()));
        lineup.put(watched);
        watched.versions |= versions;
        watched.waits.add(wait);
        boolean atOnce = earlyCallbacks.remove(wait.jobId) || wait.known == null;
        watched.due = Math.min(watched.due, atOnce ? now : pace.due(now, policy.first(), pace.jitter()));
        Duration limit = wait.limit;
        if (limit != null) {
            wait.number = waitsSoFar++;
            wait.deadline = now + pace.ticks(limit);
            deadlines.add(wait);
        }
        if (!ticking) {
            ticking = true;
            tickAfter();
        }
    }

    private void remove(Wait wait) {
        deadlines.remove(wait);
        Watched watched = jobs.get(wait.jobId);
        if (watched != null && watched.waits.remove(wait) && watched.waits.isEmpty()) {
            forget(watched);
        }
    }

    private void forget(Watched watched) {
        jobs.remove(watched.jobId);
        lineup.remove(watched);
    }

    private void tickAfter() {
        try {
            services.timer()
                    .schedule(() -> mailbox.serially(this::tick), pace.tick().toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) { // shut down: nobody would ever look at the jobs again
            ticking = false;
            List.copyOf(jobs.values()).forEach(watched -> end(watched, e));
        }
    }

    private void tick() {
        now++;
        try {
            while (!deadlines.isEmpty() && deadlines.first().deadline <= now) {
                expire(deadlines.first());
            }
            if (throttle.isOpen(now)) {
                request();
            }
        } finally { // whatever a subscriber throws
            if (jobs.isEmpty()) {
                ticking = false;
            } else {
                tickAfter();
            }
        }
    }

    private void expire(Wait wait) {
        Watched watched = jobs.get(wait.jobId);
        Job last = watched == null ? null : watched.job;
        WaitEndedException ended = new WaitEndedException(
                wait.jobId, last == null ? "not seen yet" : last.status().text(), Objects.requireNonNull(wait.limit));
        Throwable trouble = throttle.trouble();
        if (trouble != null) {
            ended.addSuppressed(trouble);
        }
        remove(wait);
        wait.sink.error(ended);
    }

    private void request() {
        Batch batch = polls.batch(lineup, now);
        if (batch == null) {
            return;
        }
        throttle.began(now);
        for (Watched watched : batch.watched()) {
            watched.asked = true;
            watched.called = false;
        }
        polls.ask(batch)
                .subscribe(
                        answer -> mailbox.serially(() -> answered(batch, answer)),
                        error -> mailbox.serially(() -> failed(batch, error)));
    }

    private void ended(Batch batch) {
        throttle.ended();
        batch.watched().forEach(watched -> watched.asked = false);
    }

    private void answered(Batch batch, Polls.Answer answer) {
        ended(batch);
        throttle.succeeded();
        // One jitter for all of them: who was asked for together is due together again.
        double jitter = pace.jitter();
        boolean manyStrangers = answer.strangers() > 100 + 50L * batch.watched().size();
        for (Watched watched : batch.watched()) {
            Job job = answer.jobs().get(watched.jobId);
            if (job == null) {
                // Not in the list: of another account, or deleted. To be asked for by itself, where that becomes clear.
                watched.alone = Pace.NEVER;
                watched.due = now;
            } else {
                watched.alone = watched.alone == Pace.NEVER
                        ? Pace.NEVER
                        : manyStrangers ? now + pace.ticks(policy.longest()) : 0;
                seen(watched, job, jitter);
                answer.versions().forEach(version -> {
                    if (watched.versionsSeen.add(version)) {
                        Sight sight = new Sight.VersionSeen(version.iwp(), version.version());
                        List.copyOf(watched.waits).forEach(wait -> wait.sink.next(sight));
                    }
                });
            }
        }
    }

    private void seen(Watched watched, Job job, double jitter) {
        lineup.remove(watched);
        watched.saw(job);
        if (!watched.waits.isEmpty()) {
            lineup.put(watched);
        }
        postpone(watched, jitter);
        for (Wait wait : List.copyOf(watched.waits)) {
            tell(wait, job);
        }
    }

    /** Tells a wait, and ends it with its job; whether it has ended. */
    private boolean tell(Wait wait, Job job) {
        wait.see(job);
        if (!job.status().isEnd()) {
            return false;
        }
        remove(wait);
        if (job.status().equals(JobStatus.COMPLETE)) {
            wait.sink.complete();
        } else {
            wait.sink.error(new JobFailedException(
                    wait.jobId,
                    job.status().text(),
                    "the service could not use its media. Mend the media, or submit the order with another attempt"));
        }
        return true;
    }

    private void postpone(Watched watched, double jitter) {
        watched.due = watched.called ? now : pace.due(now, watched.interval, jitter);
        watched.interval = pace.grown(watched.interval);
    }

    private void failed(Batch batch, Throwable error) {
        ended(batch);
        if (isFinal(batch, error)) {
            batch.watched().forEach(watched -> end(watched, error));
        } else if (batch.listed() && error instanceof ApiException && !Backoff.turnedAway(error)) {
            // The service does not take our filter: ask for each by itself.
            batch.watched().forEach(watched -> {
                watched.alone = Pace.NEVER;
                watched.due = now;
            });
        } else {
            throttle.failed(now, jobs.size(), error);
        }
    }

    /** Whether the next poll would meet the same. */
    private static boolean isFinal(Batch batch, Throwable error) {
        return error instanceof ApiException refusal
                ? HOPELESS.contains(refusal.type()) || !batch.listed() && !LookUps.mayPass(refusal)
                : !(error instanceof Cielo24Exception);
    }

    private void end(Watched watched, Throwable error) {
        Throwable told = LookUps.isGone(error) ? LookUps.gone(watched.jobId) : error;
        for (Wait wait : List.copyOf(watched.waits)) {
            remove(wait);
            wait.sink.error(told);
        }
    }
}
