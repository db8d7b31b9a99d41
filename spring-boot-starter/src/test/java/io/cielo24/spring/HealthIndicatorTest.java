package io.cielo24.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.ApiException;
import io.cielo24.ErrorType;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

/** How often the service is asked; time is virtual. */
class HealthIndicatorTest {

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final AtomicInteger checks = new AtomicInteger();
    private final AtomicReference<Mono<Void>> service = new AtomicReference<>(Mono.empty());
    private final Cielo24HealthIndicator indicator = new Cielo24HealthIndicator(
            Mono.defer(() -> {
                checks.incrementAndGet();
                return service.get();
            }),
            Duration.ofMinutes(1),
            time);

    private Health ask() {
        return indicator.health().block(Duration.ofSeconds(20));
    }

    @Test
    void aProbeThatComesEverySecondForAnHourAsksTheServiceOnceAMinute() {
        for (int second = 0; second < 3600; second++) {
            assertThat(ask().getStatus()).isEqualTo(Status.UP);
            time.advanceTimeBy(Duration.ofSeconds(1));
        }
        assertThat(checks).hasValue(60);
    }

    @Test
    void aRefusalIsKeptAsLongAsASuccessAndARecoveryIsSeenThen() {
        service.set(Mono.error(new ApiException("/account/login", 400, ErrorType.LOGIN_INVALID, "no such user")));
        for (int second = 0; second < 60; second++) {
            Health health = ask();
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails())
                    .containsEntry("error", "ApiException")
                    .containsEntry("status", 400)
                    .hasSize(2);
            time.advanceTimeBy(Duration.ofSeconds(1));
        }
        assertThat(checks).hasValue(1);
        service.set(Mono.empty());
        assertThat(ask().getStatus()).isEqualTo(Status.UP);
        assertThat(checks).hasValue(2);
    }

    @Test
    void thoseWhoAskDuringACheckShareItEvenIfTheFirstGoesAway() {
        Sinks.Empty<Void> answer = Sinks.empty();
        service.set(answer.asMono());
        AtomicInteger told = new AtomicInteger();
        indicator.health().subscribe().dispose();
        Flux.range(0, 100).flatMap(i -> indicator.health(), 100).subscribe(health -> told.incrementAndGet());
        time.advanceTimeBy(Duration.ofMinutes(5));
        assertThat(checks).hasValue(1);
        assertThat(told).hasValue(0);
        assertThat(answer.tryEmitEmpty()).isEqualTo(Sinks.EmitResult.OK);
        assertThat(told).hasValue(100);
        assertThat(checks).hasValue(1);
    }
}
