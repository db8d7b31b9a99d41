package io.cielo24.maven;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.Timeouts;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.transport.TransportConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A client for one execution of one goal. All modules of a build share Reactor's static schedulers, so those are neither
 * used nor shut down: everything with a thread is made here and ended here.
 */
final class Service implements AutoCloseable {

    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(2);
    private static final int THREADS = 8;
    private static final int WAITING = 1_000_000;

    private final @Nullable Cielo24Simulator simulator;
    private final Scheduler timer;
    private final Scheduler disk;
    private final Cielo24Client client;

    private Service(
            @Nullable Cielo24Simulator simulator,
            URI endpoint,
            Credentials credentials,
            String transport,
            Optional<TransportConfig.Proxy> proxy,
            Timeouts timeouts) {
        this.simulator = simulator;
        this.timer = Schedulers.newParallel("cielo24-timer", 1, true);
        this.disk = Schedulers.newBoundedElastic(THREADS, WAITING, "cielo24-disk", 10, true);
        try {
            TransportConfig.Builder config = TransportConfig.builder();
            proxy.ifPresent(config::proxy);
            this.client = Cielo24Client.builder()
                    .endpoint(endpoint)
                    .credentials(credentials)
                    .transport(transport)
                    .transportConfig(config.build())
                    .timeouts(timeouts)
                    .timer(timer)
                    .diskScheduler(disk)
                    .userAgent("cielo24-maven-plugin")
                    .build();
        } catch (RuntimeException e) {
            timer.dispose();
            disk.dispose();
            throw e;
        }
    }

    static Service at(
            URI endpoint,
            Credentials credentials,
            String transport,
            Optional<TransportConfig.Proxy> proxy,
            Timeouts timeouts) {
        return new Service(null, endpoint, credentials, transport, proxy, timeouts);
    }

    /** A simulator of its own, which ends with it. */
    static Service simulated(String transport, Timeouts timeouts) {
        Cielo24Simulator simulator = Cielo24Simulator.start();
        try {
            return new Service(
                    simulator,
                    simulator.endpoint(),
                    Credentials.apiKey(simulator.user(), simulator.apiKey()),
                    transport,
                    Optional.empty(),
                    timeouts);
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
        return disk;
    }

    boolean isSimulator() {
        return simulator != null;
    }

    @Override
    public void close() {
        try {
            client.close();
            timer.disposeGracefully().block(LONGEST_GOODBYE);
            disk.disposeGracefully().block(LONGEST_GOODBYE);
        } finally {
            timer.dispose();
            disk.dispose();
            if (simulator != null) {
                simulator.close();
            }
        }
    }

    @Override
    public String toString() {
        return isSimulator() ? "a simulator of its own" : client.toString();
    }
}
