package io.cielo24.internal.captioning;

import io.cielo24.captioning.WaitPolicy;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long the waits pause, counted in ticks of their timer. */
final class Pace {

    static final long NEVER = Long.MAX_VALUE;
    private static final Duration LONGEST_TICK = Duration.ofSeconds(1);

    private final WaitPolicy policy;
    private final RandomGenerator random;
    private final Duration tick;

    Pace(WaitPolicy policy, RandomGenerator random) {
        this.policy = policy;
        this.random = random;
        Duration shortest = shorter(policy.spacing(), policy.first());
        this.tick = shorter(shortest, LONGEST_TICK);
    }

    /** From one tick to the next. */
    Duration tick() {
        return tick;
    }

    /** So many ticks as come closest to that time, at least one. */
    long ticks(Duration time) {
        return Math.max(1, Math.round((double) time.toNanos() / tick.toNanos()));
    }

    /** Something by which a pause is multiplied, so that those who began together do not stay together. */
    double jitter() {
        return 0.8 + 0.4 * random.nextDouble();
    }

    /** When a job is to be looked at, such a pause from now. */
    long due(long now, Duration pause, double jitter) {
        return policy.polling() ? now + ticks(Duration.ofNanos((long) (pause.toNanos() * jitter))) : NEVER;
    }

    /** The pause after that one. */
    Duration grown(Duration pause) {
        return shorter(Duration.ofNanos((long) (pause.toNanos() * policy.growth())), policy.longest());
    }

    /** Ticks to the next request, after so many that failed in a row. */
    long ticksAfter(int failures) {
        double pause = policy.spacing().toNanos() * Math.pow(2, Math.min(failures, 30));
        return ticks(Duration.ofNanos((long) Math.min(pause, policy.longest().toNanos())));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
