package io.cielo24.internal;

import static io.cielo24.internal.FakeTransport.json;
import static io.cielo24.internal.TestClient.JOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.ActivityListener;
import io.cielo24.ApiException;
import io.cielo24.Cielo24Client;
import io.cielo24.NetworkException;
import io.cielo24.Timeouts;
import io.cielo24.media.MediaSource;
import io.cielo24.transcript.CaptionFormat;
import io.cielo24.transcript.CaptionRequest;
import io.cielo24.transport.TransportResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** What a listener is told of. */
class ActivitiesTest {

    private static final String JOB_JSON = "{\"JobId\":\"" + JOB + "\",\"JobStatus\":\"Pending\"}";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final List<String> told = new CopyOnWriteArrayList<>();

    /** Writes down what it is told, and hands its own name down the context. */
    private final class Recorder implements ActivityListener {

        @Override
        public Running started(Activity activity, ContextView context) {
            String name = activity.kind()
                    + (activity.number() == 0 ? "" : " " + activity.number())
                    + (activity.method().isEmpty() ? "" : " " + activity.method())
                    + " " + activity.endpoint() + " in " + context.getOrDefault("parent", "nothing");
            told.add("> " + name);
            return new Running() {
                @Override
                public Context within(Context outer) {
                    return outer.put("parent", activity.kind() + " " + activity.endpoint());
                }

                @Override
                public void ended(End end) {
                    String error = end.error() == null
                            ? ""
                            : " " + end.error().getClass().getSimpleName();
                    told.add("< " + activity.kind() + " " + activity.endpoint() + " " + end.status() + " "
                            + end.attempts() + " attempts, " + end.bytesSent() + " up, " + end.bytesReceived() + " down"
                            + error + (end.cancelled() ? " cancelled" : ""));
                }
            };
        }
    }

