package io.cielo24.spring;

import io.cielo24.captioning.CallbackAddress;
import io.cielo24.captioning.CallbackHandler;
import io.cielo24.captioning.Captioning;
import java.net.URI;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * Where the service reports to, if {@code cielo24.callback.url} says so: the address for orders, and the handler that wakes
 * the waits of the captioning flow.
 */
@AutoConfiguration(after = Cielo24AutoConfiguration.class)
@ConditionalOnProperty("cielo24.callback.url")
public final class Cielo24CallbackAutoConfiguration {

    private static final String SECRET = "secret";

    /** Made by Spring Boot. */
    public Cielo24CallbackAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    CallbackAddress cielo24CallbackAddress(Cielo24Properties properties) {
        String secret = properties.callback().secret();
        if (secret == null) {
            throw new IllegalStateException(
                    "cielo24.callback.url needs cielo24.callback.secret beside it: the service signs nothing, so anybody"
                            + " who finds the URL could call it");
        }
        // As a parameter, so that the path, which traces and metrics of the web server show, holds no secret.
        return CallbackAddress.at(url(properties), secret).secretAsParameter(SECRET);
    }

    /** Callbacks wake the waits of the captioning flow; a handler of the application's own does something else. */
    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(Captioning.class)
    CallbackHandler cielo24CallbackHandler(CallbackAddress address, Captioning captioning) {
        return CallbackHandler.of(address, captioning);
    }

    static URI url(Cielo24Properties properties) {
        URI url = properties.callback().url();
        if (url == null) {
            throw new IllegalStateException("cielo24.callback.url is empty; give it the endpoint's public URL");
        }
        return url;
    }
}
