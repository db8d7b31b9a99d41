package io.cielo24.simulator.internal.service;

import io.cielo24.simulator.Effect;
import io.cielo24.simulator.SimulatorOptions;
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
import java.util.Map;

/** What is below job/ and concerns media. */
final class MediaOperations {

    private static final int PIECE = 256 * 1024;

    private final World world;

    MediaOperations(World world) {
        this.world = world;
    }

    Response addFromUrl(Call call) {
        Job job = world.job(call);
        refuseSecond(job.media().isPresent());
        String url = call.require("media_url");
        boolean duplicates = call.flag("is_duplicate", world.options().duplicatesByDefault());
        if (!world.claimUrl(job, url) && !duplicates) {
            throw new Refusal(ErrorType.INVALID_QUERY, "there is a job with this media_url already");
        }
        store(world, job, world.media().remote(url));
        return JobOperations.task();
    }

    /** A player page; what it plays is not looked at. */
    Response addFromPage(Call call) {
        Job job = world.job(call);
        store(world, job, world.media().remote(call.require("media_url")));
        return JobOperations.task();
    }

    Response addFromFile(Call call) throws IOException {
        refuseTooLong(call.exchange(), world.options());
        receive(world, call.exchange(), world.job(call));
        return JobOperations.task();
    }

    /** The body is the file: large pieces are read and passed on, and nothing is done byte by byte. */
    static void receive(World world, Exchange exchange, Job job) throws IOException {
        refuseTooLong(exchange, world.options());
        long declared = exchange.contentLength().orElse(0);
        if (declared == 0) {
            throw new Refusal(ErrorType.INVALID_QUERY, "the media are empty");
        }
        refuseSecond(job.media().isPresent());
        exchange.throttle();
        try (MediaFiles.Upload upload = world.media().begin()) {
            byte[] piece = new byte[(int) Math.min(PIECE, declared)];
            for (int count = exchange.read(piece); count >= 0; count = exchange.read(piece)) {
                world.received(job, count);
                upload.write(piece, count);
            }
            refuseSurplus(exchange);
            Media media = upload.finish();
            try {
                store(world, job, media);
            } catch (Refusal second) {
                world.media().delete(media.file());
                throw second;
            }
        }
    }

    static void refuseTooLong(Exchange exchange, SimulatorOptions options) {
        long declared = exchange.contentLength().orElse(0);
        if (declared > options.maximumMediaLength()) {
            throw new Refusal(
                    ErrorType.INVALID_QUERY,
                    "the Content-Length of " + declared + " bytes is over the limit of "
                            + options.maximumMediaLength());
        }
    }

    static void refuseSurplus(Exchange exchange) {
        if (exchange.surplus() > 0) {
            throw new Refusal(
                    ErrorType.INVALID_QUERY,
                    "more bytes than the Content-Length of "
                            + exchange.contentLength().orElse(0) + " were sent");
        }
    }

    private static void store(World world, Job job, Media media) {
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

    Response uploadUrl(Call call) {
        Job job = world.job(call);
        refuseSecond(job.media().isPresent());
        world.count(Effect.UPLOAD_URL_ISSUED, job.id());
        return Response.json(
                200, Json.write(Map.of("upload_url", world.storage().uploadUrl(call.exchange(), job))));
    }

    /**
     * The file as it was uploaded, if it is of the type that is asked for; a file whose type cannot be told is taken to
     * be of any. Nothing is converted.
     */
    Response download(Call call) throws IOException {
        if (call.flag("text_to_speech", false)) {
            throw new Refusal(ErrorType.NOT_IMPLEMENTED, "the simulator does not speak");
        }
        return file(call, call.require("media_type"), 400);
    }

    /** Where the file is that {@link #download} sends; all that goes wrong here is a 422. */
    Response transcoded(Call call) throws IOException {
        String wanted = call.require("transcoded_version");
        file(call, wanted, 422);
        String url = world.storage()
                .contentUrl(
                        call.exchange(), "media", world.job(call).id() + "." + wanted, () -> file(call, wanted, 422));
        return Response.json(200, Json.write(Map.of("MediaUrl", url)));
    }

    private Response file(Call call, String wanted, int refusedWith) throws IOException {
        Job job = world.job(call);
        Media media = job.media()
                .orElseThrow(() -> new Refusal(refusedWith, ErrorType.ITEM_NOT_FOUND, "the job has no media"));
        Path file = media.file();
        if (file == null) {
            throw new Refusal(
                    refusedWith,
                    ErrorType.ITEM_NOT_FOUND,
                    media.url() == null
                            ? "the simulator was told not to keep media"
                            : "the simulator does not fetch media from URLs");
        }
        MediaKind asked = MediaKind.valueOf(wanted.toUpperCase(Locale.ROOT));
        if (media.kind() != MediaKind.UNKNOWN && media.kind() != asked) {
            throw new Refusal(
                    refusedWith,
                    ErrorType.ITEM_NOT_FOUND,
                    "the media are " + media.kind().extension() + ", and the simulator does not make " + wanted
                            + " of them");
        }
        return Response.file(file, asked.contentType(), job.id() + "." + wanted, count -> world.sent(job, count));
    }

    private static Media media(Job job) {
        return job.media().orElseThrow(() -> new Refusal(ErrorType.ITEM_NOT_FOUND, "the job has no media"));
    }
}
