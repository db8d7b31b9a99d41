package io.cielo24.examples;

import io.cielo24.Cielo24Client;
import io.cielo24.captioning.CaptioningSettings;
import io.cielo24.captioning.WaitPolicy;
import io.cielo24.job.Fidelity;
import io.cielo24.job.Job;
import io.cielo24.job.Language;
import io.cielo24.job.NewJob;
import io.cielo24.job.TranscriptionOrder;
import io.cielo24.media.MediaDownload;
import io.cielo24.media.MediaFormat;
import io.cielo24.media.MediaSource;
import io.cielo24.transcript.CaptionFormat;
import io.cielo24.transcript.CaptionRequest;
import io.cielo24.transcript.TranscriptRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The whole captioning job: a media goes up, captions and a transcript come down.
 *
 * <p>Arguments: the folder to write to, and the media. Runs against the embedded simulator unless the environment names
 * an endpoint; see {@link Service}.
 */
public final class Quickstart {

    /** The simulator is quick; by default the service is first asked after 15 seconds. */
    private static final CaptioningSettings WAITING = CaptioningSettings.inMemory()
            .withWaitPolicy(WaitPolicy.defaults().withIntervals(Duration.ofMillis(250), Duration.ofMinutes(1)));

    private Quickstart() {}

    /**
     * Runs the job.
     *
     * @param arguments the folder to write to, and the media
     * @throws IOException if files cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("two arguments are needed: the folder to write to, and the media");
        }
        Path media = Path.of(arguments[1]);
        Path folder = Files.createDirectories(Path.of(arguments[0], baseName(media)));
        try (Service service = Service.fromEnvironment();
                Cielo24Client client = service.client()) {
            System.out.println("Service:    " + service);
            Job job = caption(client, media, folder).block();
            System.out.println("Captioned:  " + job);
            MediaDownload copy = client.media()
                    .downloadTo(job.jobId(), format(media), folder.resolve(media.getFileName()))
                    .block();
            compare(media, copy, service.isSimulator());
            System.out.println("Written to: " + folder.toAbsolutePath());
            client.account().logout().block();
        }
    }

    private static Mono<Job> caption(Cielo24Client client, Path media, Path folder) {
        Progress progress = new Progress();
        return client.jobs()
                .create(NewJob.builder()
                        .name(baseName(media))
                        .language(Language.ENGLISH)
                        .build())
                .doOnNext(made -> System.out.println("Job:        " + made.jobId()))
                .flatMap(made -> client.media()
                        .addMedia(made.jobId(), MediaSource.file(media), progress)
                        .then(client.jobs().performTranscription(made.jobId(), TranscriptionOrder.of(fidelity())))
                        .doOnNext(task -> System.out.println("Ordered:    " + fidelity()))
                        .then(client.captioning(WAITING).await(made.jobId()))
                        .flatMap(job -> fetch(client, job.jobId(), folder).thenReturn(job)));
    }

    private static Mono<Void> fetch(Cielo24Client client, String jobId, Path folder) {
        return Flux.just(CaptionFormat.WEB_VTT, CaptionFormat.SRT)
                .concatMap(format -> client.transcripts()
                        .captionTo(
                                jobId, CaptionRequest.of(format), folder.resolve("captions." + format.fileExtension())))
                .concatWith(client.transcripts()
                        .transcriptTo(jobId, TranscriptRequest.plain(), folder.resolve("transcript.txt")))
                .doOnNext(file -> System.out.println(
                        "Fetched:    " + file.file().getFileName() + ", " + file.length() + " bytes"))
                .then();
    }

    private static void compare(Path media, MediaDownload copy, boolean mustMatch) throws IOException {
        boolean same = Files.mismatch(media, copy.file()) < 0;
        System.out.println("Downloaded: " + copy.file().getFileName() + ", " + copy.length() + " bytes, "
                + (same ? "byte for byte the media" : "not the bytes that went up (the service transcodes)"));
        if (mustMatch && !same) {
            throw new IllegalStateException(
                    "the simulator hands out what was uploaded; " + copy.file() + " differs from " + media);
        }
    }

    /** The cheapest unless the environment says otherwise: the fidelity decides the price. */
    private static Fidelity fidelity() {
        String chosen = System.getenv("CIELO24_FIDELITY");
        return chosen == null ? Fidelity.MECHANICAL : new Fidelity(chosen);
    }

    private static MediaFormat format(Path media) {
        return media.getFileName().toString().endsWith(".mp3") ? MediaFormat.MP3 : MediaFormat.MP4;
    }

    private static String baseName(Path media) {
        return media.getFileName().toString().replaceFirst("\\.[^.]+$", "");
    }
}
