package io.cielo24.internal;

import io.cielo24.ApiException;
import io.cielo24.NetworkException;
import io.cielo24.RetryPolicy;
import io.cielo24.UnexpectedAnswerException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The one place where calls are repeated. Whether a repeat is safe is told by the endpoint catalogue and by how far the
 * attempt came; how patiently is told by the policy; how often in all, by a budget that the calls of a client share.
 *
 * <p>Reads no clock: pauses are delays on the timer, and the budget refills with successes rather than with time.
 */
final class Retry {

    private static final Logger LOG = LoggerFactory.getLogger("io.cielo24.http");
    private static final int REQUEST_TIMEOUT = 408;
    private static final int UNITS_PER_REPEAT = 10;

    private final RetryPolicy policy;
    private final Scheduler timer;
    private final RandomGenerator random;
    private final long fullBudget;
    private final AtomicLong budget;

    Retry(RetryPolicy policy, Scheduler timer, RandomGenerator random) {
        this.policy = policy;
        this.timer = timer;
        this.random = random;
        this.fullBudget = (long) policy.budget() * UNITS_PER_REPEAT;
        this.budget = new AtomicLong(fullBudget);
    }

    /**
     * The attempt, again where that is right.
     *
     * @param bodyRepeatable whether the call's body, if it has one, can be sent again
     * @param attempt subscribed to once per attempt
     */
    <T> Flux<T> around(Call call, boolean bodyRepeatable, Flux<T> attempt) {
        return policy.attempts() == 1 ? attempt : Flux.defer(() -> new Round<>(call, bodyRepeatable, attempt).run());
    }

    /** One call with all its attempts. */
    private final class Round<T> {

        private final Call call;
        private final boolean bodyRepeatable;
        private final Flux<T> attempt;
        private int failures;
        private boolean succeeding;

        Round(Call call, boolean bodyRepeatable, Flux<T> attempt) {
            this.call = call;
            this.bodyRepeatable = bodyRepeatable;
            this.attempt = attempt;
        }

        Flux<T> run() {
            return attempt.doOnNext(item -> success())
                    .doOnComplete(this::success)
                    .retryWhen(reactor.util.retry.Retry.from(
                            signals -> signals.concatMap(signal -> afterFailure(signal.failure()))));
        }

        private void success() {
            if (!succeeding) {
                succeeding = true;
                budget.updateAndGet(units -> Math.min(fullBudget, units + 1));
            }
        }

        private Mono<Long> afterFailure(Throwable error) {
            failures++;
            if (succeeding || failures >= policy.attempts() || !safe(call, bodyRepeatable, error)) {
                return Mono.error(error);
            }
            Optional<Duration> pause = pause(error, failures);
            if (pause.isEmpty() || !takeFromBudget()) {
                return Mono.error(error);
            }
            LOG.debug(
                    "{} is repeated ({} of at most {}) in {} after: {}",
                    call.endpoint().path(),
                    failures,
                    policy.attempts() - 1,
                    pause.get(),
                    error.getMessage());
            return Ongoing.pausing(Mono.delay(pause.get(), timer));
        }
    }

    private static boolean safe(Call call, boolean bodyRepeatable, Throwable error) {
        boolean harmless = call.endpoint().harmlessToRepeat();
        if (error instanceof NetworkException failure) {
            return failure.endpoint().equals(call.endpoint().path())
                    && bodyRepeatable
                    && (harmless || !failure.requestSent());
        }
        String endpoint;
        int status;
        if (error instanceof ApiException refusal) {
            endpoint = refusal.endpoint();
            status = refusal.status();
        } else if (error instanceof UnexpectedAnswerException answer) {
            endpoint = answer.endpoint();
            status = answer.status();
        } else {
            return false;
        }
        if (!endpoint.equals(call.endpoint().path()) || call.carriesMedia()) {
            return false; // of the login, which has had its own repeats; or of an upload, which is looked up first
        }
        if (Backoff.turnedAway(error)) {
            return true;
        }
        boolean broken = status < 300 && error instanceof UnexpectedAnswerException;
        return harmless && (status >= 500 || status == REQUEST_TIMEOUT || broken);
    }

    /** How long to wait; empty if the service asks for longer than we are willing to. */
    private Optional<Duration> pause(Throwable error, int failures) {
        Optional<Duration> asked = Backoff.askedFor(error);
        Duration ours = Backoff.jittered(policy.firstDelay(), policy.longestDelay(), failures, random);
        // The jitter goes on top of what the service asks for: it says the same to everybody.
        return asked.isEmpty()
                ? Optional.of(ours)
                : asked.filter(pause -> pause.compareTo(policy.longestRetryAfter()) <= 0)
                        .map(pause ->
                                pause.plus(Backoff.jittered(policy.firstDelay(), policy.firstDelay(), 1, random)));
    }

    private boolean takeFromBudget() {
        return budget.getAndUpdate(units -> units >= UNITS_PER_REPEAT ? units - UNITS_PER_REPEAT : units)
                >= UNITS_PER_REPEAT;
    }
}
