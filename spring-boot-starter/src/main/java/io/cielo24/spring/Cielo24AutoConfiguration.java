package io.cielo24.spring;

import io.cielo24.ActivityListener;
import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.captioning.Captioning;
import io.cielo24.captioning.CaptioningSettings;
import io.cielo24.captioning.Journal;
import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportConfig;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.context.annotation.Bean;

/**
 * The client and its captioning flow, where there are credentials: {@code cielo24.username} with {@code cielo24.api-key} or
 * {@code cielo24.password}, or a bean of type {@link Credentials}. Each bean gives way to one of the application.
 */
@AutoConfiguration
@EnableConfigurationProperties(Cielo24Properties.class)
public final class Cielo24AutoConfiguration {

    /** Made by Spring Boot. */
    public Cielo24AutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("cielo24.username")
    Credentials cielo24Credentials(Cielo24Properties properties) {
        return ClientSettings.credentials(properties);
    }

    /** Closed with the context; a transport that is a bean is closed by Spring, not by the client. */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    @ConditionalOnBean(Credentials.class)
    Cielo24Client cielo24Client(
            Cielo24Properties properties,
            Credentials credentials,
            ObjectProvider<HttpTransport> transport,
            ObjectProvider<TransportConfig> transportConfig,
            ObjectProvider<ActivityListener> listener,
            ObjectProvider<Cielo24ClientCustomizer> customizers) {
        Cielo24Client.Builder builder = Cielo24Client.builder()
                .endpoint(properties.endpoint())
                .credentials(credentials)
                .timeouts(ClientSettings.timeouts(properties.timeouts()))
                .retries(ClientSettings.retries(properties.retry()));
        PropertyMapper set = PropertyMapper.get();
        set.from(properties::loginStyle).to(builder::loginStyle);
        set.from(properties::requestStyle).to(builder::requestStyle);
        set.from(properties::transport).to(name -> builder.transport(name));
        set.from(properties::userAgent).to(builder::userAgent);
        set.from(properties::connectTimeout)
                .to(limit -> builder.transportConfig(
                        TransportConfig.builder().connectTimeout(limit).build()));
        transportConfig.ifUnique(builder::transportConfig);
        transport.ifUnique(given -> builder.transport(given));
        listener.ifUnique(builder::listener);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    /** Closed with the context. */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    @ConditionalOnProperty("cielo24.captioning.journal")
    Journal cielo24Journal(Cielo24Properties properties) {
        Path directory = properties.captioning().journal();
        if (directory == null || directory.toString().isEmpty()) {
            throw new IllegalStateException("cielo24.captioning.journal is empty; give it a directory");
        }
        return Journal.in(directory);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(Cielo24Client.class)
    Captioning cielo24Captioning(
            Cielo24Properties properties,
            Cielo24Client client,
            ObjectProvider<CaptioningSettings> settings,
            ObjectProvider<Journal> journal) {
        return client.captioning(settings.getIfUnique(
                () -> ClientSettings.captioning(properties.captioning(), journal.getIfUnique(Journal::inMemory))));
    }
}
