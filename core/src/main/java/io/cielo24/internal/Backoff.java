package io.cielo24.internal;

import io.cielo24.ApiException;
import io.cielo24.UnexpectedAnswerException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What a failure and our own patience say about the pause before a repeat; whether there is one is for others to say. */
public final class Backoff {

    private static final int TOO_MANY_REQUESTS = 429;

    private Backoff() {}

    /** Exponential backoff with full jitter: anything from zero to the limit of the n-th repeat. */
    public static Duration jittered(Duration first, Duration longest, int repeat, RandomGenerator random) {
        double limit = Math.min(longest.toNanos(), first.toNanos() * Math.pow(2, repeat - 1.0));
        return Duration.ofNanos((long) (limit * random.nextDouble()));
    }

    /** The pause that the service asks for, if it does. */
    public static Optional<Duration> askedFor(Throwable error) {
        return error instanceof ApiException refusal
                ? refusal.retryAfter()
                : error instanceof UnexpectedAnswerException answer ? answer.retryAfter() : Optional.empty();
    }

    /** Whether a call was turned away for its rate, before anything was done with it (RFC 6585, section 4). */
    public static boolean turnedAway(Throwable error) {
        return error instanceof ApiException refusal && refusal.status() == TOO_MANY_REQUESTS
                || error instanceof UnexpectedAnswerException answer && answer.status() == TOO_MANY_REQUESTS;
    }
}
