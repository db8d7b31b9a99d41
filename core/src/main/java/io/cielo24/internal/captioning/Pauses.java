package io.cielo24.internal.captioning;

import io.cielo24.ApiException;
import io.cielo24.UnexpectedAnswerException;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** How long a step waits before it is tried again, and whether it is. */
final class Pauses {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(10);
    private static final int TOO_MANY_REQUESTS = 429;

    private final Services services;
    private final int attempts;

    Pauses(Services services, int attempts) {
        this.services = services;
        this.attempts = attempts;
    }

    /** The step again, after a pause; or the failure, if the step was tried often enough. */
    <T> Mono<T> again(int attempt, Throwable failure, Mono<T> step) {
        Duration asked = retryAfter(failure).orElse(Duration.ZERO);
        if (attempt >= attempts || asked.compareTo(LONGEST_ASKED) > 0) {
            return Mono.error(failure);
        }
        return Mono.delay(asked.plus(jittered(attempt)), services.timer()).then(step);
    }

    /** Whether a call was turned away for its rate, before anything was done with it. */
    static boolean turnedAway(Throwable error) {
        return error instanceof ApiException refusal && refusal.status() == TOO_MANY_REQUESTS
                || error instanceof UnexpectedAnswerException answer && answer.status() == TOO_MANY_REQUESTS;
    }

    private static Optional<Duration> retryAfter(Throwable error) {
        return error instanceof ApiException refusal
                ? refusal.retryAfter()
                : error instanceof UnexpectedAnswerException answer ? answer.retryAfter() : Optional.empty();
    }

    private Duration jittered(int attempt) {
        double limit = Math.min(LONGEST.toNanos(), FIRST.toNanos() * Math.pow(2, attempt - 1.0));
        return Duration.ofNanos((long) (limit * services.random().nextDouble()));
    }
}
