package io.cielo24.tests.docs;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.captioning.CallbackAddress;
import io.cielo24.captioning.CaptionMedia;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.Captioning;
import io.cielo24.captioning.CaptioningSettings;
import io.cielo24.captioning.Journal;
import io.cielo24.captioning.Results;
import io.cielo24.job.Fidelity;
import io.cielo24.job.NewJob;
import io.cielo24.job.TranscriptionOrder;
import io.cielo24.media.MediaSource;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.SimulatedStatus;
import io.cielo24.simulator.SimulatorOptions;
import io.cielo24.transcript.CaptionFormat;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.netty.resources.LoopResources;

/** What a block of a page takes for granted, by name: all of it against one simulator and one scratch folder. */
public final class Given implements AutoCloseable {

    private static final Path CLIP = Path.of("../examples/media/spoken-sample.mp4");

    private final Path folder;
    private final Cielo24Simulator simulator;
    private final Cielo24Client client;
    private LoopResources loops;

    Given(Path folder) throws IOException {
        this.folder = folder;
        simulator = Cielo24Simulator.start(SimulatorOptions.builder()
                .processingTime(Duration.ZERO)
                .mediaDirectory(Files.createDirectories(folder.resolve("simulator")))
                .build());
        client = builder().build();
        for (String name : new String[] {"lecture.mp4", "lecture1.mp4", "lecture2.mp4"}) {
            Files.copy(CLIP, folder.resolve(name));
        }
    }

    /** A builder whose client talks to the simulator. */
    public Cielo24Client.Builder builder() {
        return Cielo24Client.builder().endpoint(simulator.endpoint()).credentials(credentials());
    }

    public Path path(String relative) {
        return folder.resolve(relative);
    }

    public Cielo24Simulator simulator() {
        return simulator;
    }

    public Cielo24Client client() {
        return client;
    }

    public Credentials credentials() {
        return Credentials.apiKey(simulator.user(), simulator.apiKey());
    }

    public String key() {
        return simulator.apiKey();
    }

    public String user() {
        return simulator.user();
    }

    public char[] password() {
        return "secret".toCharArray();
    }

    /** A job without media. */
    public String newJobId() {
        return client.jobs().create(NewJob.named("new")).block().jobId();
    }

    /** A job whose captions are ready. */
    public String jobId() {
        String jobId = newJobId();
        client.media().addMedia(jobId, MediaSource.file(CLIP)).block();
        client.jobs()
                .performTranscription(jobId, TranscriptionOrder.of(Fidelity.PREMIUM))
                .block();
        simulator.job(jobId).completeNow();
        return jobId;
    }

    public CaptionOrder order() {
        return CaptionOrder.builder(CaptionMedia.file(path("lecture.mp4")), TranscriptionOrder.of(Fidelity.PREMIUM))
                .results(Results.builder().captions(CaptionFormat.WEB_VTT).build())
                .build();
    }

    /** The job of the order, of which the service could not use the media. */
    public String failedJobId() {
        String jobId = captioning().submit(order()).block().job().jobId();
        simulator.job(jobId).status(SimulatedStatus.MEDIA_FAILURE);
        return jobId;
    }

    public Flux<CaptionOrder> orders() {
        return Flux.just(order());
    }

    public Captioning captioning() {
        return client.captioning(CaptioningSettings.with(Journal.inMemory()));
    }

    public String secret() {
        return CallbackAddress.newSecret();
    }

    public CallbackAddress address() {
        return CallbackAddress.at(URI.create("http://127.0.0.1:8080/cielo24"), secret());
    }

    public Flux<ByteBuffer> content() {
        return Flux.just(ByteBuffer.allocate(1000));
    }

    public long length() {
        return 1000;
    }

    public KeyStore trusted() {
        return simulator.trustStore();
    }

    public KeyStore ours() throws GeneralSecurityException, IOException {
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        return empty;
    }

    public char[] keyPassword() {
        return "secret".toCharArray();
    }

    public ProxySelector selector() {
        return ProxySelector.of(null);
    }

    public Duration limit() {
        return Duration.ofSeconds(5);
    }

    public LoopResources loops() {
        loops = LoopResources.create("docs");
        return loops;
    }

    @Override
    public void close() {
        client.close();
        simulator.close();
        if (loops != null) {
            loops.dispose();
        }
    }
}
