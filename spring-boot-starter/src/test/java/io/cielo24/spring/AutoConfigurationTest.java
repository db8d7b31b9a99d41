package io.cielo24.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cielo24.ActivityListener;
import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.captioning.CaptionMedia;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.Captioning;
import io.cielo24.captioning.Journal;
import io.cielo24.job.Fidelity;
import io.cielo24.job.TranscriptionOrder;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.SimulatorOptions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What an application gets for which properties and beans. */
class AutoConfigurationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Cielo24Simulator simulator;

    @TempDir
    Path folder;

    @BeforeAll
    static void start(@TempDir Path media) {
        simulator = Cielo24Simulator.start(
                SimulatorOptions.builder().mediaDirectory(media).build());
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    private static ApplicationContextRunner application() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        Cielo24AutoConfiguration.class,
                        Cielo24CallbackAutoConfiguration.class,
                        Cielo24CallbackEndpointAutoConfiguration.class,
                        Cielo24HealthAutoConfiguration.class,
                        Cielo24ObservationAutoConfiguration.class,
                        Cielo24SanitizingAutoConfiguration.class));
    }

    private static ApplicationContextRunner withAccount() {
        return application()
                .withPropertyValues(
                        "cielo24.endpoint=" + simulator.endpoint(),
                        "cielo24.username=" + simulator.user(),
                        "cielo24.api-key=" + simulator.apiKey());
    }

    @Test
    void everyAutoConfigurationIsListed() throws Exception {
        String name = "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";
        try (InputStream in = Cielo24AutoConfiguration.class.getResourceAsStream("/" + name)) {
            List<String> listed = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            for (Class<?> type : List.of(
                    Cielo24AutoConfiguration.class,
                    Cielo24CallbackAutoConfiguration.class,
                    Cielo24CallbackEndpointAutoConfiguration.class,
                    Cielo24HealthAutoConfiguration.class,
                    Cielo24ObservationAutoConfiguration.class,
                    Cielo24SanitizingAutoConfiguration.class)) {
                assertThat(listed).contains(type.getName());
            }
            assertThat(listed).hasSize(6);
        }
    }

    @Test
    void withoutCredentialsThereIsNoClient() {
        application()
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(Cielo24Client.class)
                        .doesNotHaveBean(Captioning.class)
                        .doesNotHaveBean(ReactiveHealthIndicator.class));
    }

    @Test
    void userAndKeyMakeAClientThatWorksAndIsClosedWithTheContext() {
        withAccount().run(context -> {
            Cielo24Client client = context.getBean(Cielo24Client.class);
            assertThat(client.account().verifyKey().block(PATIENCE)).isEqualTo(simulator.user());
            assertThat(context).hasSingleBean(Captioning.class);
            context.close();
            assertThatThrownBy(() -> client.account().verifyKey().block(PATIENCE))
                    .isNotNull();
        });
    }

    @Test
    void keyAndPasswordTogetherAreRefusedWithoutBeingShown() {
        withAccount()
                .withPropertyValues("cielo24.password=hidden-password")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("cielo24.api-key or cielo24.password")
                        .hasMessageNotContaining("hidden-password"));
    }

    @Test
    void anApplicationsOwnClientWins() {
        try (Cielo24Client own = Cielo24Client.builder()
                .endpoint(simulator.endpoint())
                .credentials(Credentials.token("0".repeat(32)))
                .build()) {
            withAccount()
                    .withBean("own", Cielo24Client.class, () -> own)
                    .run(context ->
                            assertThat(context.getBean(Cielo24Client.class)).isSameAs(own));
        }
    }

    @Test
    void credentialsMayBeABean() {
        application()
                .withPropertyValues("cielo24.endpoint=" + simulator.endpoint())
                .withBean(Credentials.class, () -> Credentials.password(simulator.user(), simulator.password()))
                .run(context -> assertThat(context.getBean(Cielo24Client.class)
                                .account()
                                .verifyKey()
                                .block(PATIENCE))
                        .isEqualTo(simulator.user()));
    }

    @Test
    void customizersHaveTheLastWord() {
        withAccount()
                .withBean(Cielo24ClientCustomizer.class, () -> builder -> builder.endpoint(Cielo24Client.SANDBOX))
                .run(context -> assertThat(context.getBean(Cielo24Client.class).toString())
                        .contains("sandbox.cielo24.com"));
    }

    @Test
    void theJournalIsADirectoryWhereOneIsNamed() throws Exception {
        Path media = Files.write(folder.resolve("m.mp4"), new byte[100]);
        Path journal = folder.resolve("journal");
        CaptionOrder order = CaptionOrder.builder(CaptionMedia.file(media), TranscriptionOrder.of(Fidelity.MECHANICAL))
                .build();
        withAccount()
                .withPropertyValues("cielo24.captioning.journal=" + journal)
                .run(context -> {
                    assertThat(context).hasSingleBean(Journal.class);
                    context.getBean(Captioning.class).submit(order).block(PATIENCE);
                    assertThat(journal.resolve("journal.json")).exists();
                });
    }

    @Test
    void aJournalOfTheApplicationIsUsed() throws Exception {
        Path media = Files.write(folder.resolve("n.mp4"), new byte[101]);
        CaptionOrder order = CaptionOrder.builder(CaptionMedia.file(media), TranscriptionOrder.of(Fidelity.MECHANICAL))
                .build();
        try (Journal own = Journal.inMemory()) {
            withAccount().withBean("own", Journal.class, () -> own).run(context -> {
                context.getBean(Captioning.class).submit(order).block(PATIENCE);
                assertThat(own.entries()).hasSize(1);
            });
        }
    }

    @Test
    void propertiesReachTheClientsTypes() {
        withAccount()
                .withPropertyValues(
                        "cielo24.timeouts.answer=7s",
                        "cielo24.timeouts.upload-stall=8s",
                        "cielo24.timeouts.download-stall=9s",
                        "cielo24.timeouts.deadline=10m",
                        "cielo24.retry.attempts=2",
                        "cielo24.retry.first-delay=3ms",
                        "cielo24.retry.longest-delay=4ms",
                        "cielo24.retry.budget=5",
                        "cielo24.captioning.uploads=6",
                        "cielo24.captioning.in-flight=77",
                        "cielo24.captioning.new-jobs=false",
                        "cielo24.captioning.deadline=2d")
                .run(context -> {
                    Cielo24Properties set = context.getBean(Cielo24Properties.class);
                    assertThat(ClientSettings.timeouts(set.timeouts()).toString())
                            .contains("answer=PT7S", "uploadStall=PT8S", "downloadStall=PT9S", "deadline=PT10M");
                    assertThat(ClientSettings.retries(set.retry()).toString())
                            .contains("attempts=2", "firstDelay=PT0.003S", "longestDelay=PT0.004S", "budget=5");
                    assertThat(ClientSettings.captioning(set.captioning(), Journal.inMemory())
                                    .toString())
                            .contains("uploads=6", "inFlight=77", "newJobs=false", "deadline=PT48H");
                });
    }

    @Test
    void noTextShowsASecret() {
        String secret = "callback-secret-0123456789";
        withAccount()
                .withPropertyValues(
                        "cielo24.callback.url=https://example.com/cielo24", "cielo24.callback.secret=" + secret)
                .run(context -> {
                    assertThat(context.getBean(Cielo24Properties.class).toString())
                            .contains("example.com")
                            .doesNotContain(simulator.apiKey())
                            .doesNotContain(secret);
                    EnvironmentEndpoint shown = new EnvironmentEndpoint(
                            context.getEnvironment(),
                            context.getBeansOfType(SanitizingFunction.class).values(),
                            Show.ALWAYS);
                    for (String key : List.of("cielo24.api-key", "cielo24.callback.secret")) {
                        assertThat(shown.environmentEntry(key).getProperty().getValue())
                                .isEqualTo("******");
                    }
                    assertThat(shown.environmentEntry("cielo24.username")
                                    .getProperty()
                                    .getValue())
                            .isEqualTo(simulator.user());
                });
        assertThat(List.of("CIELO24_API_KEY", "CIELO24_APIKEY", "cielo24.apiKey", "cielo24.callback.secret"))
                .allMatch(Cielo24SanitizingAutoConfiguration::isSecret);
        assertThat(Cielo24SanitizingAutoConfiguration.isSecret("other.password"))
                .isFalse();
    }

    @Test
    void theHealthIndicatorAsksTheService() {
        withAccount().run(context -> {
            Health health =
                    context.getBean(ReactiveHealthIndicator.class).health().block(PATIENCE);
            assertThat(health.getStatus()).isEqualTo(Status.UP);
        });
        withAccount().withPropertyValues("cielo24.api-key=wrong").run(context -> {
            Health health =
                    context.getBean(ReactiveHealthIndicator.class).health().block(PATIENCE);
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails())
                    .containsEntry("error", "ApiException")
                    .hasSize(2);
        });
    }

    @Test
    void theHealthIndicatorCanBeSwitchedOffAndNotBeHurried() {
        withAccount()
                .withPropertyValues("management.health.cielo24.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(ReactiveHealthIndicator.class));
        withAccount()
                .withPropertyValues("cielo24.health.interval=59s")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("a minute at least"));
    }

    @Test
    void withoutActuatorHealthAndWebFluxTheRestWorks() {
        withAccount()
                .withClassLoader(new FilteredClassLoader(
                        "org.springframework.boot.health",
                        "org.springframework.boot.actuate",
                        "org.springframework.web"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(Cielo24Client.class)
                        .doesNotHaveBean("cielo24HealthIndicator"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Observing {

        @Bean
        SimpleMeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        ObservationRegistry observations(MeterRegistry meters) {
            ObservationRegistry registry = ObservationRegistry.create();
            registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
            return registry;
        }
    }

    @Test
    void anObservationRegistryIsToldAndWithoutOneThereIsNoListener() {
        withAccount().run(context -> assertThat(context).doesNotHaveBean(ActivityListener.class));
        withAccount().withUserConfiguration(Observing.class).run(context -> {
            context.getBean(Cielo24Client.class).account().verifyKey().block(PATIENCE);
            MeterRegistry meters = context.getBean(MeterRegistry.class);
            assertThat(meters.get("cielo24.call")
                            .tag("endpoint", "/account/verify_key")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("cielo24.bytes.received").summaries()).isNotEmpty();
        });
    }

    @Test
    void everyPropertyIsDescribedForEditors() throws Exception {
        try (InputStream in =
                Cielo24Properties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            JsonNode metadata = new ObjectMapper().readTree(in.readAllBytes());
            List<String> names = metadata.get("properties")
                    .valueStream()
                    .map(property -> property.get("name").asString())
                    .toList();
            assertThat(names)
                    .contains(
                            "cielo24.endpoint",
                            "cielo24.api-key",
                            "cielo24.retry.attempts",
                            "cielo24.captioning.journal",
                            "cielo24.callback.secret",
                            "cielo24.health.interval");
            metadata.get("properties")
                    .valueStream()
                    .forEach(property -> assertThat(property.path("description").asString(""))
                            .as(property.toString())
                            .isNotBlank());
        }
    }
}
