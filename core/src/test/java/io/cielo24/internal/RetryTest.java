package io.cielo24.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cielo24.ApiException;
import io.cielo24.Cielo24Exception;
import io.cielo24.ErrorType;
import io.cielo24.NetworkException;
import io.cielo24.OutcomeUnknownException;
import io.cielo24.RetryPolicy;
import io.cielo24.UnexpectedAnswerException;
import io.cielo24.transport.Headers;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Where calls are repeated, and where they are not. */
class RetryTest {

    private static final Call READ = Call.to(Endpoint.JOB_INFO);
    private static final Call BILLED = Call.to(Endpoint.JOB_PERFORM_TRANSCRIPTION);
    private static final Call UPLOAD =
            Call.to(Endpoint.JOB_ADD_MEDIA).body(() -> Media.of(Mono.error(new AssertionError())));

    /** Pauses are then exactly at their limit. */
    private static final RandomGenerator AT_THE_LIMIT = new RandomGenerator() {
        @Override
        public long nextLong() {
            return -1;
        }

        @Override
        public double nextDouble() {
            return 1.0;
        }
    };

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final AtomicInteger attempts = new AtomicInteger();
    private final List<Long> at = new ArrayList<>();

    private Flux<String> failing(int times, Throwable error) {
        return Flux.defer(() -> {
            at.add(time.now(TimeUnit.MILLISECONDS));
            return attempts.incrementAndGet() <= times ? Flux.error(error) : Flux.just("done");
        });
    }

    private void run(Flux<String> flux) {
        flux.onErrorResume(error -> Mono.empty()).subscribe();
        time.advanceTimeBy(Duration.ofDays(1));
    }

    private int attemptsOf(Call call, boolean bodyRepeatable, Throwable error) {
        attempts.set(0);
        run(new Retry(RetryPolicy.defaults(), time, new Random(1))
                .around(call, bodyRepeatable, failing(Integer.MAX_VALUE, error)));
        return attempts.get();
    }

    private static NetworkException network(Call call, boolean sent) {
        return new NetworkException(call.endpoint().path(), sent, "cut", null);
    }

    private static UnexpectedAnswerException answer(Call call, int status) {
        return new UnexpectedAnswerException(call.endpoint().path(), status, "text/html", "<html>", "odd", null);
    }

    private static ApiException refusal(Call call, int status) {
        return new ApiException(call.endpoint().path(), status, ErrorType.INVALID_QUERY, "no");
    }

    @Test
    void aCallThatOnlyReadsIsRepeatedAfterAnyFailureThatMayPass() {
        for (Cielo24Exception error : List.of(
                network(READ, true),
                network(READ, false),
                answer(READ, 200),
                answer(READ, 408),
                answer(READ, 429),
                answer(READ, 500),
                answer(READ, 502),
                answer(READ, 503),
                answer(READ, 504),
                refusal(READ, 429),
                refusal(READ, 500))) {
            assertThat(attemptsOf(READ, true, error)).as(error.getMessage()).isEqualTo(4);
        }
    }

