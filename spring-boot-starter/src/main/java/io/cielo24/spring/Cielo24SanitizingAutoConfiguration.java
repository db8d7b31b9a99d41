package io.cielo24.spring;

import java.util.Locale;
import java.util.Set;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Keeps credentials out of the endpoints that show the environment and properties, even where those show all values. */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public final class Cielo24SanitizingAutoConfiguration {

    private static final Set<String> SECRETS = Set.of("cielo24apikey", "cielo24password", "cielo24callbacksecret");

    /** Made by Spring Boot. */
    public Cielo24SanitizingAutoConfiguration() {}

    @Bean
    SanitizingFunction cielo24SanitizingFunction() {
        return data -> isSecret(data.getKey()) ? data.withSanitizedValue() : data;
    }

    /** In every spelling that Spring Boot binds, environment variables among them. */
    static boolean isSecret(String key) {
        return SECRETS.contains(key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
    }
}
