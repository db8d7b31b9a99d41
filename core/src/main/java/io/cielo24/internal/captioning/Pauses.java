package io.cielo24.internal.captioning;

import io.cielo24.internal.Backoff;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** How long a step waits before it is tried again, and whether it is. */
final class Pauses {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(10);

    private final Services services;
    private final int attempts;

    Pauses(Services services, int attempts) {
        this.services = services;
        this.attempts = attempts;
    }

    /** The step again, after a pause; or the failure, if the step was tried often enough. */
    <T> Mono<T> again(int attempt, Throwable failure, Mono<T> step) {
        Duration asked = Backoff.askedFor(failure).orElse(Duration.ZERO);
        if (attempt >= attempts || asked.compareTo(LONGEST_ASKED) > 0) {
            return Mono.error(failure);
        }
        return Mono.delay(asked.plus(Backoff.jittered(FIRST, LONGEST, attempt, services.random())), services.timer())
                .then(step);
    }
}
