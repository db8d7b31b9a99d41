package io.cielo24.internal;

import static io.cielo24.internal.FakeTransport.json;
import static io.cielo24.internal.TestClient.JOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.NetworkException;
import io.cielo24.OutcomeUnknownException;
import io.cielo24.RetryPolicy;
import io.cielo24.Timeouts;
import io.cielo24.job.NewJob;
import io.cielo24.media.MediaFormat;
import io.cielo24.media.MediaSource;
import io.cielo24.transport.Headers;
import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportRequest;
import io.cielo24.transport.TransportResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Silence of the other side, by phase and by progress, in virtual time. */
class WatchTest {

    private static final Timeouts TIMEOUTS = Timeouts.defaults()
            .withAnswer(Duration.ofSeconds(10))
            .withUploadStall(Duration.ofSeconds(20))
            .withDownloadStall(Duration.ofSeconds(5));

    private VirtualTimeScheduler time;

    @BeforeEach
    void virtualTime() {
        time = VirtualTimeScheduler.create();
    }

    @AfterEach
    void realTime() {
        time.dispose();
    }

    private Cielo24Client client(HttpTransport transport) {
        return Cielo24Client.builder()
                .endpoint(TestClient.ENDPOINT)
                .credentials(Credentials.token("t"))
                .transport(transport)
                .timer(time)
                .retries(RetryPolicy.none())
                .timeouts(TIMEOUTS)
                .build();
    }

    @Test
    void aSilentServiceEndsAReadNotBeforeTheLimitAndAtMostATenthAfter() {
        Mono<?> call = client(new FakeTransport(sent -> Mono.never())).jobs().info(JOB);
        AtomicReference<Throwable> ended = new AtomicReference<>();
        call.subscribe(answer -> {}, ended::set);
        time.advanceTimeBy(Duration.ofMillis(9_990));
        assertThat(ended).hasNullValue();
        time.advanceTimeBy(Duration.ofMillis(1_010));
        assertThat(ended.get())
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("/job/info")
                .hasMessageContaining("PT10S");
    }

