package io.cielo24.captioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cielo24.ApiException;
import io.cielo24.JobFailedException;
import io.cielo24.WaitEndedException;
import io.cielo24.captioning.CaptioningEvent.StatusChanged;
import io.cielo24.captioning.CaptioningEvent.VersionReady;
import io.cielo24.captioning.FakeService.FakeJob;
import io.cielo24.captioning.FakeService.Fault;
import io.cielo24.job.Iwp;
import io.cielo24.job.Job;
import io.cielo24.job.JobStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Waiting for jobs, in virtual time. */
class WaitsTest extends FlowTestBase {

    private final List<Long> polls = new ArrayList<>();

    private FakeJob working() {
        FakeJob job = service.add("key" + service.jobs.size());
        job.status = "In Process";
        return job;
    }

    private Captioning flow(WaitPolicy policy) {
        return client().captioning(settings().withWaitPolicy(policy));
    }

    private void recordPolls() {
        service.faults = path -> {
            if (path.equals("job/info") || path.equals("job/list")) {
                polls.add(time.now(TimeUnit.MILLISECONDS));
            }
            return null;
        };
    }

    @Test
    void aWaitEndsWithTheCompleteJob() {
        FakeJob job = working();
        job.readyAt = 3_600_000;
        Watch<Job> wait = run(flow(WaitPolicy.defaults()).await(job.id));
        assertThat(wait.completed).isTrue();
        assertThat(wait.last().status()).isEqualTo(JobStatus.COMPLETE);
    }

    @Test
    void aJobThatFailsEndsTheWaitWithItsStatus() {
        FakeJob job = working();
        service.endStatus = "Media Failure";
        job.readyAt = 600_000;
        Watch<Job> wait = run(flow(WaitPolicy.defaults()).await(job.id));
        assertThat(wait.error.get()).isInstanceOfSatisfying(JobFailedException.class, failure -> {
            assertThat(failure.status()).isEqualTo("Media Failure");
            assertThat(failure.jobId()).isEqualTo(job.id);
        });
    }

    @Test
    void theDeadlineEndsTheWaitAndNotTheJob() {
        FakeJob job = working();
        job.status = "Authorizing";
        Watch<Job> wait = watch(flow(WaitPolicy.defaults())
                .await(job.id, Duration.ofMinutes(30))
                .flux());
        time.advanceTimeBy(Duration.ofSeconds(1799));
        assertThat(wait.error.get()).isNull();
        time.advanceTimeBy(Duration.ofSeconds(3));
        assertThat(wait.error.get())
                .isInstanceOfSatisfying(WaitEndedException.class, ended -> {
                    assertThat(ended.lastStatus()).isEqualTo("Authorizing");
                    assertThat(ended.jobId()).isEqualTo(job.id);
                })
                .hasMessageContaining("the job goes on");
    }

    @Test
    void aJobThatSomebodyDeletesWhileItIsWaitedForIsSaidToBeDeleted() {
        FakeJob job = working();
        FakeJob other = working();
        other.readyAt = 1_200_000;
        Captioning flow = flow(WaitPolicy.defaults());
        Watch<Job> wait = watch(flow.await(job.id).flux());
        Watch<Job> unconcerned = watch(flow.await(other.id).flux());
        time.advanceTimeBy(Duration.ofMinutes(5));
        service.remove(job);
        time.advanceTimeBy(Duration.ofMinutes(20));
        assertThat(wait.error.get())
                .isInstanceOfSatisfying(
                        JobFailedException.class,
                        failure -> assertThat(failure.status()).isEqualTo("deleted"))
                .hasMessageContaining("somebody deleted it");
        assertThat(unconcerned.last()).isNotNull();
    }

