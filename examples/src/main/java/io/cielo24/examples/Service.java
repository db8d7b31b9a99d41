package io.cielo24.examples;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.simulator.Cielo24Simulator;
import java.net.URI;
import java.util.Map;

/**
 * Which service an example talks to: the one that {@code CIELO24_ENDPOINT} names, with {@code CIELO24_USERNAME} and
 * {@code CIELO24_API_KEY} or {@code CIELO24_PASSWORD}; without an endpoint, a simulator that it starts and stops.
 */
final class Service implements AutoCloseable {

    private final URI endpoint;
    private final Credentials credentials;
    private final Cielo24Simulator simulator;

    private Service(URI endpoint, Credentials credentials, Cielo24Simulator simulator) {
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.simulator = simulator;
    }

    static Service fromEnvironment() {
        Map<String, String> environment = System.getenv();
        String endpoint = environment.get("CIELO24_ENDPOINT");
        if (endpoint == null) {
            Cielo24Simulator simulator = Cielo24Simulator.start();
            return new Service(
                    simulator.endpoint(), Credentials.apiKey(simulator.user(), simulator.apiKey()), simulator);
        }
        String user = environment.get("CIELO24_USERNAME");
        String key = environment.get("CIELO24_API_KEY");
        String password = environment.get("CIELO24_PASSWORD");
        if (user == null || (key == null && password == null)) {
            throw new IllegalStateException(
                    "CIELO24_ENDPOINT is set; set CIELO24_USERNAME and CIELO24_API_KEY (or CIELO24_PASSWORD) as well");
        }
        Credentials credentials = key != null ? Credentials.apiKey(user, key) : Credentials.password(user, password);
        return new Service(URI.create(endpoint), credentials, null);
    }

    Cielo24Client client() {
        return Cielo24Client.builder()
                .endpoint(endpoint)
                .credentials(credentials)
                .build();
    }

    boolean isSimulator() {
        return simulator != null;
    }

    @Override
    public void close() {
        if (simulator != null) {
            simulator.close();
        }
    }

    @Override
    public String toString() {
        return (simulator == null ? "" : "embedded simulator at ") + endpoint;
    }
}