    @Test
    void aRefusalIsFinal() {
        for (Throwable error :
                List.of(refusal(READ, 400), refusal(READ, 422), answer(READ, 404), answer(READ, 302), new Error("x"))) {
            assertThat(attemptsOf(READ, true, error)).as(error.toString()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Endpoint.class)
    void aCallThatChangesSomethingIsRepeatedOnlyIfNothingWasSentOrItWasTurnedAwayForItsRate(Endpoint endpoint) {
        Call call = Call.to(endpoint);
        int afterSending = endpoint.harmlessToRepeat() ? 4 : 1;
        assertThat(attemptsOf(call, true, network(call, false))).isEqualTo(4);
        assertThat(attemptsOf(call, true, answer(call, 429))).isEqualTo(4);
        assertThat(attemptsOf(call, true, network(call, true))).isEqualTo(afterSending);
        assertThat(attemptsOf(call, true, answer(call, 500))).isEqualTo(afterSending);
        assertThat(attemptsOf(call, true, answer(call, 502))).isEqualTo(afterSending);
        assertThat(attemptsOf(call, true, answer(call, 503))).isEqualTo(afterSending);
        assertThat(attemptsOf(call, true, answer(call, 200))).isEqualTo(afterSending);
        assertThat(attemptsOf(
                        call, true, new OutcomeUnknownException(endpoint.path(), null, null, "", network(call, true))))
                .isEqualTo(1);
    }

    @Test
    void anUploadIsRepeatedOnlyIfNothingWasSentAndItsSourceCanStartAnew() {
        assertThat(attemptsOf(UPLOAD, true, network(UPLOAD, false))).isEqualTo(4);
        assertThat(attemptsOf(UPLOAD, false, network(UPLOAD, false))).isEqualTo(1);
        assertThat(attemptsOf(UPLOAD, true, network(UPLOAD, true))).isEqualTo(1);
        assertThat(attemptsOf(UPLOAD, true, answer(UPLOAD, 429))).isEqualTo(1);
    }

    @Test
    void anUploadToAStorageIsNoDifferent() {
        Call upload = Call.toStorage(URI.create("https://storage.example.org/key?Signature=x"));
        assertThat(attemptsOf(upload, true, network(upload, false))).isEqualTo(4);
        assertThat(attemptsOf(upload, false, network(upload, false))).isEqualTo(1);
        assertThat(attemptsOf(upload, true, network(upload, true))).isEqualTo(1);
        assertThat(attemptsOf(upload, true, answer(upload, 429))).isEqualTo(1);
        assertThat(attemptsOf(upload, false, answer(upload, 429))).isEqualTo(1);
    }

    @Test
    void aLoginThatFailedIsNotRepeatedAgainByTheCallThatWaitedForIt() {
        Call login = Call.to(Endpoint.LOGIN);
        assertThat(attemptsOf(READ, true, network(login, true))).isEqualTo(1);
        assertThat(attemptsOf(BILLED, true, network(login, false))).isEqualTo(1);
        assertThat(attemptsOf(READ, true, answer(login, 502))).isEqualTo(1);
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        RetryPolicy policy =
                RetryPolicy.defaults().withAttempts(6).withDelays(Duration.ofSeconds(1), Duration.ofSeconds(5));
        run(new Retry(policy, time, AT_THE_LIMIT).around(READ, true, failing(9, network(READ, true))));
        assertThat(at).containsExactly(0L, 1000L, 3000L, 7000L, 12000L, 17000L);
    }

    @Test
    void thePauseIsAnywhereBetweenZeroAndItsLimit() {
        Random random = new Random(7);
        double[] shares = Stream.generate(
                        () -> Backoff.jittered(Duration.ofSeconds(1), Duration.ofSeconds(60), 3, random))
                .limit(1000)
                .mapToDouble(pause -> pause.toMillis() / 4000.0)
                .toArray();
        assertThat(Arrays.stream(shares).boxed()).allMatch(share -> share >= 0 && share < 1);
        assertThat(Stream.of(0.0, 0.25, 0.5, 0.75)
                        .map(from -> Arrays.stream(shares)
                                .filter(share -> share >= from && share < from + 0.25)
                                .count()))
                .allMatch(count -> count > 180);
    }

    @Test
    void aSuccessEndsTheRepeating() {
        Retry retry = new Retry(RetryPolicy.defaults(), time, new Random(1));
        StepVerifier.create(retry.around(READ, true, failing(2, network(READ, true))))
                .then(() -> time.advanceTimeBy(Duration.ofMinutes(1)))
                .expectNext("done")
                .verifyComplete();
        assertThat(attempts).hasValue(3);
    }

    @Test
    void theLastFailureIsTheOneThatIsReported() {
        Retry retry = new Retry(RetryPolicy.defaults(), time, new Random(1));
        AtomicInteger number = new AtomicInteger();
        StepVerifier.create(retry.around(
                        READ,
                        true,
                        Flux.defer(() -> Flux.error(
                                new NetworkException("/job/info", true, "failure " + number.incrementAndGet(), null)))))
                .then(() -> time.advanceTimeBy(Duration.ofMinutes(1)))
                .verifyErrorMessage("failure 4");
    }

    @Test
    void aStreamThatHasHandedOverAnItemIsNotRepeated() {
        run(new Retry(RetryPolicy.defaults(), time, new Random(1)).around(READ, true, Flux.defer(() -> {
            attempts.incrementAndGet();
            return Flux.just("first").concatWith(Mono.error(network(READ, true)));
        })));
        assertThat(attempts).hasValue(1);
    }

    @Test
    void cancellingEndsThePause() {
        new Retry(RetryPolicy.defaults(), time, AT_THE_LIMIT)
                .around(READ, true, failing(9, network(READ, true)))
                .subscribe()
                .dispose();
        time.advanceTimeBy(Duration.ofDays(1));
        assertThat(attempts).hasValue(1);
    }

    static Stream<Throwable> askingForPatience() {
        return Stream.of(
                new ApiException("/job/info", 429, ErrorType.UNKNOWN, "", Duration.ofSeconds(30)),
                new UnexpectedAnswerException("/job/info", 503, "text/html", "", "odd", Duration.ofSeconds(30), null));
    }

    @ParameterizedTest
    @MethodSource("askingForPatience")
    void thePauseThatTheServiceAsksForIsKept(Throwable error) {
        RetryPolicy policy = RetryPolicy.defaults().withAttempts(3);
        run(new Retry(policy, time, AT_THE_LIMIT).around(READ, true, failing(9, error)));
        assertThat(at).containsExactly(0L, 30_500L, 61_000L);
    }

    @ParameterizedTest
    @MethodSource("askingForPatience")
    void aPauseLongerThanWeAreWillingToKeepIsFinal(Throwable error) {
        RetryPolicy policy = RetryPolicy.defaults().withLongestRetryAfter(Duration.ofSeconds(29));
        run(new Retry(policy, time, AT_THE_LIMIT).around(READ, true, failing(9, error)));
        assertThat(attempts).hasValue(1);
    }

    @Test
    void anOutageIsNotMadeWorseThanTheBudgetAllows() {
        Retry retry = new Retry(RetryPolicy.defaults().withBudget(20), time, new Random(1));
        for (int i = 0; i < 1000; i++) {
            run(retry.around(READ, true, failing(Integer.MAX_VALUE, network(READ, true))));
        }
        assertThat(attempts).hasValue(1000 + 20);
    }

    @Test
    void tenSuccessesEarnOneRepeat() {
        Retry retry = new Retry(RetryPolicy.defaults().withBudget(1), time, new Random(1));
        run(retry.around(READ, true, failing(Integer.MAX_VALUE, network(READ, true))));
        assertThat(attempts).hasValue(2);
        for (int i = 0; i < 10; i++) {
            run(retry.around(READ, true, Flux.just("done")));
        }
        attempts.set(0);
        run(retry.around(READ, true, failing(Integer.MAX_VALUE, network(READ, true))));
        assertThat(attempts).hasValue(2);
        attempts.set(0);
        run(retry.around(READ, true, failing(Integer.MAX_VALUE, network(READ, true))));
        assertThat(attempts).hasValue(1);
    }

    @Test
    void noneRepeatsNothing() {
        run(new Retry(RetryPolicy.none(), time, new Random(1)).around(READ, true, failing(9, network(READ, false))));
        assertThat(attempts).hasValue(1);
    }

    @Test
    void retryAfterIsReadAsSecondsAndAsADateByTheServersOwnClock() {
        assertThat(RetryAfter.of(503, Headers.of("Retry-After", " 120 "))).contains(Duration.ofSeconds(120));
        assertThat(RetryAfter.of(429, Headers.of("retry-after", "0"))).contains(Duration.ZERO);
        Headers date = Headers.of("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT");
        assertThat(RetryAfter.of(429, date.with("Date", "Wed, 21 Oct 2015 07:27:10 GMT")))
                .contains(Duration.ofSeconds(50));
        assertThat(RetryAfter.of(429, date.with("Date", "Wed, 21 Oct 2015 09:00:00 GMT")))
                .contains(Duration.ZERO);
        assertThat(RetryAfter.of(429, date)).isEmpty();
        assertThat(RetryAfter.of(500, Headers.of("Retry-After", "120"))).isEmpty();
        for (String nonsense : List.of("", "soon", "-1", "99999999999999999999", "1.5")) {
            assertThat(RetryAfter.of(429, Headers.of("Retry-After", nonsense))).isEmpty();
        }
    }

    @Test
    void aPolicyThatMakesNoSenseIsRefused() {
        RetryPolicy policy = RetryPolicy.defaults();
        assertThatIllegalArgumentException().isThrownBy(() -> policy.withAttempts(0));
        assertThatIllegalArgumentException().isThrownBy(() -> policy.withAttempts(21));
        assertThatIllegalArgumentException().isThrownBy(() -> policy.withBudget(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.withDelays(Duration.ofSeconds(2), Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> policy.withLongestRetryAfter(Duration.ofSeconds(-1)));
    }

    /** The pause runs on the injected timer and on nothing else. */
    @Test
    void pausesAreMeasuredByTheInjectedTimer() {
        Scheduler timer = time;
        Retry retry = new Retry(RetryPolicy.defaults(), timer, AT_THE_LIMIT);
        StepVerifier.create(retry.around(READ, true, failing(1, network(READ, true))))
                .then(() -> time.advanceTimeBy(Duration.ofMillis(499)))
                .then(() -> assertThat(attempts).hasValue(1))
                .then(() -> time.advanceTimeBy(Duration.ofMillis(1)))
                .expectNext("done")
                .verifyComplete();
    }
}