    @Test
    void aSilentServiceLeavesTheOutcomeOfABilledCallUnknown() {
        Mono<?> call = client(new FakeTransport(sent -> Mono.never()))
                .jobs()
                .create(NewJob.builder().name("n").externalId("key-1").build());
        StepVerifier.create(call)
                .then(() -> time.advanceTimeBy(Duration.ofSeconds(12)))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(OutcomeUnknownException.class, unknown -> {
                            assertThat(unknown.externalId()).contains("key-1");
                            assertThat(unknown.lookUp()).contains("job/list");
                        }))
                .verify(Duration.ofSeconds(5));
    }

    @Test
    void anAnswerAfterManyQuietPhasesBelowTheLimitArrives() {
        TestPublisher<ByteBuffer> body = TestPublisher.create();
        FakeTransport transport = new FakeTransport(sent -> Mono.delay(Duration.ofSeconds(9), time)
                .map(x -> new TransportResponse(200, Headers.empty(), body.flux())));
        StepVerifier.create(client(transport).media().download(JOB, MediaFormat.MP4))
                .then(() -> time.advanceTimeBy(Duration.ofSeconds(9)))
                .then(() -> {
                    for (int i = 0; i < 10; i++) {
                        time.advanceTimeBy(Duration.ofMillis(4_400));
                        body.next(ByteBuffer.wrap(new byte[] {1}));
                    }
                    body.complete();
                })
                .expectNextCount(10)
                .expectComplete()
                .verify(Duration.ofSeconds(5));
    }

    @Test
    void aDownloadThatStallsWhileMoreIsWantedEnds() {
        FakeTransport transport = new FakeTransport(sent -> Mono.just(new TransportResponse(
                200, Headers.empty(), Flux.concat(Flux.just(ByteBuffer.wrap(new byte[9])), Flux.never()))));
        StepVerifier.create(client(transport).media().download(JOB, MediaFormat.MP4))
                .expectNextCount(1)
                .then(() -> time.advanceTimeBy(Duration.ofMillis(5_600)))
                .expectErrorSatisfies(error ->
                        assertThat(error).isInstanceOf(NetworkException.class).hasMessageContaining("PT5S"))
                .verify(Duration.ofSeconds(5));
    }

    @Test
    void aConsumerThatTakesItsTimeIsNoStall() {
        Flux<ByteBuffer> body = Flux.range(0, 3).map(i -> ByteBuffer.wrap(new byte[] {1}));
        FakeTransport transport =
                new FakeTransport(sent -> Mono.just(new TransportResponse(200, Headers.empty(), body)));
        StepVerifier.create(client(transport).media().download(JOB, MediaFormat.MP4), 1)
                .expectNextCount(1)
                .then(() -> time.advanceTimeBy(Duration.ofHours(3)))
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> time.advanceTimeBy(Duration.ofHours(3)))
                .thenRequest(2)
                .expectNextCount(1)
                .expectComplete()
                .verify(Duration.ofSeconds(5));
    }

    @Test
    void anUploadThatTheConnectionDoesNotTakeEndsAndNothingCanHaveBeenTaken() {
        Mono<?> call = client(new StuckAfterOne())
                .media()
                .addMedia(JOB, MediaSource.publisher(Flux.range(0, 4).map(i -> ByteBuffer.allocate(5)), 20));
        AtomicReference<Throwable> ended = new AtomicReference<>();
        call.subscribe(answer -> {}, ended::set);
        time.advanceTimeBy(Duration.ofMillis(19_900));
        assertThat(ended).hasNullValue();
        time.advanceTimeBy(Duration.ofMillis(2_600));
        assertThat(ended.get()).isInstanceOf(NetworkException.class).hasMessageContaining("upload stalled");
    }

    @Test
    void aSlowMediaOfTheCallerIsNoStall() {
        Flux<ByteBuffer> slow = Flux.interval(Duration.ofHours(1), time).take(3).map(i -> ByteBuffer.allocate(1));
        FakeTransport transport = new FakeTransport(sent -> json(200, "{\"TaskId\":\"t\"}"));
        StepVerifier.create(client(transport).media().addMedia(JOB, MediaSource.publisher(slow, 3)))
                .then(() -> time.advanceTimeBy(Duration.ofHours(4)))
                .expectNextCount(1)
                .expectComplete()
                .verify(Duration.ofSeconds(5));
    }

    @Test
    void aDeadlineEndsTheWholeCall() {
        Cielo24Client client = Cielo24Client.builder()
                .endpoint(TestClient.ENDPOINT)
                .credentials(Credentials.token("t"))
                .transport(new FakeTransport(sent -> Mono.never()))
                .timer(time)
                .retries(RetryPolicy.none())
                .timeouts(TIMEOUTS.withDeadline(Duration.ofSeconds(2)))
                .build();
        StepVerifier.create(client.jobs().info(JOB))
                .then(() -> time.advanceTimeBy(Duration.ofSeconds(2)))
                .expectErrorSatisfies(error ->
                        assertThat(error).isInstanceOf(NetworkException.class).hasMessageContaining("deadline of PT2S"))
                .verify(Duration.ofSeconds(5));
    }

    @Test
    void aRequestThatComesWithABufferLeavesTheTurnWithTheServiceThatIsToSendMore() throws Exception {
        assertThat(stallsAfterRequestAndBufferAtOnce(false, (source, watch) -> new WatchedBody(source, watch)))
                .containsOnly(true);
    }

    @Test
    void aRequestThatComesWithABufferLeavesTheTurnWithTheSourceOfAnUpload() throws Exception {
        assertThat(stallsAfterRequestAndBufferAtOnce(
                        true, (source, watch) -> new GuardedBody(new Upload(2, source, false, progress -> {}), watch)))
                .containsOnly(false);
    }

    @Test
    void aRequestThatComesWithTheLastBufferLeavesTheTurnWithTheServiceThatIsToAnswer() throws Exception {
        assertThat(stallsAfterRequestAndBufferAtOnce(
                        true, (source, watch) -> new GuardedBody(new Upload(1, source, false, progress -> {}), watch)))
                .containsOnly(true);
    }

    /** One byte is asked for; it comes on one thread while another is asked for on a second one. Many times over. */
    private static Set<Boolean> stallsAfterRequestAndBufferAtOnce(
            boolean upload, BiFunction<Flux<ByteBuffer>, Watch, Publisher<ByteBuffer>> body) throws Exception {
        Set<Boolean> stalls = new HashSet<>();
        AtomicReference<Subscription> demand = new AtomicReference<>();
        AtomicBoolean over = new AtomicBoolean();
        Thread requests = new Thread(() -> {
            while (!over.get()) {
                Subscription next = demand.get();
                if (next == null) {
                    Thread.onSpinWait();
                } else {
                    next.request(1);
                    demand.set(null);
                }
            }
        });
        requests.start();
        try {
            long start = System.nanoTime();
            while (System.nanoTime() - start < 200_000_000) {
                Watch watch = new Watch(TIMEOUTS, upload, 1_000);
                AtomicBoolean stalled = new AtomicBoolean();
                watch.onStall(stall -> stalled.set(true));
                TestPublisher<ByteBuffer> source = TestPublisher.create();
                BaseSubscriber<ByteBuffer> subscriber = new BaseSubscriber<>() {
                    @Override
                    protected void hookOnSubscribe(Subscription subscription) {
                        subscription.request(1);
                    }
                };
                body.apply(source.flux(), watch).subscribe(subscriber);
                ByteBuffer buffer = ByteBuffer.allocate(1);
                demand.set(subscriber);
                source.next(buffer);
                while (demand.get() != null) {
                    Thread.onSpinWait();
                }
                for (int second = 0; second < 40; second++) {
                    watch.tick();
                }
                stalls.add(stalled.get());
            }
        } finally {
            over.set(true);
            requests.join();
        }
        return stalls;
    }

    @Test
    void theTimerRestsWhileThereIsNothingToWatch() {
        AtomicInteger ticks = new AtomicInteger();
        Watches watches = new Watches(TIMEOUTS, new CountingScheduler(time, ticks));
        for (int round = 1; round <= 3; round++) {
            Disposable watched = watches.expiry(watches.watch(false)).subscribe();
            time.advanceTimeBy(Duration.ofSeconds(2));
            watched.dispose();
            time.advanceTimeBy(Duration.ofHours(1));
            assertThat(ticks.getAndSet(0))
                    .as("ticks of half a second in round %d", round)
                    .isBetween(4, 5);
        }
    }

    @Test
    void aTimerThatIsGoneFailsEveryCallInsteadOfLettingTheNextGoUnwatched() {
        Watches watches = new Watches(TIMEOUTS, time);
        time.dispose();
        for (int call = 1; call <= 2; call++) {
            StepVerifier.create(watches.expiry(watches.watch(false)))
                    .expectError(RejectedExecutionException.class)
                    .verify(Duration.ofSeconds(1));
        }
    }

    private record CountingScheduler(Scheduler time, AtomicInteger runs) implements Scheduler {

        @Override
        public Disposable schedule(Runnable task) {
            return time.schedule(task);
        }

        @Override
        public Disposable schedulePeriodically(Runnable task, long delay, long period, TimeUnit unit) {
            Runnable counted = () -> {
                runs.incrementAndGet();
                task.run();
            };
            return time.schedulePeriodically(counted, delay, period, unit);
        }

        @Override
        public Worker createWorker() {
            return time.createWorker();
        }
    }

    /** Takes one buffer of the body and then no more, as a connection whose other side does not read. */
    private static final class StuckAfterOne implements HttpTransport {

        @Override
        public String name() {
            return "stuck";
        }

        @Override
        public <T> Flux<T> exchange(
                TransportRequest request,
                Function<? super TransportResponse, ? extends Publisher<? extends T>> handler) {
            return Flux.create(sink -> {
                BaseSubscriber<ByteBuffer> body = new BaseSubscriber<>() {
                    @Override
                    protected void hookOnSubscribe(Subscription subscription) {
                        subscription.request(1);
                    }
                };
                request.body().subscribe(body);
                sink.onDispose(body);
            });
        }

        @Override
        public void close() {}
    }
}
