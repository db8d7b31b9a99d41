package io.cielo24.media;

import io.cielo24.job.Task;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Media: to the service and back. Every publisher is cold: subscribing makes the call, each subscription one of its own;
 * cancelling ends it and closes its connection. Results arrive on threads of the transport, which must not be blocked.
 * Errors are those of {@link io.cielo24.Cielo24Exception}.
 */
public interface MediaOperations {

    /**
     * Uploads a media to a job ({@code add_media}). A job takes one media only; a second one is refused.
     *
     * @param jobId 32 hex digits
     * @param source the bytes
     * @return the task's receipt. {@link io.cielo24.LocalMediaException} if the media fails on this side; {@link
     *     io.cielo24.OutcomeUnknownException} if everything was sent and no answer came
     */
    default Mono<Task> addMedia(String jobId, MediaSource source) {
        return addMedia(jobId, source, progress -> {});
    }

    /**
     * Uploads a media to a job ({@code add_media}) and tells how far it has come.
     *
     * @param jobId 32 hex digits
     * @param source the bytes
     * @param progress called once per buffer (up to 256 KiB for files), in order, on the thread that produced it; must not
     *     block. What it throws ends the upload
     * @return the task's receipt
     */
    Mono<Task> addMedia(String jobId, MediaSource source, Consumer<? super TransferProgress> progress);

    /**
     * Lets the service fetch a media by itself ({@code add_media} with {@code media_url}).
     *
     * @param jobId 32 hex digits
     * @param mediaUrl absolute, http or https, reachable for the service
     * @return the task's receipt
     */
    Mono<Task> addMedia(String jobId, URI mediaUrl);

    /**
     * Where the media came from ({@code media}).
     *
     * @param jobId 32 hex digits
     * @return the URL; empty for a media that was uploaded
     */
    Mono<URI> mediaUrl(String jobId);

    /**
     * Streams the media ({@code download_media}). The length is checked at the end where the service said it.
     *
     * @param jobId 32 hex digits
     * @param format mp3 or mp4
     * @return the bytes; demand reaches the socket, buffers are the subscriber's to keep
     */
    Flux<ByteBuffer> download(String jobId, MediaFormat format);

    /**
     * Downloads the media to a file ({@code download_media}).
     *
     * @param jobId 32 hex digits
     * @param format mp3 or mp4
     * @param target the file to write; its directory must be there. It is written beside the target and moved into place
     *     when it is complete, replacing a file of that name; after a failure or a cancel nothing is left
     * @return what was downloaded
     */
    default Mono<MediaDownload> downloadTo(String jobId, MediaFormat format, Path target) {
        return downloadTo(jobId, format, target, progress -> {});
    }

    /**
     * Downloads the media to a file ({@code download_media}) and tells how far it has come.
     *
     * @param jobId 32 hex digits
     * @param format mp3 or mp4
     * @param target the file to write, as above
     * @param progress called once per buffer, in order; must not block. What it throws ends the download
     * @return what was downloaded
     */
    Mono<MediaDownload> downloadTo(
            String jobId, MediaFormat format, Path target, Consumer<? super TransferProgress> progress);
}
