package io.cielo24.spring;

import io.cielo24.Cielo24Client;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import reactor.core.scheduler.Schedulers;

/** Whether the service takes our credentials, for the health endpoint. */
@AutoConfiguration(after = Cielo24AutoConfiguration.class)
@ConditionalOnClass(ReactiveHealthIndicator.class)
@ConditionalOnBean(Cielo24Client.class)
public final class Cielo24HealthAutoConfiguration {

    /** Made by Spring Boot. */
    public Cielo24HealthAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "cielo24HealthIndicator")
    @ConditionalOnEnabledHealthIndicator("cielo24")
    ReactiveHealthIndicator cielo24HealthIndicator(Cielo24Client client, Cielo24Properties properties) {
        return new Cielo24HealthIndicator(
                client.account().verifyKey().then(), properties.health().interval(), Schedulers.parallel());
    }
}
