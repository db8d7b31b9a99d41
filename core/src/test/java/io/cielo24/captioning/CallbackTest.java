package io.cielo24.captioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cielo24.job.Fidelity;
import io.cielo24.job.Iwp;
import io.cielo24.job.TranscriptionOrder;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** Where the service reports to. */
class CallbackTest {

    private static final String SECRET = "0123456789abcdef-SECRET";
    private static final String JOB = "0123456789abcdef0123456789abcdef";
    private static final CallbackAddress ADDRESS =
            CallbackAddress.at(URI.create("https://example.com:8443/hooks/cielo24/"), SECRET);
    private static final String GOOD =
            "/hooks/cielo24/" + SECRET + "?job_id=" + JOB + "&iwp_name=FINAL&elementlist_version=2026-01-02T03:04:05Z";

    @Test
    void theUrlHoldsTheTagsAsTheyAreAndEverythingElseEncodedOnce() {
        CallbackAddress address =
                ADDRESS.with("lecture", "a&b=c d/ü+%").withTag("job_name").withTag("course");
        assertThat(address.url())
                .isEqualTo("https://example.com:8443/hooks/cielo24/" + SECRET
                        + "?job_id={job_id}&iwp_name={iwp_name}&elementlist_version={elementlist_version}"
                        + "&job_name={job_name}&course={course}&lecture=a%26b%3Dc%20d%2F%C3%BC%2B%25");
    }

    @Test
    void theUrlIsTakenByAnOrder() {
        TranscriptionOrder order = TranscriptionOrder.builder(Fidelity.PREMIUM)
                .callbackUrl(ADDRESS.with("x", "{y}").url())
                .build();
        assertThat(order.parameters().get("callback_url"))
                .isEqualTo(ADDRESS.with("x", "{y}").url());
    }

    @Test
    void theSecretMayBeAParameter() {
        CallbackAddress address = ADDRESS.secretAsParameter("token");
        assertThat(address.url()).contains("/hooks/cielo24?").endsWith("&token=" + SECRET);
        assertThat(address.read("/hooks/cielo24?job_id=" + JOB + "&token=" + SECRET))
                .isPresent();
        assertThat(address.read("/hooks/cielo24?job_id=" + JOB + "&token=" + SECRET + "x"))
                .isEmpty();
        assertThat(address.read("/hooks/cielo24?job_id=" + JOB)).isEmpty();
    }

    @Test
    void whatTheServiceSendsIsRead() {
        String target = ADDRESS.with("lecture", "a&b=c d/ü+%").url();
        String sent = target.substring(target.indexOf("/hooks"))
                .replace("{job_id}", JOB.toUpperCase(Locale.ROOT))
                .replace("{iwp_name}", "FINAL")
                .replace("{elementlist_version}", "2026-01-02T03%3A04%3A05.000001Z");
        Callback callback = ADDRESS.read(sent).orElseThrow();
        assertThat(callback.jobId()).isEqualTo(JOB);
        assertThat(callback.iwp()).isEqualTo(Iwp.FINAL);
        assertThat(callback.version()).isEqualTo("2026-01-02T03:04:05.000001Z");
        assertThat(callback.others()).containsEntry("lecture", "a&b=c d/ü+%").hasSize(1);
        assertThat(ADDRESS.read("https://somewhere" + sent)).contains(callback);
    }

    @Test
    void aTagThatTheServiceLeftAsItIsSaysNothing() {
        Callback callback = ADDRESS.read("/hooks/cielo24/" + SECRET + "?job_id=" + JOB
                        + "&iwp_name=%7Biwp_name%7D&elementlist_version={elementlist_version}")
                .orElseThrow();
        assertThat(callback.iwp()).isNull();
        assertThat(callback.version()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/hooks/cielo24/" + SECRET,
                "/hooks/cielo24/" + SECRET + "?job_id=",
                "/hooks/cielo24/" + SECRET + "?job_id={job_id}",
                "/hooks/cielo24/" + SECRET + "?job_id=12",
                "/hooks/cielo24/" + SECRET + "?job_id=%zz" + JOB,
                "/hooks/cielo24/" + SECRET + "x?job_id=" + JOB,
                "/hooks/cielo24/0123456789abcdef-SECREt?job_id=" + JOB,
                "/hooks/cielo24/?job_id=" + JOB,
                "/hooks/../hooks/cielo24/" + SECRET + "?job_id=" + JOB,
                "/other/" + SECRET + "?job_id=" + JOB,
            })
    void whatIsNotTheServicesIsNotRead(String target) {
        assertThat(ADDRESS.read(target)).isEmpty();
    }

    @Test
    void anEndlessRequestIsNotRead() {
        assertThat(ADDRESS.read(GOOD + "&x=" + "y".repeat(10_000))).isEmpty();
    }

