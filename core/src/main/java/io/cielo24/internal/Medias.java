package io.cielo24.internal;

import io.cielo24.job.Task;
import io.cielo24.media.AddMediaOptions;
import io.cielo24.media.DownloadRequest;
import io.cielo24.media.MediaDownload;
import io.cielo24.media.MediaFormat;
import io.cielo24.media.MediaOperations;
import io.cielo24.media.MediaSource;
import io.cielo24.media.TransferProgress;
import io.cielo24.media.UploadUrl;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The media operations, in terms of the pipeline. */
final class Medias implements MediaOperations {

    private final Pipeline pipeline;
    private final Uploads uploads;
    private final Downloads downloads;
    private final boolean secure;

    /** @param secure whether the service is reached by https, so that its storage has to be as well */
    Medias(Pipeline pipeline, Uploads uploads, Downloads downloads, boolean secure) {
        this.pipeline = pipeline;
        this.uploads = uploads;
        this.downloads = downloads;
        this.secure = secure;
    }

    @Override
    public Mono<Task> addMedia(
            String jobId, MediaSource source, AddMediaOptions options, Consumer<? super TransferProgress> progress) {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(progress, "progress");
        return pipeline.object(
                Jobs.on(Endpoint.JOB_ADD_MEDIA, jobId)
                        .with(options.parameters())
                        .body(() -> uploads.media(source, progress)),
                JobAnswers::task);
    }

    @Override
    public Mono<Task> addMedia(String jobId, URI mediaUrl, AddMediaOptions options) {
        return pipeline.object(
                Jobs.on(Endpoint.JOB_ADD_MEDIA_FROM_URL, jobId)
                        .with("media_url", Parameters.webUrl("the media URL", mediaUrl))
                        .with(options.parameters()),
                JobAnswers::task);
    }

    @Override
    public Mono<Task> addMediaFromPlayer(String jobId, URI playerPage) {
        return pipeline.object(
                Jobs.on(Endpoint.JOB_ADD_MEDIA_URL, jobId)
                        .with("media_url", Parameters.webUrl("the player page's URL", playerPage)),
                JobAnswers::task);
    }

    @Override
    public Mono<Void> addMediaToStorage(String jobId, MediaSource source, Consumer<? super TransferProgress> progress) {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(progress, "progress");
        return pipeline.toStorage(
                uploadUrlCall(jobId), fields -> uploadUrl(fields).url(), () -> uploads.media(source, progress));
    }

    @Override
    public Mono<UploadUrl> uploadUrl(String jobId) {
        return pipeline.object(uploadUrlCall(jobId), this::uploadUrl);
    }

    @Override
    public Mono<URI> mediaUrl(String jobId) {
        return url(Jobs.on(Endpoint.JOB_MEDIA, jobId), "MediaUrl");
    }

    @Override
    public Mono<URI> transcodedUrl(String jobId, MediaFormat format) {
        return url(Jobs.on(Endpoint.JOB_TRANSCODED_MEDIA, jobId).with("transcoded_version", format.text()), "MediaUrl");
    }

    @Override
    public Flux<ByteBuffer> download(String jobId, DownloadRequest request) {
        return downloads.stream(downloadCall(jobId, request));
    }

    @Override
    public Mono<MediaDownload> downloadTo(
            String jobId, DownloadRequest request, Path target, Consumer<? super TransferProgress> progress) {
        return downloads.to(downloadCall(jobId, request), target, Objects.requireNonNull(progress, "progress"));
    }

    private Mono<URI> url(Call call, String name) {
        return pipeline.object(call, fields -> fields.url(name)).flatMap(Mono::justOrEmpty);
    }

    private static Call uploadUrlCall(String jobId) {
        return Jobs.on(Endpoint.JOB_REQUEST_UPLOAD_URL, jobId);
    }

    private static Call downloadCall(String jobId, DownloadRequest request) {
        return Jobs.on(Endpoint.JOB_DOWNLOAD_MEDIA, jobId).with(request.parameters());
    }

    /** A media sent in the clear would be anybody's. */
    private UploadUrl uploadUrl(Fields fields) {
        URI url = fields.url("upload_url").orElseThrow(() -> new Fields.Malformed("'upload_url' is missing"));
        if (secure && !"https".equalsIgnoreCase(url.getScheme())) {
            throw new Fields.Malformed("'upload_url' is not an https URL");
        }
        return new UploadUrl(url);
    }
}
