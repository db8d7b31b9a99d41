package io.cielo24.spring;

import io.cielo24.ActivityListener;
import io.cielo24.observability.MicrometerListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Tells the application's observation registry what the client does, and its meter registry how many bytes went. */
@AutoConfiguration(
        before = Cielo24AutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnBean(ObservationRegistry.class)
public final class Cielo24ObservationAutoConfiguration {

    /** Made by Spring Boot. */
    public Cielo24ObservationAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    ActivityListener cielo24ActivityListener(ObservationRegistry observations, ObjectProvider<MeterRegistry> meters) {
        MeterRegistry registry = meters.getIfUnique();
        return registry == null ? MicrometerListener.of(observations) : MicrometerListener.of(observations, registry);
    }
}