    @Test
    void aSecretThatCanBeGuessedIsRefused() {
        URI base = URI.create("https://example.com/hook");
        assertThatIllegalArgumentException().isThrownBy(() -> CallbackAddress.at(base, "short"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallbackAddress.at(base, "with/slash/and more than 16"))
                .withMessageNotContaining("slash");
        assertThatIllegalArgumentException().isThrownBy(() -> CallbackAddress.at(URI.create("/relative"), SECRET));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallbackAddress.at(URI.create("https://example.com/?a=b"), SECRET));
        assertThatIllegalArgumentException().isThrownBy(() -> ADDRESS.with("job_id", "x"));
        assertThat(CallbackAddress.newSecret()).hasSize(64).isNotEqualTo(CallbackAddress.newSecret());
        assertThat(ADDRESS.toString()).doesNotContain(SECRET);
    }

    @Test
    void repeatsAreDroppedPerJobWorkProductAndVersion() {
        List<Callback> handled = new ArrayList<>();
        CallbackHandler handler =
                CallbackHandler.of(ADDRESS, callback -> Mono.fromRunnable(() -> handled.add(callback)));
        assertThat(handler.handle(GOOD).block()).isEqualTo(200);
        assertThat(handler.handle(GOOD).block()).isEqualTo(200);
        assertThat(handler.handle(GOOD.replace("FINAL", "MECHANICAL")).block()).isEqualTo(200);
        assertThat(handler.handle(GOOD.replace("03:04", "03:05")).block()).isEqualTo(200);
        assertThat(handler.handle(GOOD).block()).isEqualTo(200);
        assertThat(handled).hasSize(3);
        assertThat(handler.handle("/nothing").block()).isEqualTo(404);
    }

    @Test
    void aCallbackWhoseHandlingFailedIsHandledWhenItComesAgain() {
        AtomicInteger times = new AtomicInteger();
        CallbackHandler handler = CallbackHandler.of(
                ADDRESS, callback -> times.incrementAndGet() < 3 ? Mono.error(new IOException("full")) : Mono.empty());
        assertThat(handler.handle(GOOD).block()).isEqualTo(500);
        assertThat(handler.handle(GOOD).block()).isEqualTo(500);
        assertThat(handler.handle(GOOD).block()).isEqualTo(200);
        assertThat(handler.handle(GOOD).block()).isEqualTo(200);
        assertThat(times).hasValue(3);
    }

    @Test
    void anActionThatThrowsIsAFailureToo() {
        CallbackHandler handler = CallbackHandler.of(ADDRESS, callback -> {
            throw new IllegalStateException("oops");
        });
        assertThat(handler.handle(GOOD).block()).isEqualTo(500);
    }

    @Test
    void aRepeatThatComesMeanwhileSharesTheAnswer() {
        Sinks.Empty<Void> done = Sinks.empty();
        AtomicInteger times = new AtomicInteger();
        CallbackHandler handler = CallbackHandler.of(ADDRESS, callback -> {
            times.incrementAndGet();
            return done.asMono();
        });
        List<Integer> statuses = new CopyOnWriteArrayList<>();
        handler.handle(GOOD).subscribe(statuses::add);
        handler.handle(GOOD).subscribe(statuses::add);
        assertThat(statuses).isEmpty();
        done.tryEmitEmpty();
        assertThat(statuses).containsExactly(200, 200);
        assertThat(times).hasValue(1);
    }

    @Test
    void theReceiverAnswersOnARealSocket() throws Exception {
        AtomicInteger times = new AtomicInteger();
        CallbackHandler handler = CallbackHandler.of(
                ADDRESS, callback -> times.incrementAndGet() == 1 ? Mono.error(new IOException("full")) : Mono.empty());
        try (CallbackReceiver receiver =
                CallbackReceiver.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), handler)) {
            URI base = URI.create("http://127.0.0.1:" + receiver.address().getPort());
            assertThat(status(base.resolve(GOOD))).isEqualTo(500);
            assertThat(status(base.resolve(GOOD))).isEqualTo(200);
            assertThat(status(base.resolve(GOOD))).isEqualTo(200);
            assertThat(status(base.resolve(GOOD.replace(SECRET, SECRET + "1")))).isEqualTo(404);
            assertThat(times).hasValue(2);
        }
    }

    /** Whoever decorates schedulers, such as to measure them, keeps something of each. */
    @Test
    void aReceiverHasOneSchedulerForAllCallbacks() throws Exception {
        AtomicInteger made = new AtomicInteger();
        Schedulers.addExecutorServiceDecorator("counting", (scheduler, threads) -> {
            made.incrementAndGet();
            return threads;
        });
        try (CallbackReceiver receiver = CallbackReceiver.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                CallbackHandler.of(ADDRESS, callback -> Mono.empty()))) {
            URI base = URI.create("http://127.0.0.1:" + receiver.address().getPort());
            for (String version : List.of("1", "2", "3")) {
                assertThat(status(base.resolve(GOOD + version))).isEqualTo(200);
            }
        } finally {
            Schedulers.removeExecutorServiceDecorator("counting");
        }
        assertThat(made).hasValue(1);
    }

    private static int status(URI uri) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
