package io.cielo24.internal;

import io.cielo24.LocalMediaException;
import io.cielo24.job.Guidelines;
import io.cielo24.job.GuidelinesReceipt;
import io.cielo24.job.Job;
import io.cielo24.job.JobChanges;
import io.cielo24.job.JobFilter;
import io.cielo24.job.JobOperations;
import io.cielo24.job.NewJob;
import io.cielo24.job.NewJobReceipt;
import io.cielo24.job.RelatedJobs;
import io.cielo24.job.Statistics;
import io.cielo24.job.StatisticsRequest;
import io.cielo24.job.Task;
import io.cielo24.job.TranscriptionOrder;
import io.cielo24.job.TranslationOrder;
import io.cielo24.job.TranslationReceipt;
import io.cielo24.job.UplevelOrder;
import io.cielo24.job.UpleveledJob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The job operations, in terms of the pipeline. */
final class Jobs implements JobOperations {

    private final Pipeline pipeline;
    private final Scheduler disk;

    /** @param disk runs what may block */
    Jobs(Pipeline pipeline, Scheduler disk) {
        this.pipeline = pipeline;
        this.disk = disk;
    }

    @Override
    public Mono<NewJobReceipt> create(NewJob job) {
        return pipeline.object(Call.to(Endpoint.JOB_NEW).with(job.parameters()), JobAnswers::newJob);
    }

    @Override
    public Mono<Void> authorize(String jobId) {
        return pipeline.nothing(on(Endpoint.JOB_AUTHORIZE, jobId));
    }

    @Override
    public Mono<Void> modify(String jobId, JobChanges changes) {
        return pipeline.nothing(on(Endpoint.JOB_MODIFY, jobId).with(changes.parameters()));
    }

    @Override
    public Mono<Job> info(String jobId) {
        return pipeline.object(on(Endpoint.JOB_INFO, jobId), JobAnswers::job);
    }

    @Override
    public Flux<Job> list(JobFilter filter) {
        return pipeline.items(Call.to(Endpoint.JOB_LIST).with(filter.parameters()), "ActiveJobs", JobAnswers::job);
    }

    @Override
    public Mono<RelatedJobs> related(String jobId) {
        return pipeline.object(on(Endpoint.JOB_LIST_RELATED, jobId), JobAnswers::related);
    }

    @Override
    public Mono<Task> delete(String jobId) {
        return pipeline.object(on(Endpoint.JOB_DELETE, jobId), JobAnswers::task);
    }

    @Override
    public Mono<Task> updateMetadata(String jobId, String referenceId, String requestorId) {
        Call call = on(Endpoint.JOB_UPDATE_METADATA, jobId)
                .with("reference_id", Ids.notBlank("reference id", referenceId))
                .with("requestor_id", Ids.notBlank("requestor id", requestorId));
        return pipeline.objectOrNothing(call, fields -> fields.text("TaskId"))
                .flatMap(id -> Mono.justOrEmpty(id.map(Task::new)));
    }

    @Override
    public Mono<GuidelinesReceipt> addGuidelines(String jobId, Guidelines guidelines) {
        if (guidelines instanceof Guidelines.OfUrl web) {
            Call call = on(Endpoint.JOB_ADD_CUSTOM_GUIDELINES_FROM_URL, jobId).with("guidelines_url", web.url());
            return pipeline.object(web.page() ? call.with("is_html", true) : call, JobAnswers::guidelines);
        }
        Call call = on(Endpoint.JOB_ADD_CUSTOM_GUIDELINES, jobId);
        Mono<Call.Content> content = guidelines instanceof Guidelines.OfFile file
                ? read(file.path()).map(bytes -> guidelinesFile(file.path(), bytes))
                : Mono.fromSupplier(() -> Multipart.field("guidelines_data", ((Guidelines.OfText) guidelines).text()));
        return content.flatMap(body -> pipeline.object(call.body(body), JobAnswers::guidelines));
    }

    @Override
    public Mono<Task> performTranscription(String jobId, TranscriptionOrder order) {
        return pipeline.object(
                on(Endpoint.JOB_PERFORM_TRANSCRIPTION, jobId).with(order.parameters()), JobAnswers::task);
    }

    @Override
    public Mono<TranslationReceipt> translate(String jobId, TranslationOrder order) {
        return pipeline.object(on(Endpoint.JOB_TRANSLATE, jobId).with(order.parameters()), JobAnswers::translation);
    }

    @Override
    public Mono<UpleveledJob> uplevel(String jobId, UplevelOrder order) {
        return pipeline.object(on(Endpoint.JOB_UPLEVEL, jobId).with(order.parameters()), JobAnswers::upleveled);
    }

    @Override
    public Mono<Void> burnInCaptions(String jobId) {
        return pipeline.nothing(on(Endpoint.JOB_BURN_IN_CAPTION, jobId));
    }

    @Override
    public Mono<Void> burnInCaptions(String jobId, String sendToEmail) {
        return pipeline.nothing(on(Endpoint.JOB_BURN_IN_CAPTION, jobId)
                .with("send_to_email", Ids.notBlank("the e-mail address", sendToEmail)));
    }

    @Override
    public Mono<Statistics> statistics(StatisticsRequest request) {
        return pipeline.object(
                Call.to(Endpoint.JOB_AGGREGATE_STATISTICS).with(request.parameters()), JobAnswers::statistics);
    }

    static Call on(Endpoint endpoint, String jobId) {
        return Call.to(endpoint).with("job_id", Ids.jobId(jobId));
    }

    private static Call.Content guidelinesFile(Path path, byte[] bytes) {
        return Multipart.file("file", String.valueOf(path.getFileName()), "text/plain", bytes);
    }

    private Mono<byte[]> read(Path path) {
        return Mono.fromCallable(() -> {
                    try (InputStream file = Files.newInputStream(path)) {
                        byte[] bytes = file.readNBytes(Guidelines.MAXIMUM_LENGTH + 1);
                        if (bytes.length == 0 || bytes.length > Guidelines.MAXIMUM_LENGTH) {
                            throw new IllegalArgumentException("the guidelines " + path + " must have 1 to "
                                    + Guidelines.MAXIMUM_LENGTH + " bytes, "
                                    + (bytes.length == 0 ? "have none" : "have more"));
                        }
                        return bytes;
                    }
                })
                .onErrorMap(
                        IOException.class,
                        error -> new LocalMediaException("the guidelines " + path + " cannot be read: " + error, error))
                .subscribeOn(disk);
    }
}
