package io.cielo24.tests.flow;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.Timeouts;
import io.cielo24.captioning.CaptionMedia;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.CaptioningEvent;
import io.cielo24.captioning.CaptioningEvent.Failed;
import io.cielo24.captioning.CaptioningSettings;
import io.cielo24.captioning.Journal;
import io.cielo24.captioning.Results;
import io.cielo24.job.Fidelity;
import io.cielo24.job.TranscriptionOrder;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.transcript.CaptionFormat;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import reactor.blockhound.BlockHound;
import reactor.core.publisher.Flux;

/**
 * A program as users write them: captions every file of a folder, with a journal on the disk. It knows nothing of being
 * killed, and is started again by whoever kills it. Its output ends up in a file beside the folder.
 */
final class FlowProcess {

    private static final String WATCHED = "cielo24.test.blockHound";
    private static final String MEDIA = "media";
    private static final String JOURNAL = "journal";
    private static final String CAPTIONS = "captions";

    private FlowProcess() {}

    /**
     * Starts it.
     *
     * @param folder holds {@code media}
     * @param watched whether BlockHound looks on, which doubles the time to start
     */
    static Process start(Path folder, Cielo24Simulator simulator, String transport, String name, boolean watched)
            throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-ea",
                        "-Xmx96m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:+EnableDynamicAgentLoading",
                        "-XX:+AllowRedefinitionToAddDeleteMethods",
                        "-Djdk.attach.allowAttachSelf=true",
                        "-D" + WATCHED + "=" + watched,
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FlowProcess.class.getName(),
                        folder.toString(),
                        simulator.endpoint().toString(),
                        simulator.user(),
                        simulator.apiKey(),
                        transport)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(name + ".log").toFile()))
                .start();
    }

    static Path media(Path folder) throws IOException {
        return Files.createDirectories(folder.resolve(MEDIA));
    }

    /** All that is there: nothing that a killed process was writing, either. */
    static List<Path> captions(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(CAPTIONS))) {
            return files.sorted().toList();
        }
    }

    public static void main(String[] args) throws IOException {
        if (Boolean.getBoolean(WATCHED)) {
            BlockHound.install();
        }
        Path folder = Path.of(args[0]);
        QuickTime time = new QuickTime(100);
        Duration day = Duration.ofDays(1);
        List<CaptionOrder> orders;
        try (Stream<Path> files = Files.list(media(folder))) {
            orders = files.sorted().map(file -> order(file, folder)).toList();
        }
        boolean failed;
        try (Cielo24Client client = Cielo24Client.builder()
                        .endpoint(URI.create(args[1]))
                        .credentials(Credentials.apiKey(args[2], args[3]))
                        .transport(args[4])
                        .timer(time)
                        .timeouts(Timeouts.defaults()
                                .withAnswer(day)
                                .withUploadStall(day)
                                .withDownloadStall(day))
                        .build();
                Journal journal = Journal.in(folder.resolve(JOURNAL))) {
            List<CaptioningEvent> events = client.captioning(
                            CaptioningSettings.with(journal).withLockWait(day).withUploads(2))
                    .captionAll(Flux.fromIterable(orders))
                    .collectList()
                    .block();
            System.out.println(Flows.described(events));
            failed = events.stream().anyMatch(Failed.class::isInstance);
        }
        time.dispose();
        System.exit(failed ? 1 : 0);
    }

    private static CaptionOrder order(Path file, Path folder) {
        return CaptionOrder.builder(CaptionMedia.file(file), TranscriptionOrder.of(Fidelity.PREMIUM))
                .results(Results.builder()
                        .captions(CaptionFormat.WEB_VTT)
                        .into(folder.resolve(CAPTIONS))
                        .build())
                .build();
    }
}
