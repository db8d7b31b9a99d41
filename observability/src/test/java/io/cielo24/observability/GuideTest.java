package io.cielo24.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

/** The guide's block, word for word: what compares them is in the module of the guide's other blocks. */
class GuideTest {

    @Test
    void aClientIsGivenTheListener() {
        Credentials credentials = Credentials.token("0".repeat(32));
        ObservationRegistry observations = ObservationRegistry.create();
        MeterRegistry meters = new SimpleMeterRegistry();
        Cielo24Client client = Cielo24Client.builder()
                .credentials(credentials)
                .listener(MicrometerListener.of(observations, meters))
                .build();
        try (client) {
            assertThat(meters.getMeters()).as("before a call").isEmpty();
        }
    }
}