    @Test
    void intervalsGrowAndAreJitteredUpToTheLongest() {
        recordPolls();
        FakeJob job = working();
        watch(flow(WaitPolicy.defaults()).await(job.id).flux());
        time.advanceTimeBy(Duration.ofHours(2));
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < polls.size(); i++) {
            gaps.add(polls.get(i) - polls.get(i - 1));
        }
        double expected = 15_000;
        for (long gap : gaps) {
            assertThat((double) gap).isBetween(expected * 0.8 - 2_000, expected * 1.2 + 2_000);
            expected = Math.min(300_000, expected * 1.5);
        }
        assertThat(gaps.stream().distinct().count()).isGreaterThan(gaps.size() / 2);
    }

    @Test
    void tenThousandWaitsMakeAtMostOneRequestPerSecond() {
        recordPolls();
        service.keepQueries = false;
        int number = 10_000;
        for (int i = 0; i < number; i++) {
            FakeJob job = working();
            job.readyAt = 60_000 + i * 60L; // over ten minutes
        }
        Captioning flow = flow(WaitPolicy.defaults());
        int[] ended = {0};
        Flux.fromIterable(service.jobs.values())
                .flatMap(job -> flow.await(job.id), number)
                .subscribe(job -> ended[0]++);
        int seconds = 0;
        while (ended[0] < number && seconds < 20_000) {
            time.advanceTimeBy(Duration.ofSeconds(1));
            seconds++;
        }
        assertThat(ended[0]).isEqualTo(number);
        for (int i = 1; i < polls.size(); i++) {
            assertThat(polls.get(i) - polls.get(i - 1)).isGreaterThanOrEqualTo(1_000);
        }
        assertThat(polls.size()).isLessThanOrEqualTo(seconds);
        // Nobody waits much longer than the longest interval after the last job was ready.
        assertThat(seconds).isLessThan(60 + 600 + 450);
        assertThat(polls.size())
                .as("requests for 10,000 waits of 1 to 11 minutes")
                .isLessThan(700);
    }

    @Test
    void aWaitForOneJobAsksForThatJobOnly() {
        FakeJob job = working();
        job.readyAt = 100_000;
        run(flow(WaitPolicy.defaults()).await(job.id));
        assertThat(service.count("job/list")).isZero();
    }

    @Test
    void severalWaitsForOneJobShareItsRequests() {
        FakeJob job = working();
        job.readyAt = 100_000;
        Captioning flow = flow(WaitPolicy.defaults());
        Watch<Job> waits = run(Flux.range(0, 50).flatMap(i -> flow.await(job.id), 50));
        assertThat(waits.items).hasSize(50);
        assertThat(service.count("job/info")).isLessThan(12);
    }

    @Test
    void jobsOfManyStrangersBetweenOursAreNotReadForEver() {
        FakeJob first = working();
        for (int i = 0; i < 3_000; i++) {
            service.add("stranger" + i).status = "In Process";
        }
        FakeJob last = working();
        first.readyAt = 7_200_000;
        last.readyAt = 7_200_000;
        Captioning flow = flow(WaitPolicy.defaults());
        Watch<Job> waits = run(Flux.just(first, last).flatMap(job -> flow.await(job.id)));
        assertThat(waits.items).hasSize(2);
        assertThat(service.count("job/list")).isLessThan(service.count("job/info"));
    }

    @Test
    void aCallbackMakesTheWaitLookAtOnce() {
        FakeJob job = working();
        Captioning flow = flow(WaitPolicy.defaults().withIntervals(Duration.ofHours(10), Duration.ofHours(10)));
        Watch<Job> wait = watch(flow.await(job.id).flux());
        time.advanceTimeBy(Duration.ofMinutes(1));
        job.readyAt = 0;
        time.advanceTimeBy(Duration.ofMinutes(1));
        assertThat(wait.completed).isFalse();
        flow.deliver(new Callback(job.id, Iwp.FINAL, "v1", Map.of()));
        time.advanceTimeBy(Duration.ofSeconds(2));
        assertThat(wait.completed).isTrue();
    }

    @Test
    void aCallbackThatIsNotTrueIsNotBelieved() {
        FakeJob job = working();
        Captioning flow = flow(WaitPolicy.defaults().withIntervals(Duration.ofHours(10), Duration.ofHours(10)));
        Watch<Job> wait = watch(flow.await(job.id).flux());
        time.advanceTimeBy(Duration.ofMinutes(1));
        flow.deliver(new Callback(job.id, Iwp.FINAL, "v1", Map.of()));
        time.advanceTimeBy(Duration.ofMinutes(1));
        assertThat(wait.completed).isFalse();
        assertThat(wait.error.get()).isNull();
    }

    @Test
    void aCallbackThatComesBeforeItsWaitIsRemembered() {
        service.processing = 0;
        Captioning flow = flow(WaitPolicy.defaults().callbacksOnly(Duration.ofDays(1)));
        // The job is ready at once, and its callback is quicker than the answer to the order.
        service.delays = path -> {
            if (path.equals("job/perform_transcription")) {
                flow.deliver(new Callback(service.only().id, Iwp.FINAL, "v1", Map.of()));
            }
            return Mono.empty();
        };
        Watch<CaptionOutcome> outcome = watch(flow.caption(order("a").build()).flux());
        time.advanceTimeBy(Duration.ofMinutes(1));
        assertThat(outcome.completed).isTrue();
    }

    @Test
    void anAnswerThatIsOlderThanTheCallbackDoesNotPutItOff() {
        FakeJob job = working();
        Captioning flow = flow(WaitPolicy.defaults().callbacksOnly(Duration.ofDays(1)));
        Sinks.Empty<Void> arrives = Sinks.empty();
        service.answerDelays = path -> path.equals("job/info") ? arrives.asMono() : Mono.empty();
        Watch<Job> wait = watch(flow.await(job.id).flux());
        time.advanceTimeBy(Duration.ofMinutes(1));
        assertThat(service.count("job/info")).isEqualTo(1);
        job.readyAt = 0;
        flow.deliver(new Callback(job.id, Iwp.FINAL, "v1", Map.of()));
        arrives.tryEmitEmpty().orThrow();
        time.advanceTimeBy(Duration.ofMinutes(1));
        assertThat(wait.completed).isTrue();
        assertThat(service.count("job/info")).isEqualTo(2);
    }

    @Test
    void withoutPollingNothingIsAskedUntilACallbackComes() {
        FakeJob job = working();
        Captioning flow = flow(WaitPolicy.defaults().callbacksOnly(Duration.ofDays(2)));
        Watch<Job> wait = watch(flow.await(job.id).flux());
        time.advanceTimeBy(Duration.ofHours(20));
        assertThat(service.count("job/info")).isEqualTo(1);
        job.readyAt = 0;
        flow.deliver(new Callback(job.id, null, null, Map.of()));
        time.advanceTimeBy(Duration.ofSeconds(2));
        assertThat(wait.completed).isTrue();
    }

    @Test
    void interimVersionsAreTold() {
        service.processing = 600_000;
        Captioning flow = flow(WaitPolicy.defaults());
        List<CaptioningEvent> events = new ArrayList<>();
        flow.captionAll(Flux.just(order("a").build())).subscribe(events::add);
        time.advanceTimeBy(Duration.ofSeconds(20));
        flow.deliver(new Callback(service.only().id, Iwp.MECHANICAL, "v0", Map.of()));
        time.advanceTimeBy(Duration.ofMinutes(20));
        assertThat(events)
                .anySatisfy(event -> assertThat(event).isInstanceOfSatisfying(VersionReady.class, ready -> {
                    assertThat(ready.iwp()).isEqualTo(Iwp.MECHANICAL);
                    assertThat(ready.version()).isEqualTo("v0");
                }));
        assertThat(events.stream().filter(StatusChanged.class::isInstance)).isNotEmpty();
    }

    @Test
    void interimVersionsAreLookedForIfThatIsWanted() {
        service.processing = 600_000;
        Captioning flow = client().captioning(settings().withWatchVersions(true));
        Watch<CaptioningEvent> events = run(flow.captionAll(Flux.just(order("a").build())));
        assertThat(events.items.stream().filter(VersionReady.class::isInstance)).hasSize(2);
    }

    @Test
    void anOutageDoesNotEndTheWaitsAndIsNotHammered() {
        FakeJob job = working();
        job.readyAt = 0;
        service.faults = path -> Fault.REFUSED;
        Watch<Job> wait = watch(flow(WaitPolicy.defaults()).await(job.id).flux());
        time.advanceTimeBy(Duration.ofHours(1));
        assertThat(wait.error.get()).isNull();
        assertThat(service.requests.values().stream()
                        .mapToInt(count -> count.get())
                        .sum())
                .isLessThan(100);
        service.faults = path -> null;
        time.advanceTimeBy(Duration.ofMinutes(10));
        assertThat(wait.completed).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"BAD_GATEWAY", "TOO_MANY", "ERROR_500"})
    void whateverTheServiceSaysInAnOutageItDoesNotEndTheWaits(Fault outage) {
        FakeJob one = working();
        FakeJob other = working();
        one.readyAt = 0;
        other.readyAt = 0;
        service.faults = path -> path.startsWith("job/") ? outage : null;
        Captioning flow = flow(WaitPolicy.defaults());
        Watch<Job> waits = watch(Flux.just(one, other).flatMap(job -> flow.await(job.id)));
        time.advanceTimeBy(Duration.ofMinutes(10));
        assertThat(waits.error.get()).isNull();
        service.faults = path -> null;
        time.advanceTimeBy(Duration.ofMinutes(10));
        assertThat(waits.items).hasSize(2);
    }

    @Test
    void aTimerThatIsGoneEndsTheWaitInsteadOfLettingItHang() {
        FakeJob job = working();
        time.dispose();
        Watch<Job> wait = watch(flow(WaitPolicy.defaults()).await(job.id).flux());
        assertThat(wait.error.get()).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void aDeadlineInAnOutageSaysWhatWasInTheWay() {
        FakeJob job = working();
        service.faults = path -> Fault.REFUSED;
        Watch<Job> wait = watch(flow(WaitPolicy.defaults())
                .await(job.id, Duration.ofMinutes(10))
                .flux());
        time.advanceTimeBy(Duration.ofMinutes(11));
        assertThat(wait.error.get()).isInstanceOf(WaitEndedException.class);
        assertThat(wait.error.get().getSuppressed()).isNotEmpty();
    }

    @Test
    void aRefusalThatWillNotPassEndsTheWaits() {
        Watch<Job> wait = run(flow(WaitPolicy.defaults()).await("0123456789abcdef0123456789abcdef"));
        assertThat(wait.error.get()).isInstanceOf(JobFailedException.class);
        FakeJob job = working();
        service.faults = path -> path.equals("account/login") ? null : Fault.EXPIRED;
        Watch<Job> expired = run(flow(WaitPolicy.defaults()).await(job.id));
        assertThat(expired.error.get()).isInstanceOf(ApiException.class);
    }

    @Test
    void cancellingAWaitEndsItsRequests() {
        FakeJob job = working();
        flow(WaitPolicy.defaults()).await(job.id).subscribe().dispose();
        time.advanceTimeBy(Duration.ofHours(1));
        int sent = service.count("job/info");
        time.advanceTimeBy(Duration.ofHours(10));
        assertThat(service.count("job/info")).isEqualTo(sent).isLessThanOrEqualTo(1);
    }

    @Test
    void aPolicyThatMakesNoSenseIsRefused() {
        WaitPolicy policy = WaitPolicy.defaults();
        assertThatIllegalArgumentException().isThrownBy(() -> policy.withGrowth(0.9));
        assertThatIllegalArgumentException().isThrownBy(() -> policy.withGrowth(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> policy.withBatch(0));
        assertThatIllegalArgumentException().isThrownBy(() -> policy.withSpacing(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.withIntervals(Duration.ofSeconds(2), Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> policy.withDeadline(Duration.ofDays(101)));
    }
}
