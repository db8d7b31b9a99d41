package io.cielo24.internal;

import io.cielo24.job.Iwp;
import io.cielo24.job.Task;
import io.cielo24.media.MediaDownload;
import io.cielo24.media.MediaSource;
import io.cielo24.transcript.CaptionRequest;
import io.cielo24.transcript.ElementList;
import io.cielo24.transcript.ElementListRequest;
import io.cielo24.transcript.ElementListVersion;
import io.cielo24.transcript.Segment;
import io.cielo24.transcript.TranscriptFormat;
import io.cielo24.transcript.TranscriptOperations;
import io.cielo24.transcript.TranscriptRequest;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The transcript operations, in terms of pipeline and downloads. */
final class Transcripts implements TranscriptOperations {

    private final Pipeline pipeline;
    private final Uploads uploads;
    private final Downloads downloads;

    Transcripts(Pipeline pipeline, Uploads uploads, Downloads downloads) {
        this.pipeline = pipeline;
        this.uploads = uploads;
        this.downloads = downloads;
    }

    @Override
    public Flux<ByteBuffer> caption(String jobId, CaptionRequest request) {
        return downloads.stream(call(jobId, request));
    }

    @Override
    public Mono<String> captionText(String jobId, CaptionRequest request) {
        return downloads.text(call(jobId, request));
    }

    @Override
    public Mono<MediaDownload> captionTo(String jobId, CaptionRequest request, Path target) {
        return downloads.to(call(jobId, request), target, progress -> {});
    }

    @Override
    public Mono<URI> captionUrl(String jobId, CaptionRequest request) {
        return pipeline.object(
                call(jobId, request).with("build_url", true),
                fields -> fields.url("CaptionUrl").orElseThrow(() -> new Fields.Malformed("'CaptionUrl' is missing")));
    }

    @Override
    public Flux<ByteBuffer> transcript(String jobId, TranscriptRequest request) {
        return downloads.stream(call(jobId, request));
    }

    @Override
    public Mono<String> transcriptText(String jobId, TranscriptRequest request) {
        return downloads.text(call(jobId, request));
    }

    @Override
    public Mono<MediaDownload> transcriptTo(String jobId, TranscriptRequest request, Path target) {
        return downloads.to(call(jobId, request), target, progress -> {});
    }

    @Override
    public Flux<ElementListVersion> elementListVersions(String jobId) {
        return pipeline.items(
                Jobs.on(Endpoint.JOB_LIST_ELEMENTLISTS, jobId),
                null,
                fields -> new ElementListVersion(
                        fields.requiredText("version"),
                        fields.text("iwp_name").map(Iwp::new).orElse(null)));
    }

    @Override
    public Mono<ElementList> elementList(String jobId, ElementListRequest request) {
        return pipeline.document(call(jobId, request), ElementListDocument::new, ElementListDocument.LARGEST);
    }

    @Override
    public Flux<Segment> segments(String jobId, ElementListRequest request) {
        return pipeline.stream(call(jobId, request), SegmentsDocument::new, Long.MAX_VALUE);
    }

    @Override
    public Flux<ByteBuffer> elementListJson(String jobId, ElementListRequest request) {
        return downloads.stream(call(jobId, request));
    }

    @Override
    public Mono<MediaDownload> elementListTo(String jobId, ElementListRequest request, Path target) {
        return downloads.to(call(jobId, request), target, progress -> {});
    }

    @Override
    public Mono<Task> addTranscript(String jobId, TranscriptFormat format, MediaSource source) {
        Objects.requireNonNull(source, "source");
        return pipeline.object(
                Jobs.on(Endpoint.JOB_ADD_TRANSCRIPT, jobId)
                        .with("format", format.text())
                        .body(() -> uploads.media(source, progress -> {})),
                JobAnswers::task);
    }

    @Override
    public Mono<Task> addTranscript(String jobId, TranscriptFormat format, URI transcriptUrl) {
        return pipeline.object(
                Jobs.on(Endpoint.JOB_ADD_TRANSCRIPT_FROM_URL, jobId)
                        .with("format", format.text())
                        .with("transcript_url", Parameters.webUrl("the transcript's URL", transcriptUrl)),
                JobAnswers::task);
    }

    private static Call call(String jobId, CaptionRequest request) {
        return Jobs.on(Endpoint.JOB_GET_CAPTION, jobId).with(request.parameters());
    }

    private static Call call(String jobId, ElementListRequest request) {
        return Jobs.on(Endpoint.JOB_GET_ELEMENTLIST, jobId).with(request.parameters());
    }

    private static Call call(String jobId, TranscriptRequest request) {
        return Jobs.on(Endpoint.JOB_GET_TRANSCRIPT, jobId).with(request.parameters());
    }
}
