package io.cielo24.captioning;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How a captioning flow works.
 *
 * @param journal remembers how far each order has come. In memory by default, which is enough while the process lives;
 *     {@link Journal#in} survives a crash
 * @param uploads how many orders are placed at once: hashed, sent, ordered; 1 to 1,000
 * @param inFlight how many orders are under way at once, most of them waiting, 1 to 1,000,000. The next order is taken from
 *     its source when one has ended
 * @param fetches how many jobs' results are fetched at once, 1 to 1,000
 * @param attempts of each step of an order in all, where it is certain that repeating it is safe, 1 to 100
 * @param settle how long the service is watched before it is concluded that a call whose answer was lost did not happen,
 *     and that nobody else is about to order a job that was found half done: zero to 1 hour. Longer than the answer to a
 *     call may take, on every machine that works with the same account
 * @param lockWait how long to wait for another process that works on the same order, zero to 1 day
 * @param newJobs {@code false} to go on with jobs that are there and never make one
 * @param watchVersions whether interim versions are looked for while waiting; costs two requests per job and look instead of
 *     a share of one. Without it, {@link CaptioningEvent.VersionReady} comes from callbacks only
 * @param waitPolicy how jobs are waited for
 */
public record CaptioningSettings(
        Journal journal,
        int uploads,
        int inFlight,
        int fetches,
        int attempts,
        Duration settle,
        Duration lockWait,
        boolean newJobs,
        boolean watchVersions,
        WaitPolicy waitPolicy) {

    /** Checks the limits. */
    public CaptioningSettings {
        Objects.requireNonNull(journal, "journal");
        Objects.requireNonNull(waitPolicy, "waitPolicy");
        check("uploads", uploads, 1, 1_000);
        check("inFlight", inFlight, 1, 1_000_000);
        check("fetches", fetches, 1, 1_000);
        check("attempts", attempts, 1, 100);
        check("settle", settle, Duration.ofHours(1));
        check("lockWait", lockWait, Duration.ofDays(1));
    }

    /**
     * Four orders placed at once, a thousand under way, eight fetched; four attempts; settled after 2 minutes; 1 minute for
     * another process; new jobs are made; {@link WaitPolicy#defaults()}.
     *
     * @param journal remembers how far each order has come
     * @return the defaults, with this journal
     */
    public static CaptioningSettings with(Journal journal) {
        return new CaptioningSettings(
                journal,
                4,
                1_000,
                8,
                4,
                Duration.ofMinutes(2),
                Duration.ofMinutes(1),
                true,
                false,
                WaitPolicy.defaults());
    }

    /**
     * The defaults with a journal in memory.
     *
     * @return new settings, with a journal of their own
     */
    public static CaptioningSettings inMemory() {
        return with(Journal.inMemory());
    }

    /**
     * With another number of orders that are placed at once.
     *
     * @param number 1 to 1,000
     * @return a copy
     */
    public CaptioningSettings withUploads(int number) {
        return changed(draft -> draft.uploads = number);
    }

    /**
     * With another number of orders under way.
     *
     * @param number 1 to 1,000,000
     * @return a copy
     */
    public CaptioningSettings withInFlight(int number) {
        return changed(draft -> draft.inFlight = number);
    }

    /**
     * With another number of jobs whose results are fetched at once.
     *
     * @param number 1 to 1,000
     * @return a copy
     */
    public CaptioningSettings withFetches(int number) {
        return changed(draft -> draft.fetches = number);
    }

    /**
     * With another number of attempts at each step.
     *
     * @param number 1 to 100
     * @return a copy
     */
    public CaptioningSettings withAttempts(int number) {
        return changed(draft -> draft.attempts = number);
    }

    /**
     * With another time to settle.
     *
     * @param time zero to 1 hour
     * @return a copy
     */
    public CaptioningSettings withSettle(Duration time) {
        return changed(draft -> draft.settle = time);
    }

    /**
     * With another limit on waiting for another process.
     *
     * @param time zero to 1 day
     * @return a copy
     */
    public CaptioningSettings withLockWait(Duration time) {
        return changed(draft -> draft.lockWait = time);
    }

    /**
     * With or without making new jobs.
     *
     * @param allowed {@code false} to stop an order with {@link io.cielo24.OrderStoppedException.Reason#NO_JOB} instead
     * @return a copy
     */
    public CaptioningSettings withNewJobs(boolean allowed) {
        return changed(draft -> draft.newJobs = allowed);
    }

    /**
     * With or without looking for interim versions.
     *
     * @param watch whether to look for them
     * @return a copy
     */
    public CaptioningSettings withWatchVersions(boolean watch) {
        return changed(draft -> draft.watchVersions = watch);
    }

    /**
     * With another way of waiting.
     *
     * @param policy how jobs are waited for
     * @return a copy
     */
    public CaptioningSettings withWaitPolicy(WaitPolicy policy) {
        return changed(draft -> draft.waitPolicy = policy);
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", was: " + value);
        }
    }

    private static void check(String name, Duration time, Duration most) {
        if (time.isNegative() || time.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " must be zero to " + most + ", was: " + time);
        }
    }

    private CaptioningSettings changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** Settings in the making. */
    private static final class Draft {

        private final Journal journal;
        private int uploads;
        private int inFlight;
        private int fetches;
        private int attempts;
        private Duration settle;
        private Duration lockWait;
        private boolean newJobs;
        private boolean watchVersions;
        private WaitPolicy waitPolicy;

        Draft(CaptioningSettings from) {
            journal = from.journal;
            uploads = from.uploads;
            inFlight = from.inFlight;
            fetches = from.fetches;
            attempts = from.attempts;
            settle = from.settle;
            lockWait = from.lockWait;
            newJobs = from.newJobs;
            watchVersions = from.watchVersions;
            waitPolicy = from.waitPolicy;
        }

        CaptioningSettings settings() {
            return new CaptioningSettings(
                    journal,
                    uploads,
                    inFlight,
                    fetches,
                    attempts,
                    settle,
                    lockWait,
                    newJobs,
                    watchVersions,
                    waitPolicy);
        }
    }
}
