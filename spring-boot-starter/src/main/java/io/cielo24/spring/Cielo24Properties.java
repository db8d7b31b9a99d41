package io.cielo24.spring;

import io.cielo24.LoginStyle;
import io.cielo24.RequestStyle;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set by property. What is left out has the client's own default.
 *
 * @param endpoint Base URI of the service: https, or http to this machine.
 * @param username User name of the account.
 * @param apiKey API key of the account, secret. The usual choice.
 * @param password Password of the account, secret; where there is no API key.
 * @param loginStyle How the credentials travel at login.
 * @param requestStyle Which documented form calls take.
 * @param transport Name of the transport, such as jdk or netty; by default the best on the class path.
 * @param userAgent Names this program to the service.
 * @param connectTimeout How long connecting may take.
 * @param timeouts How long the other side may be silent.
 * @param retry When failed calls are repeated, where that is safe.
 * @param captioning The captioning flow.
 * @param callback Where the service reports to.
 * @param health The health indicator.
 */
@ConfigurationProperties("cielo24")
public record Cielo24Properties(
        @DefaultValue("https://api.cielo24.com/api") URI endpoint,
        @Nullable String username,
        @Nullable String apiKey,
        @Nullable String password,
        @Nullable LoginStyle loginStyle,
        @Nullable RequestStyle requestStyle,
        @Nullable String transport,
        @Nullable String userAgent,
        @Nullable Duration connectTimeout,
        @DefaultValue Timeouts timeouts,
        @DefaultValue Retry retry,
        @DefaultValue Captioning captioning,
        @DefaultValue Callback callback,
        @DefaultValue Health health) {

    /**
     * How long the other side may be silent.
     *
     * @param answer From the end of the request to the head of the answer.
     * @param uploadStall Without the connection taking more of an upload.
     * @param downloadStall Without another byte of an answer.
     * @param deadline On every call as a whole; none by default, as a media may take a day.
     */
    public record Timeouts(
            @Nullable Duration answer,
            @Nullable Duration uploadStall,
            @Nullable Duration downloadStall,
            @Nullable Duration deadline) {}

    /**
     * When failed calls are repeated, where that is safe.
     *
     * @param attempts Of one call in all, the first included, 1 to 20; 1 repeats nothing.
     * @param firstDelay Longest pause before the first repeat.
     * @param longestDelay Longest pause before any repeat.
     * @param budget How many repeats the client may make without a success in between.
     */
    public record Retry(
            @Nullable Integer attempts,
            @Nullable Duration firstDelay,
            @Nullable Duration longestDelay,
            @Nullable Integer budget) {}

    /**
     * The captioning flow. A bean of type CaptioningSettings replaces all of it.
     *
     * @param journal Directory of the journal, which survives a restart; without it, the journal is a bean of type Journal, or
     *     in memory.
     * @param uploads How many orders are placed at once.
     * @param inFlight How many orders are under way at once, most of them waiting.
     * @param newJobs Whether jobs that are not there yet are made, and billed.
     * @param deadline How long a job is waited for; it goes on without us.
     */
    public record Captioning(
            @Nullable Path journal,
            @Nullable Integer uploads,
            @Nullable Integer inFlight,
            @DefaultValue("true") boolean newJobs,
            @Nullable Duration deadline) {}

    /**
     * Where the service reports to. In a WebFlux application that sets the URL, callbacks are received and wake whoever waits.
     *
     * @param url Public URL of the endpoint, as the service is to request it; without query.
     * @param path Path of the endpoint within this application, if a proxy rewrites it; by default that of the URL.
     * @param secret At least 16 letters and digits, secret: tells the service's callbacks from anybody else's.
     */
    public record Callback(
            @Nullable URI url,
            @Nullable String path,
            @Nullable String secret) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Callback[url=" + url + ", path=" + path + "]";
        }
    }

    /**
     * The health indicator.
     *
     * @param interval How long an answer is kept before the service is asked again; at least a minute.
     */
    public record Health(@DefaultValue("1m") Duration interval) {

        /** Checks the interval. */
        public Health {
            if (interval.compareTo(Duration.ofMinutes(1)) < 0) {
                throw new IllegalArgumentException("cielo24.health.interval must be a minute at least, was: " + interval
                        + ". Each check may log in");
            }
        }
    }

    /** Without credentials. */
    @Override
    public String toString() {
        return "Cielo24Properties[endpoint=" + endpoint + ", transport=" + transport + ", callback=" + callback + "]";
    }
}
