package io.cielo24.internal;

import io.cielo24.job.Iwp;
import io.cielo24.media.MediaDownload;
import io.cielo24.transcript.CaptionRequest;
import io.cielo24.transcript.ElementListVersion;
import io.cielo24.transcript.TranscriptOperations;
import io.cielo24.transcript.TranscriptRequest;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The transcript operations, in terms of pipeline and downloads. */
final class Transcripts implements TranscriptOperations {

    private final Pipeline pipeline;
    private final Downloads downloads;

    Transcripts(Pipeline pipeline, Downloads downloads) {
        this.pipeline = pipeline;
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

    private static Call call(String jobId, CaptionRequest request) {
        return Jobs.on(Endpoint.JOB_GET_CAPTION, jobId).with(request.parameters());
    }

    private static Call call(String jobId, TranscriptRequest request) {
        return Jobs.on(Endpoint.JOB_GET_TRANSCRIPT, jobId).with(request.parameters());
    }
}
