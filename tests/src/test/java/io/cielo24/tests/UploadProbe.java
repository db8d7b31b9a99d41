package io.cielo24.tests;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.job.NewJob;
import io.cielo24.media.MediaSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Uploads one file in a JVM of its own, so that its memory can be measured. Arguments: transport, endpoint, user, key,
 * file. Prints the peak resident memory in kB where the system tells it.
 */
final class UploadProbe {

    private UploadProbe() {}

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
        }
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            try (var lines = Files.lines(status)) {
                lines.filter(line -> line.startsWith("VmHWM"))
                        .forEach(line -> System.out.println(line.replaceAll("[^0-9]", "")));
            }
        }
    }
}
