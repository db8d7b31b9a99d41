package io.cielo24.internal;

import io.cielo24.job.Task;
import io.cielo24.media.MediaDownload;
import io.cielo24.media.MediaFormat;
import io.cielo24.media.MediaOperations;
import io.cielo24.media.MediaSource;
import io.cielo24.media.TransferProgress;
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

    Medias(Pipeline pipeline, Uploads uploads, Downloads downloads) {
        this.pipeline = pipeline;
        this.uploads = uploads;
        this.downloads = downloads;
    }

    @Override
    public Mono<Task> addMedia(String jobId, MediaSource source, Consumer<? super TransferProgress> progress) {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(progress, "progress");
        return pipeline.object(
                Jobs.on(Endpoint.JOB_ADD_MEDIA, jobId).body(() -> uploads.media(source, progress)), Jobs::task);
    }

    @Override
    public Mono<Task> addMedia(String jobId, URI mediaUrl) {
        return pipeline.object(
                Jobs.on(Endpoint.JOB_ADD_MEDIA_URL_FORM, jobId)
                        .with("media_url", Ids.webUrl("the media URL", mediaUrl)),
                Jobs::task);
    }

    @Override
    public Mono<URI> mediaUrl(String jobId) {
        return pipeline.object(
                        Jobs.on(Endpoint.JOB_MEDIA, jobId),
                        fields -> fields.text("MediaUrl").map(Medias::url))
                .flatMap(Mono::justOrEmpty);
    }

    @Override
    public Flux<ByteBuffer> download(String jobId, MediaFormat format) {
        return downloads.stream(downloadCall(jobId, format));
    }

    @Override
    public Mono<MediaDownload> downloadTo(
            String jobId, MediaFormat format, Path target, Consumer<? super TransferProgress> progress) {
        return downloads.to(downloadCall(jobId, format), target, Objects.requireNonNull(progress, "progress"));
    }

    private static Call downloadCall(String jobId, MediaFormat format) {
        return Jobs.on(Endpoint.JOB_DOWNLOAD_MEDIA, jobId).with("media_type", format.text());
    }

    private static URI url(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new Fields.Malformed("'MediaUrl' is not a URL");
        }
    }
}
