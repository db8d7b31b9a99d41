package io.cielo24.tests;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.job.NewJob;
import io.cielo24.media.MediaSource;
import io.cielo24.simulator.Cielo24Simulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Uploads one file in a JVM of its own, so that its memory and its whole output can be looked at. */
final class UploadProbe {

    private UploadProbe() {}

    /** Runs the probe and returns all that it printed; its last line is its peak resident memory in kB, if the system tells it. */
    static String fork(Path folder, String transport, Cielo24Simulator simulator, Path media, String... jvmOptions)
            throws IOException, InterruptedException {
        return OtherJvm.run(
                folder,
                List.of(jvmOptions),
                UploadProbe.class,
                transport,
                simulator.endpoint().toString(),
                simulator.user(),
                simulator.apiKey(),
                media.toString());
    }

    /** Arguments: transport, endpoint, user, key, media. */
    public static void main(String[] arguments) throws IOException {
        try (Cielo24Client client = Cielo24Client.builder()
                .transport(arguments[0])
                .endpoint(URI.create(arguments[1]))
                .credentials(Credentials.apiKey(arguments[2], arguments[3]))
                .build()) {
            String jobId = client.jobs().create(NewJob.named("large")).block().jobId();
            client.media()
                    .addMedia(jobId, MediaSource.file(Path.of(arguments[4])))
                    .block();
            client.account().logout().block();
        }
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            try (Stream<String> lines = Files.lines(status)) {
                lines.filter(line -> line.startsWith("VmHWM"))
                        .forEach(line -> System.out.println(line.replaceAll("[^0-9]", "")));
            }
        }
    }
}