    /** Logged with its stack trace, so it has none. */
    private static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Broken() {
            super("broken listener, as the test wants it", null, false, false);
        }
    }

    private Cielo24Client client(Function<FakeTransport.Sent, Mono<TransportResponse>> service) {
        return builder(service).listener(new Recorder()).build();
    }

    private Cielo24Client.Builder builder(Function<FakeTransport.Sent, Mono<TransportResponse>> service) {
        return TestClient.builder(TestClient.transport(service)).timer(time);
    }

    @Test
    void withoutAListenerAPublisherIsTheOneThatItWas() {
        Activities nobody = new Activities(null, "fake");
        Flux<String> flux = Flux.just("x");
        Mono<String> mono = Mono.just("x");
        assertThat(nobody.call(Endpoint.JOB_INFO, flux)).isSameAs(flux);
        assertThat(nobody.call(Endpoint.JOB_INFO, mono)).isSameAs(mono);
        assertThat(nobody.waiting(flux)).isSameAs(flux);
        assertThat(Ongoing.attempt("GET", Context.empty())).isNull();
    }

    @Test
    void theFirstCallHoldsTheLoginAndItsOwnAttempt() {
        Cielo24Client client = client(sent -> json(200, JOB_JSON));
        client.jobs().info(JOB).block(PATIENCE);
        int login = ("{\"ApiToken\":\"" + TestClient.TOKEN + "\"}").length();
        assertThat(told)
                .containsExactly(
                        "> CALL /job/info in nothing",
                        "> CALL /account/login in CALL /job/info",
                        "> ATTEMPT 1 GET /account/login in CALL /account/login",
                        "< ATTEMPT /account/login 200 0 attempts, 0 up, " + login + " down",
                        "< CALL /account/login 200 1 attempts, 0 up, " + login + " down",
                        "> ATTEMPT 1 GET /job/info in CALL /job/info",
                        "< ATTEMPT /job/info 200 0 attempts, 0 up, " + JOB_JSON.length() + " down",
                        "< CALL /job/info 200 1 attempts, 0 up, " + JOB_JSON.length() + " down");
    }

    @Test
    void everyRepeatIsAnAttemptAndThePauseBeforeItIsToldToo() {
        AtomicInteger asked = new AtomicInteger();
        Cielo24Client client = client(sent -> asked.incrementAndGet() < 3 ? json(503, "") : json(200, JOB_JSON));
        client.account().login().block(PATIENCE);
        told.clear();
        client.jobs().info(JOB).subscribe();
        time.advanceTimeBy(Duration.ofMinutes(1));
        assertThat(told)
                .containsExactly(
                        "> CALL /job/info in nothing",
                        "> ATTEMPT 1 GET /job/info in CALL /job/info",
                        "< ATTEMPT /job/info 503 0 attempts, 0 up, 0 down UnexpectedAnswerException",
                        "> PAUSE 1 /job/info in CALL /job/info",
                        "< PAUSE /job/info 0 0 attempts, 0 up, 0 down",
                        "> ATTEMPT 2 GET /job/info in CALL /job/info",
                        "< ATTEMPT /job/info 503 0 attempts, 0 up, 0 down UnexpectedAnswerException",
                        "> PAUSE 2 /job/info in CALL /job/info",
                        "< PAUSE /job/info 0 0 attempts, 0 up, 0 down",
                        "> ATTEMPT 3 GET /job/info in CALL /job/info",
                        "< ATTEMPT /job/info 200 0 attempts, 0 up, " + JOB_JSON.length() + " down",
                        "< CALL /job/info 200 3 attempts, 0 up, " + JOB_JSON.length() + " down");
    }

    @Test
    void anUploadIsCountedByTheByte() {
        Cielo24Client client = client(sent -> json(200, "{\"TaskId\":\"" + JOB + "\"}"));
        client.media().addMedia(JOB, MediaSource.bytes(new byte[12_345])).block(PATIENCE);
        assertThat(told).anyMatch(line -> line.startsWith("< ATTEMPT /job/add_media 200 0 attempts, 12345 up"));
        assertThat(told).anyMatch(line -> line.startsWith("< CALL /job/add_media 200 1 attempts, 12345 up"));
    }

    @Test
    void aTextThatWasReadToItsEndIsNoCancellation() {
        Cielo24Client client = client(sent -> json(200, "WEBVTT"));
        client.transcripts()
                .captionText(JOB, CaptionRequest.of(CaptionFormat.WEB_VTT))
                .block(PATIENCE);
        assertThat(told).contains("< CALL /job/get_caption 200 1 attempts, 0 up, 6 down");
        assertThat(told).noneMatch(line -> line.contains("cancelled"));
    }

    @Test
    void aSubscriberThatLeavesIsToldOnceAsACancellation() {
        Cielo24Client client = client(sent -> Mono.never());
        Disposable call = client.jobs().info(JOB).subscribe();
        call.dispose();
        call.dispose();
        assertThat(told)
                .contains(
                        "< ATTEMPT /job/info 0 0 attempts, 0 up, 0 down cancelled",
                        "< CALL /job/info 0 1 attempts, 0 up, 0 down cancelled");
        assertThat(told).filteredOn(line -> line.startsWith("< CALL /job/info")).hasSize(1);
    }

    @Test
    void aDeadlineIsTheCallsFailureAndTheEndOfItsAttempt() {
        Cielo24Client client = builder(sent -> Mono.never())
                .timeouts(Timeouts.defaults().withDeadline(Duration.ofSeconds(5)))
                .listener(new Recorder())
                .build();
        StepVerifier.create(client.jobs().info(JOB))
                .then(() -> time.advanceTimeBy(Duration.ofSeconds(5)))
                .expectError(NetworkException.class)
                .verify(PATIENCE);
        assertThat(told)
                .contains(
                        "< ATTEMPT /job/info 0 0 attempts, 0 up, 0 down cancelled",
                        "< CALL /job/info 0 1 attempts, 0 up, 0 down NetworkException");
    }

    @Test
    void aRefusalIsTheErrorOfAttemptAndCall() {
        Cielo24Client client = client(sent -> json(400, "{\"ErrorType\":\"ITEM_NOT_FOUND\",\"ErrorComment\":\"no\"}"));
        StepVerifier.create(client.jobs().info(JOB))
                .expectError(ApiException.class)
                .verify(PATIENCE);
        assertThat(told)
                .filteredOn(line -> line.startsWith("< ") && line.contains("/job/info"))
                .hasSize(2)
                .allMatch(line -> line.contains(" 400 ") && line.endsWith("ApiException"));
    }

    @Test
    void aListenerThatFailsChangesNothing() {
        AtomicInteger failures = new AtomicInteger();
        ActivityListener atOnce = (activity, context) -> {
            failures.incrementAndGet();
            throw new Broken();
        };
        ActivityListener later = (activity, context) -> new ActivityListener.Running() {
            @Override
            public Context within(Context outer) {
                failures.incrementAndGet();
                throw new Broken();
            }

            @Override
            public void ended(ActivityListener.End end) {
                failures.incrementAndGet();
                throw new Broken();
            }
        };
        for (ActivityListener listener : List.of(atOnce, later)) {
            Cielo24Client client =
                    builder(sent -> json(200, JOB_JSON)).listener(listener).build();
            assertThat(client.jobs().info(JOB).block(PATIENCE)).isNotNull();
        }
        assertThat(failures).hasValueGreaterThanOrEqualTo(4 + 8);
    }
}
