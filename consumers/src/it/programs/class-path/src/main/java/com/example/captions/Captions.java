package com.example.captions;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.captioning.CaptionMedia;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.CaptionOutcome;
import io.cielo24.captioning.CaptioningSettings;
import io.cielo24.captioning.Journal;
import io.cielo24.captioning.Results;
import io.cielo24.captioning.WaitPolicy;
import io.cielo24.job.Fidelity;
import io.cielo24.job.TranscriptionOrder;
import io.cielo24.observability.MicrometerListener;
import io.cielo24.transcript.CaptionFormat;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Captions a media. Arguments: endpoint, user, API key, media, folder of the captions. */
public final class Captions {

    private Captions() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[4]);
        try (Journal journal = Journal.in(folder.resolve("journal"));
                Cielo24Client client = Cielo24Client.builder()
                        .endpoint(URI.create(arguments[0]))
                        .credentials(Credentials.apiKey(arguments[1], arguments[2]))
                        .listener(MicrometerListener.of(ObservationRegistry.create(), new SimpleMeterRegistry()))
                        .build()) {
            CaptionOrder order = CaptionOrder.builder(
                            CaptionMedia.file(Path.of(arguments[3])), TranscriptionOrder.of(Fidelity.MECHANICAL))
                    .results(Results.builder()
                            .captions(CaptionFormat.WEB_VTT)
                            .into(folder)
                            .build())
                    .build();
            CaptioningSettings settings = CaptioningSettings.with(journal)
                    .withWaitPolicy(
                            WaitPolicy.defaults().withIntervals(Duration.ofMillis(100), Duration.ofSeconds(1)));
            CaptionOutcome outcome = client.captioning(settings).caption(order).block();
            System.out.println(client + " " + outcome.job().status());
        }
    }
}
