package io.cielo24.examples.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.HttpTransportProvider;
import io.cielo24.transport.TransportConfig;
import org.junit.jupiter.api.Test;

/** The transport is found by who only has it on the path. */
class SocketTransportDiscoveryTest {

    @Test
    void aClientFindsItAloneAndByName() {
        try (Cielo24Client alone = Cielo24Client.builder()
                        .credentials(Credentials.token("t"))
                        .build();
                Cielo24Client byName = Cielo24Client.builder()
                        .transport("socket")
                        .credentials(Credentials.token("t"))
                        .build()) {
            assertTrue(alone.toString().contains("socket"), alone::toString);
            assertTrue(byName.toString().contains("socket"), byName::toString);
        }
    }

    @Test
    void providerAndTransportHaveTheSameName() {
        HttpTransportProvider provider = new SocketTransportProvider();
        try (HttpTransport transport = provider.create(TransportConfig.defaults())) {
            assertEquals(transport.name(), provider.name());
        }
    }
}
