package io.cielo24.internal;

import static io.cielo24.internal.FakeTransport.json;
import static io.cielo24.internal.TestClient.JOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.ApiException;
import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.ErrorType;
import io.cielo24.media.MediaSource;
import io.cielo24.transport.TransportResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class SessionTest {

    private static final String JOB_JSON = "{\"JobId\":\"" + JOB + "\",\"JobStatus\":\"Pending\"}";
    private static final String EXPIRED =
            "{\"ErrorType\":\"BAD_API_TOKEN\",\"ErrorComment\":\"Invalid or expired API token\"}";

    private final AtomicInteger logins = new AtomicInteger();

    private FakeTransport.Sent last;

    private FakeTransport service(Function<String, Mono<TransportResponse>> byToken) {
        return new FakeTransport(sent -> {
            if (sent.path().endsWith("/login")) {
                return json(200, "{\"ApiToken\":\"token" + logins.incrementAndGet() + "\"}");
            }
            last = sent;
            return byToken.apply(sent.query().replaceAll(".*api_token=", ""));
        });
    }

    @Test
    void aThousandSimultaneousFirstCallsLogInOnce() {
        Sinks.One<String> loginMayEnd = Sinks.one();
        FakeTransport transport = new FakeTransport(sent -> {
            if (sent.path().endsWith("/login")) {
                logins.incrementAndGet();
                return loginMayEnd.asMono().flatMap(token -> json(200, "{\"ApiToken\":\"" + token + "\"}"));
            }
            return json(200, JOB_JSON);
        });
        Cielo24Client client = TestClient.client(transport);
        AtomicInteger answers = new AtomicInteger();
        StepVerifier.create(Flux.range(0, 1000)
                        .flatMap(i -> client.jobs().info(JOB).subscribeOn(Schedulers.parallel()), 1000)
                        .doOnNext(job -> answers.incrementAndGet())
                        .then())
                .then(() -> assertThat(loginMayEnd.tryEmitValue("abc")).isEqualTo(Sinks.EmitResult.OK))
                .expectComplete()
                .verify(Duration.ofSeconds(20));
        assertThat(logins).hasValue(1);
        assertThat(answers).hasValue(1000);
    }

    @Test
    void theTokenIsReused() {
        Cielo24Client client = TestClient.client(service(token -> json(200, JOB_JSON)));
        client.jobs().info(JOB).repeat(4).blockLast();
        assertThat(logins).hasValue(1);
    }

    @Test
    void anExpiredTokenIsReplacedOnceAndTheCallRepeated() {
        Cielo24Client client =
                TestClient.client(service(token -> token.equals("token1") ? json(400, EXPIRED) : json(200, JOB_JSON)));
        assertThat(client.jobs().info(JOB).block()).isNotNull();
        assertThat(logins).hasValue(2);
        assertThat(last.query()).endsWith("api_token=token2");
    }

    @Test
    void aTokenThatStaysBadEndsTheCallAfterOneRepeat() {
        Cielo24Client client = TestClient.client(service(token -> json(400, EXPIRED)));
        StepVerifier.create(client.jobs().info(JOB))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(
                                ApiException.class,
                                refusal -> assertThat(refusal.type()).isEqualTo(ErrorType.BAD_API_TOKEN)))
                .verify(Duration.ofSeconds(5));
        assertThat(logins).hasValue(2);
    }

    @Test
    void manyCallsOnOneExpiredTokenLogInAgainOnce() {
        Cielo24Client client =
                TestClient.client(service(token -> token.equals("token1") ? json(400, EXPIRED) : json(200, JOB_JSON)));
        client.account().login().block();
        Flux.range(0, 200)
                .flatMap(i -> client.jobs().info(JOB).subscribeOn(Schedulers.parallel()), 200)
                .blockLast(Duration.ofSeconds(20));
        assertThat(logins).hasValue(2);
    }

    @Test
    void aOneShotBodyIsNotSentAgainButTheNextCallHasANewSession() {
        Cielo24Client client = TestClient.client(
                service(token -> token.equals("token1") ? json(400, EXPIRED) : json(200, "{\"TaskId\":\"t\"}")));
        MediaSource once = MediaSource.publisher(Flux.defer(() -> Flux.just(ByteBuffer.allocate(3))), 3);
        StepVerifier.create(client.media().addMedia(JOB, once))
                .expectErrorSatisfies(error -> assertThat(error).hasMessageContaining("BAD_API_TOKEN"))
                .verify(Duration.ofSeconds(5));
        assertThat(client.media().addMedia(JOB, once).block()).isNotNull();
    }

    @Test
    void aReadyTokenIsUsedAsItIsAndNeverRenewed() {
        Cielo24Client client = TestClient.builder(service(token -> json(400, EXPIRED)))
                .credentials(Credentials.token("ready"))
                .build();
        StepVerifier.create(client.jobs().info(JOB))
                .expectError(ApiException.class)
                .verify(Duration.ofSeconds(5));
        assertThat(logins).hasValue(0);
        assertThat(last.query()).endsWith("api_token=ready");
    }

    @Test
    void aFailedLoginIsToldToTheCallerAndTheNextCallTriesAgain() {
        AtomicInteger attempts = new AtomicInteger();
        FakeTransport transport = new FakeTransport(sent -> sent.path().endsWith("/login")
                ? attempts.incrementAndGet() == 1
                        ? json(400, "{\"ErrorType\":\"LOGIN_INVALID\",\"ErrorComment\":\"Invalid login\"}")
                        : json(200, "{\"api_token\":\"t\"}")
                : json(200, JOB_JSON));
        Cielo24Client client = TestClient.client(transport);
        StepVerifier.create(client.jobs().info(JOB))
                .expectErrorSatisfies(error -> assertThat(error)
                        .hasMessageContaining("LOGIN_INVALID")
                        .hasMessageNotContaining("the-secret-key"))
                .verify(Duration.ofSeconds(5));
        assertThat(client.jobs().info(JOB).block()).isNotNull();
    }

    @Test
    void aCallerThatCancelsDoesNotTakeTheLoginFromTheOthers() {
        Sinks.One<String> loginMayEnd = Sinks.one();
        FakeTransport transport = new FakeTransport(sent -> sent.path().endsWith("/login")
                ? loginMayEnd.asMono().flatMap(token -> json(200, "{\"ApiToken\":\"t\"}"))
                : json(200, JOB_JSON));
        Cielo24Client client = TestClient.client(transport);
        client.jobs().info(JOB).subscribe().dispose();
        StepVerifier.create(client.jobs().info(JOB))
                .then(() -> loginMayEnd.tryEmitValue("go"))
                .expectNextCount(1)
                .expectComplete()
                .verify(Duration.ofSeconds(5));
    }

    @Test
    void logoutWithoutASessionSendsNothingAndAfterOneTheNextCallLogsInAgain() {
        FakeTransport transport = service(token -> json(200, JOB_JSON));
        Cielo24Client client = TestClient.client(transport);
        client.account().logout().block();
        assertThat(transport.sent).isEmpty();
        client.jobs().info(JOB).block();
        client.account().logout().block();
        assertThat(last.path()).endsWith("/account/logout");
        client.jobs().info(JOB).block();
        assertThat(logins).hasValue(2);
    }

    @Test
    void aLogoutOfASessionThatIsOverIsNoFailure() {
        Cielo24Client client = TestClient.client(
                service(token -> last.path().endsWith("/logout") ? json(400, EXPIRED) : json(200, JOB_JSON)));
        client.jobs().info(JOB).block();
        StepVerifier.create(client.account().logout()).expectComplete().verify(Duration.ofSeconds(20));
        client.jobs().info(JOB).block();
        assertThat(logins).hasValue(2);
    }
}
