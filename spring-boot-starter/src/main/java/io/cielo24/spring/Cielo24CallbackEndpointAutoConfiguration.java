package io.cielo24.spring;

import io.cielo24.captioning.CallbackHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * In a WebFlux application the endpoint that the service reports to. Apart from the handler's configuration, since whether
 * there is a handler can be asked only after that.
 */
@AutoConfiguration(after = Cielo24CallbackAutoConfiguration.class)
@ConditionalOnClass(RouterFunction.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnProperty("cielo24.callback.url")
@ConditionalOnBean(CallbackHandler.class)
public final class Cielo24CallbackEndpointAutoConfiguration {

    /** Made by Spring Boot. */
    public Cielo24CallbackEndpointAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "cielo24CallbackRoute")
    RouterFunction<ServerResponse> cielo24CallbackRoute(CallbackHandler handler, Cielo24Properties properties) {
        String published = path(Cielo24CallbackAutoConfiguration.url(properties).getRawPath());
        String given = properties.callback().path();
        String local = given == null ? published : path(given);
        return RouterFunctions.route()
                .GET(local, request -> {
                    // The handler compares with the published address, whatever a proxy made of its path.
                    String query = request.uri().getRawQuery();
                    return handler.handle(published + (query == null ? "" : "?" + query))
                            .flatMap(status -> ServerResponse.status(status).build());
                })
                .build();
    }

    private static String path(@Nullable String path) {
        String plain = path == null ? "" : path;
        String rooted = plain.startsWith("/") ? plain : "/" + plain;
        return rooted.length() > 1 && rooted.endsWith("/") ? rooted.substring(0, rooted.length() - 1) : rooted;
    }
}
