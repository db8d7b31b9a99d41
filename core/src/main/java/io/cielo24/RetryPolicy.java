package io.cielo24;

import java.time.Duration;

/**
 * When and how often a failed call is repeated. What is repeated is not a matter of this policy but of safety, and the
 * same for everybody:
 * <ul>
 *   <li>A call that only reads, or sets what is already set, is repeated after a network failure, an answer of status 408,
 *       429 or 5xx, and an answer that is broken.
 *   <li>A call that changes or bills something is repeated only if it is certain that no byte of it was sent, or if it was
 *       refused with 429. That status means that the service, or a gateway in front of it, turned the request away for its
 *       rate before it did anything with it (RFC 6585, section 4). Any 5xx leaves open how far the request had come, so such
 *       a call then fails with {@link OutcomeUnknownException}; nothing is repeated.
 *   <li>A call that carries a media is repeated only if nothing was sent and the source can start anew: whether a media has
 *       arrived is looked up, as the captioning flow does.
 *   <li>A stream that has handed over a first item is not repeated behind its subscriber's back.
 * </ul>
 *
 * <p>The pause before the n-th repeat is random between zero and {@code firstDelay * 2^(n-1)}, at most {@code longestDelay},
 * so that clients which failed together do not come back together. Where the service says {@code Retry-After} with 429 or
 * 503, that pause is kept instead; if it is longer than {@code longestRetryAfter}, the call fails at once.
 *
 * <p>All calls of a client share a budget, so that an outage is not made worse: each repeat takes one from it, each success
 * gives back a tenth, and when it is empty, failures are final.
 *
 * @param attempts of one call in all, the first included, 1 to 20; 1 repeats nothing
 * @param firstDelay the longest pause before the first repeat
 * @param longestDelay the longest pause before any repeat
 * @param longestRetryAfter the longest pause that is kept because the service asks for it
 * @param budget how many repeats the client may make without a success in between, 0 to 1,000,000
 */
public record RetryPolicy(
        int attempts, Duration firstDelay, Duration longestDelay, Duration longestRetryAfter, int budget) {

    private static final RetryPolicy DEFAULTS =
            new RetryPolicy(4, Duration.ofMillis(500), Duration.ofSeconds(20), Duration.ofMinutes(2), 50);

    /** Checks the limits: pauses zero to one day, in order. */
    public RetryPolicy {
        if (attempts < 1 || attempts > 20) {
            throw new IllegalArgumentException("attempts must be 1 to 20, was: " + attempts);
        }
        check("firstDelay", firstDelay);
        check("longestDelay", longestDelay);
        check("longestRetryAfter", longestRetryAfter);
        if (firstDelay.compareTo(longestDelay) > 0) {
            throw new IllegalArgumentException(
                    "firstDelay " + firstDelay + " is longer than longestDelay " + longestDelay);
        }
        if (budget < 0 || budget > 1_000_000) {
            throw new IllegalArgumentException("budget must be 0 to 1,000,000, was: " + budget);
        }
    }

    /**
     * Four attempts, pauses of up to half a second doubling to at most 20 seconds, up to 2 minutes where the service asks
     * for it, a budget of 50.
     *
     * @return the defaults
     */
    public static RetryPolicy defaults() {
        return DEFAULTS;
    }

    /**
     * Every failure is final at once.
     *
     * @return the policy that repeats nothing
     */
    public static RetryPolicy none() {
        return new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);
    }

    /**
     * With another number of attempts.
     *
     * @param number in all, the first included, 1 to 20
     * @return a copy
     */
    public RetryPolicy withAttempts(int number) {
        return new RetryPolicy(number, firstDelay, longestDelay, longestRetryAfter, budget);
    }

    /**
     * With other pauses.
     *
     * @param first the longest pause before the first repeat
     * @param longest the longest pause before any repeat
     * @return a copy
     */
    public RetryPolicy withDelays(Duration first, Duration longest) {
        return new RetryPolicy(attempts, first, longest, longestRetryAfter, budget);
    }

    /**
     * With another limit on what the service may ask for.
     *
     * @param longest the longest pause that is kept
     * @return a copy
     */
    public RetryPolicy withLongestRetryAfter(Duration longest) {
        return new RetryPolicy(attempts, firstDelay, longestDelay, longest, budget);
    }

    /**
     * With another budget.
     *
     * @param repeats without a success in between
     * @return a copy
     */
    public RetryPolicy withBudget(int repeats) {
        return new RetryPolicy(attempts, firstDelay, longestDelay, longestRetryAfter, repeats);
    }

    private static void check(String name, Duration pause) {
        if (pause.isNegative() || pause.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("retry pause " + name + " must be 0 to 1 day, was: " + pause);
        }
    }
}
