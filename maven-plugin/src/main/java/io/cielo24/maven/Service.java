package io.cielo24.maven;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.Timeouts;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.transport.TransportConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** A client for one execution of one goal: everything with a thread is made here and ended here. */
final class Service implements AutoCloseable {

    private static final Duration LONGEST_LOGOUT = Duration.ofSeconds(5);

    private final @Nullable Cielo24Simulator simulator;
    private final Threads threads = new Threads();
    private final Cielo24Client client;
    private final Log log;

    private Service(
            @Nullable Cielo24Simulator simulator,
            URI endpoint,
            Credentials credentials,
            String transport,
            Optional<TransportConfig.Proxy> proxy,
            Timeouts timeouts,
            Log log) {
        this.simulator = simulator;
        this.log = log;
        try {
            TransportConfig.Builder config = TransportConfig.builder();
            proxy.ifPresent(config::proxy);
            this.client = Cielo24Client.builder()
                    .endpoint(endpoint)
                    .credentials(credentials)
                    .transport(transport)
                    .transportConfig(config.build())
                    .timeouts(timeouts)
                    .timer(threads.timer())
                    .diskScheduler(threads.disk())
                    .userAgent("cielo24-maven-plugin")
                    .build();
        } catch (RuntimeException e) {
            threads.close();
            throw e;
        }
    }

    static Service at(
            URI endpoint,
            Credentials credentials,
            String transport,
            Optional<TransportConfig.Proxy> proxy,
            Timeouts timeouts,
            Log log) {
        return new Service(null, endpoint, credentials, transport, proxy, timeouts, log);
    }

    /** A simulator of its own, which ends with it. */
    static Service simulated(String transport, Timeouts timeouts, Log log) {
        Cielo24Simulator simulator = Cielo24Simulator.start();
        try {
            return new Service(
                    simulator,
                    simulator.endpoint(),
                    Credentials.apiKey(simulator.user(), simulator.apiKey()),
                    transport,
                    Optional.empty(),
                    timeouts,
                    log);
        } catch (RuntimeException e) {
            simulator.close();
            throw e;
        }
    }

    Cielo24Client client() {
        return client;
    }

    /** Runs what may block. */
    Scheduler disk() {
        return threads.disk();
    }

    boolean isSimulator() {
        return simulator != null;
    }

    /** Ends the session, if there is one, and then every thread. Whatever the service says to that: the goal is done. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted(); // the end is waited for even then, as it is near
        try {
            logOut();
        } finally {
            client.close();
            threads.close();
            if (simulator != null) {
                simulator.close();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void logOut() {
        client.account()
                .logout()
                .timeout(LONGEST_LOGOUT, threads.timer())
                .onErrorResume(error -> {
                    log.debug("the session was not ended, and expires by itself: " + error);
                    return Mono.empty();
                })
                .block();
    }

    @Override
    public String toString() {
        return isSimulator() ? "a simulator of its own" : client.toString();
    }
}
