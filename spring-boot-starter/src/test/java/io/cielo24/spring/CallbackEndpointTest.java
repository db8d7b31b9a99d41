package io.cielo24.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.Cielo24Client;
import io.cielo24.captioning.CallbackAddress;
import io.cielo24.captioning.CallbackHandler;
import io.cielo24.captioning.Captioning;
import io.cielo24.captioning.CaptioningSettings;
import io.cielo24.captioning.Journal;
import io.cielo24.captioning.WaitPolicy;
import io.cielo24.job.Fidelity;
import io.cielo24.job.Job;
import io.cielo24.job.JobStatus;
import io.cielo24.job.NewJob;
import io.cielo24.job.TranscriptionOrder;
import io.cielo24.media.MediaSource;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.SimulatorOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** The callback endpoint in a whole WebFlux application, on a port of its own, with the simulator as the service. */
class CallbackEndpointTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SECRET = "a-secret-of-the-callbacks-0123456789";
    private static final String JOB = "0123456789abcdef0123456789abcdef";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ServiceClock clock = new ServiceClock();
    private Cielo24Simulator simulator;

    /** The service's time goes on when the test says so. */
    private static final class ServiceClock extends Clock {

        private volatile Instant now = Instant.parse("2026-11-22T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach
    void start(@TempDir Path folder) {
        simulator = Cielo24Simulator.start(SimulatorOptions.builder()
                .processingTime(Duration.ofMinutes(10))
                .clock(clock)
                .mediaDirectory(folder)
                .build());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        /** Nobody looks by himself, so that a wait ends by a callback or not at all. */
        @Bean
        CaptioningSettings settings() {
            return CaptioningSettings.with(Journal.inMemory())
                    .withWaitPolicy(WaitPolicy.defaults()
                            .withSpacing(Duration.ofMillis(10))
                            .callbacksOnly(PATIENCE));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class FailingOnce {

        static final AtomicInteger HANDLED = new AtomicInteger();

        @Bean
        CallbackHandler handler(CallbackAddress address) {
            return CallbackHandler.of(
                    address,
                    callback -> HANDLED.incrementAndGet() == 1
                            ? Mono.error(new IllegalStateException("the database is away, as the test wants it"))
                            : Mono.empty());
        }
    }

    private ConfigurableApplicationContext run(Class<?> application, Map<String, Object> more) {
        SpringApplicationBuilder builder = new SpringApplicationBuilder(application)
                .web(WebApplicationType.REACTIVE)
                .bannerMode(Banner.Mode.OFF)
                .properties(Map.of(
                        "server.port",
                        "0",
                        "server.address",
                        "127.0.0.1",
                        "cielo24.endpoint",
                        simulator.endpoint().toString(),
                        "cielo24.username",
                        simulator.user(),
                        "cielo24.api-key",
                        simulator.apiKey(),
                        "cielo24.callback.url",
                        "http://127.0.0.1/hooks/cielo24",
                        "cielo24.callback.secret",
                        SECRET))
                .properties(more);
        return builder.run();
    }

    private static String origin(ConfigurableApplicationContext context) {
        return "http://127.0.0.1:"
                + ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private int get(String url) throws Exception {
        CompletableFuture<Integer> status = http.sendAsync(
                        HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                .thenApply(response -> response.statusCode());
        return status.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void aCallbackOfTheServiceWakesTheWaitForItsJob() throws Exception {
        try (ConfigurableApplicationContext context = run(Application.class, Map.of())) {
            Cielo24Client client = context.getBean(Cielo24Client.class);
            // The port is not known before the application has started.
            String url =
                    context.getBean(CallbackAddress.class).url().replace("http://127.0.0.1/", origin(context) + "/");
            String jobId =
                    client.jobs().create(NewJob.named("n")).block(PATIENCE).jobId();
            client.media().addMedia(jobId, MediaSource.bytes(new byte[100])).block(PATIENCE);
            client.jobs()
                    .performTranscription(
                            jobId,
                            TranscriptionOrder.builder(Fidelity.PREMIUM)
                                    .callbackUrl(url)
                                    .build())
                    .block(PATIENCE);
            CompletableFuture<Job> wait =
                    context.getBean(Captioning.class).await(jobId).toFuture();
            // Whoever begins to wait looks once; from then on nothing but a callback ends the wait.
            until(() -> !simulator.requests("job/info").isEmpty());
            clock.now = clock.now.plus(Duration.ofMinutes(20));
            assertThat(wait.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).status())
                    .isEqualTo(JobStatus.COMPLETE);
            until(() -> !simulator.callbacks().isEmpty());
        }
    }

    @Test
    void aForgedCallbackIsNotFoundAndAHandlerThatFailsIsAskedAgain() throws Exception {
        FailingOnce.HANDLED.set(0);
        try (ConfigurableApplicationContext context = run(FailingOnce.class, Map.of())) {
            String path = origin(context) + "/hooks/cielo24";
            String job = "?job_id=" + JOB;
            assertThat(get(path + job)).isEqualTo(404);
            assertThat(get(path + job + "&secret=" + SECRET.replace('a', 'b'))).isEqualTo(404);
            assertThat(get(origin(context) + "/hooks/other" + job + "&secret=" + SECRET))
                    .isEqualTo(404);
            assertThat(FailingOnce.HANDLED).hasValue(0);
            assertThat(get(path + job + "&secret=" + SECRET)).isEqualTo(500);
            assertThat(get(path + job + "&secret=" + SECRET)).isEqualTo(200);
            assertThat(get(path + job + "&secret=" + SECRET)).isEqualTo(200);
            assertThat(FailingOnce.HANDLED).hasValue(2);
        }
    }

    @Test
    void theEndpointMayBeElsewhereBehindAProxyThatRewritesPaths() throws Exception {
        try (ConfigurableApplicationContext context =
                run(Application.class, Map.of("cielo24.callback.path", "/internal/captions/"))) {
            String query = "?job_id=" + JOB + "&secret=" + SECRET;
            assertThat(get(origin(context) + "/internal/captions" + query)).isEqualTo(200);
            assertThat(get(origin(context) + "/hooks/cielo24" + query)).isEqualTo(404);
        }
    }
}
