package io.cielo24.spring;

import io.cielo24.ApiException;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Asks the service at most once in an interval, however often and by however many it is asked: a check may log in, and a
 * probe that comes every second must not lock an account. What it found, good or bad, is kept until the interval is over,
 * and those who ask while a check is under way get its answer.
 */
final class Cielo24HealthIndicator implements ReactiveHealthIndicator {

    private final Mono<Health> kept;

    Cielo24HealthIndicator(Mono<?> check, Duration interval, Scheduler timer) {
        this.kept = check.then(Mono.fromSupplier(() -> Health.up().build()))
                .onErrorResume(error -> Mono.just(down(error)))
                .cache(interval, timer);
    }

    @Override
    public Mono<Health> health() {
        return kept;
    }

    /** By type: a message is for logs, and a health endpoint may be read by anybody. */
    private static Health down(Throwable error) {
        Health.Builder health =
                Health.down().withDetail("error", error.getClass().getSimpleName());
        return error instanceof ApiException refusal
                ? health.withDetail("status", refusal.status()).build()
                : health.build();
    }
}
