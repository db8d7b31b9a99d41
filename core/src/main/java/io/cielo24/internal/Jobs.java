package io.cielo24.internal;

import io.cielo24.job.Fidelity;
import io.cielo24.job.Job;
import io.cielo24.job.JobDifficulty;
import io.cielo24.job.JobFilter;
import io.cielo24.job.JobOperations;
import io.cielo24.job.JobStatus;
import io.cielo24.job.Language;
import io.cielo24.job.NewJob;
import io.cielo24.job.NewJobReceipt;
import io.cielo24.job.Priority;
import io.cielo24.job.ServiceTime;
import io.cielo24.job.Task;
import io.cielo24.job.TranscriptionOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The job operations, in terms of the pipeline. */
final class Jobs implements JobOperations {

    private final Pipeline pipeline;

    Jobs(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public Mono<NewJobReceipt> create(NewJob job) {
        return pipeline.object(
                Call.to(Endpoint.JOB_NEW).with(job.parameters()),
                fields -> new NewJobReceipt(
                        fields.requiredText("JobId"), fields.text("TaskId").orElse(null)));
    }

    @Override
    public Mono<Void> authorize(String jobId) {
        return pipeline.nothing(on(Endpoint.JOB_AUTHORIZE, jobId));
    }

    @Override
    public Mono<Job> info(String jobId) {
        return pipeline.object(on(Endpoint.JOB_INFO, jobId), Jobs::job);
    }

    @Override
    public Flux<Job> list(JobFilter filter) {
        return pipeline.items(Call.to(Endpoint.JOB_LIST).with(filter.parameters()), "ActiveJobs", Jobs::job);
    }

    @Override
    public Mono<Task> delete(String jobId) {
        return pipeline.object(on(Endpoint.JOB_DELETE, jobId), Jobs::task);
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
    public Mono<Task> performTranscription(String jobId, TranscriptionOrder order) {
        return pipeline.object(on(Endpoint.JOB_PERFORM_TRANSCRIPTION, jobId).with(order.parameters()), Jobs::task);
    }

    static Call on(Endpoint endpoint, String jobId) {
        return Call.to(endpoint).with("job_id", Ids.jobId(jobId));
    }

    static Task task(Fields fields) {
        return new Task(fields.requiredText("TaskId"));
    }

    static Job job(Fields fields) {
        return new Job(
                fields.requiredText("JobId"),
                fields.text("JobName").orElse(null),
                fields.text("Username").orElse(null),
                fields.number("MediaLengthSeconds").orElse(null),
                fields.text("ExternalID").orElse(null),
                fields.text("Priority").map(Priority::new).orElse(null),
                fields.text("Fidelity").map(Fidelity::new).orElse(null),
                new JobStatus(fields.requiredText("JobStatus")),
                language(fields, "SourceLanguage"),
                language(fields, "TargetLanguage"),
                time(fields, "CreationDate"),
                time(fields, "StartDate"),
                time(fields, "DueDate"),
                time(fields, "CompletedDate"),
                time(fields, "ReturnDate"),
                time(fields, "AuthorizationDate"),
                fields.text("JobDifficulty").map(JobDifficulty::new).orElse(null),
                callbackUrls(fields),
                options(fields),
                fields.json());
    }

    private static @Nullable Language language(Fields fields, String name) {
        return fields.text(name)
                .filter(code -> code.indexOf(',') < 0)
                .map(Language::new)
                .orElse(null);
    }

    private static @Nullable ServiceTime time(Fields fields, String name) {
        return fields.text(name).map(ServiceTime::new).orElse(null);
    }

    private static List<String> callbackUrls(Fields fields) {
        return fields.object("ReturnTargets").map(targets -> targets.objects("url")).orElse(List.of()).stream()
                .map(target -> target.text("callback_url"))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Options come as {@code name: value} or as {@code name: {label, setting}}. */
    private static Map<String, String> options(Fields fields) {
        Map<String, String> options = new LinkedHashMap<>();
        fields.object("Options")
                .ifPresent(object -> object.entries()
                        .forEach(entry -> object.object(entry.getKey())
                                .map(labelled -> labelled.text("setting"))
                                .orElseGet(() -> object.text(entry.getKey()))
                                .ifPresent(setting -> options.put(entry.getKey(), setting))));
        return options;
    }
}
