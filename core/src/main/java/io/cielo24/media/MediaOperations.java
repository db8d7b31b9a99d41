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
    default Mono<Task> addMedia(String jobId, MediaSource source, Consumer<? super TransferProgress> progress) {
        return addMedia(jobId, source, AddMediaOptions.none(), progress);
    }

    /**
     * Uploads a media to a job ({@code add_media}), with options.
     *
     * @param jobId 32 hex digits
     * @param source the bytes
     * @param options how it is added
     * @param progress as above
     * @return the task's receipt
     */
    Mono<Task> addMedia(
            String jobId, MediaSource source, AddMediaOptions options, Consumer<? super TransferProgress> progress);

    /**
     * Lets the service fetch a media by itself ({@code add_media} with {@code media_url}).
     *
     * @param jobId 32 hex digits
     * @param mediaUrl absolute, http or https, reachable for the service
     * @return the task's receipt
     */
    default Mono<Task> addMedia(String jobId, URI mediaUrl) {
        return addMedia(jobId, mediaUrl, AddMediaOptions.none());
    }

    /**
     * Lets the service fetch a media by itself ({@code add_media} with {@code media_url}), with options.
     *
     * @param jobId 32 hex digits
     * @param mediaUrl absolute, http or https, reachable for the service
     * @param options how it is added
     * @return the task's receipt
     */
    Mono<Task> addMedia(String jobId, URI mediaUrl, AddMediaOptions options);

    /**
     * Lets the service find the media in the page of a player, such as YouTube, Vimeo, Brightcove or Kaltura ({@code
     * add_media_url}).
     *
     * @param jobId 32 hex digits
     * @param playerPage absolute, http or https, reachable for the service
     * @return the task's receipt
     */
    Mono<Task> addMediaFromPlayer(String jobId, URI playerPage);

    /**
     * Uploads a media to a job past the service, straight to its storage ({@code request_upload_url}, then a PUT to the
     * host that it names, which gets neither token nor credentials). To be chosen where the direct upload is slow; a media
     * that fails on this side fails before anything is asked for. Not on the sandbox.
     *
     * @param jobId 32 hex digits
     * @param source the bytes
     * @return completes when the storage has everything. {@link io.cielo24.LocalMediaException} if the media fails on this
     *     side; {@link io.cielo24.UnexpectedAnswerException} if the storage refuses it, without its words, as they may
     *     repeat the signed URL; {@link io.cielo24.OutcomeUnknownException} if everything was sent and no answer came
     */
    default Mono<Void> addMediaToStorage(String jobId, MediaSource source) {
        return addMediaToStorage(jobId, source, progress -> {});
    }

    /**
     * Uploads a media to a job past the service, straight to its storage, and tells how far it has come.
     *
     * @param jobId 32 hex digits
     * @param source the bytes
     * @param progress as for {@link #addMedia(String, MediaSource, Consumer)}
     * @return completes when the storage has everything
     */
    Mono<Void> addMediaToStorage(String jobId, MediaSource source, Consumer<? super TransferProgress> progress);

    /**
     * Asks where a job's media may be put by somebody else, such as a browser ({@code request_upload_url}). Not on the
     * sandbox.
     *
     * @param jobId 32 hex digits
     * @return the URL, good for 12 hours; a secret
     */
    Mono<UploadUrl> uploadUrl(String jobId);

    /**
     * Where the media came from ({@code media}).
     *
     * @param jobId 32 hex digits
     * @return the URL; empty for a media that was uploaded
     */
    Mono<URI> mediaUrl(String jobId);

    /**
     * Where the service has the media in a format of its own making ({@code transcoded_media}). Not on the sandbox.
     *
     * @param jobId 32 hex digits
     * @param format mp4 or mp3
     * @return the URL; empty if the service names none
     */
    Mono<URI> transcodedUrl(String jobId, MediaFormat format);

    /**
     * Streams the media ({@code download_media}). The length is checked at the end where the service said it.
     *
     * @param jobId 32 hex digits
     * @param format mp3 or mp4
     * @return the bytes; demand reaches the socket, buffers are the subscriber's to keep
     */
    default Flux<ByteBuffer> download(String jobId, MediaFormat format) {
        return download(jobId, DownloadRequest.of(format));
    }

    /**
     * Streams the media ({@code download_media}), with options.
     *
     * @param jobId 32 hex digits
     * @param request which media
     * @return the bytes, as above
     */
    Flux<ByteBuffer> download(String jobId, DownloadRequest request);

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
    default Mono<MediaDownload> downloadTo(
            String jobId, MediaFormat format, Path target, Consumer<? super TransferProgress> progress) {
        return downloadTo(jobId, DownloadRequest.of(format), target, progress);
    }

    /**
     * Downloads the media to a file ({@code download_media}), with options.
     *
     * @param jobId 32 hex digits
     * @param request which media
     * @param target the file to write, as above
     * @param progress as above
     * @return what was downloaded
     */
    Mono<MediaDownload> downloadTo(
            String jobId, DownloadRequest request, Path target, Consumer<? super TransferProgress> progress);
}
