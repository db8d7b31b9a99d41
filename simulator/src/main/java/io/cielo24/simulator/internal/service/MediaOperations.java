package io.cielo24.simulator.internal.service;

import io.cielo24.simulator.Effect;
import io.cielo24.simulator.internal.http.Exchange;
import io.cielo24.simulator.internal.http.Response;
import io.cielo24.simulator.internal.json.Json;
import io.cielo24.simulator.internal.state.Job;
import io.cielo24.simulator.internal.state.Media;
import io.cielo24.simulator.internal.state.MediaFiles;
import io.cielo24.simulator.internal.state.MediaKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;

/** What is below job/ and concerns media. */
final class MediaOperations {

    private static final int PIECE = 256 * 1024;

    private final World world;

    MediaOperations(World world) {
        this.world = world;
    }

    Response addFromUrl(Call call) {
        Job job = world.job(call);
        String url = call.require("media_url");
        boolean duplicates = call.flag("is_duplicate", world.options().duplicatesByDefault());
        boolean exists = !duplicates
                && world.jobs().newestFirst().stream()
                        .filter(other -> other != job)
                        .filter(other ->
                                other.identity().owner().equals(job.identity().owner()))
                        .anyMatch(other -> other.media()
                                .filter(media -> url.equals(media.url()))
                                .isPresent());
        if (exists) {
            throw new Refusal(ErrorType.INVALID_QUERY, "there is a job with this media_url already");
        }
        store(job, world.media().remote(url));
        return JobOperations.task();
    }

    /** The body is the file: large pieces are read and passed on, and nothing is done byte by byte. */
    Response addFromFile(Call call) throws IOException {
        Exchange exchange = call.exchange();
        long declared = exchange.contentLength().orElse(0);
        if (declared > world.options().maximumMediaLength()) {
            throw new Refusal(
                    ErrorType.INVALID_QUERY,
                    "the Content-Length of " + declared + " bytes is over the limit of "
                            + world.options().maximumMediaLength());
        }
        if (declared == 0) {
            throw new Refusal(ErrorType.INVALID_QUERY, "the media are empty");
        }
        Job job = world.job(call);
        refuseSecond(job.media().isPresent());
        exchange.throttle();
        try (MediaFiles.Upload upload = world.media().begin()) {
            byte[] piece = new byte[(int) Math.min(PIECE, declared)];
            for (int count = exchange.read(piece); count >= 0; count = exchange.read(piece)) {
                world.received(job, count);
                upload.write(piece, count);
            }
            if (exchange.surplus() > 0) {
                throw new Refusal(
                        ErrorType.INVALID_QUERY, "more bytes than the Content-Length of " + declared + " were sent");
            }
            Media media = upload.finish();
            try {
                store(job, media);
            } catch (Refusal second) {
                world.media().delete(media.file());
                throw second;
            }
        }
        return JobOperations.task();
    }

    private void store(Job job, Media media) {
        refuseSecond(!job.add(media));
        world.count(Effect.MEDIA_STORED, job.id());
    }

    private static void refuseSecond(boolean hasSome) {
        if (hasSome) {
            throw new Refusal(ErrorType.INVALID_QUERY, "the job has media already, and a job takes one only");
        }
    }

    /** Media that were uploaded have no URL. */
    Response url(Call call) {
        Media media = media(world.job(call));
        return Response.json(200, Json.write(Collections.singletonMap("MediaUrl", media.url())));
    }

    /**
     * The file as it was uploaded, if it is of the type that is asked for; a file whose type cannot be told is taken to
     * be of any. Nothing is converted.
     */
    Response download(Call call) throws IOException {
        Job job = world.job(call);
        Media media = media(job);
        String wanted = call.require("media_type");
        if (call.flag("text_to_speech", false)) {
            throw new Refusal(ErrorType.NOT_IMPLEMENTED, "the simulator does not speak");
        }
        Path file = media.file();
        if (file == null) {
            throw new Refusal(
                    ErrorType.ITEM_NOT_FOUND,
                    media.url() == null
                            ? "the simulator was told not to keep media"
                            : "the simulator does not fetch media from URLs");
        }
        MediaKind asked = MediaKind.valueOf(wanted.toUpperCase(Locale.ROOT));
        if (media.kind() != MediaKind.UNKNOWN && media.kind() != asked) {
            throw new Refusal(
                    ErrorType.ITEM_NOT_FOUND,
                    "the media are " + media.kind().extension() + ", and the simulator does not make " + wanted
                            + " of them");
        }
        return Response.file(file, asked.contentType(), job.id() + "." + wanted);
    }

    private static Media media(Job job) {
        return job.media().orElseThrow(() -> new Refusal(ErrorType.ITEM_NOT_FOUND, "the job has no media"));
    }
}
