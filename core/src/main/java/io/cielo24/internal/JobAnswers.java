package io.cielo24.internal;

import io.cielo24.job.Fidelity;
import io.cielo24.job.GuidelinesReceipt;
import io.cielo24.job.Job;
import io.cielo24.job.JobDifficulty;
import io.cielo24.job.JobStatus;
import io.cielo24.job.Language;
import io.cielo24.job.NewJobReceipt;
import io.cielo24.job.Priority;
import io.cielo24.job.RelatedJob;
import io.cielo24.job.RelatedJobs;
import io.cielo24.job.Statistics;
import io.cielo24.job.StatisticsMetric;
import io.cielo24.job.Task;
import io.cielo24.job.TranslationReceipt;
import io.cielo24.job.UpleveledJob;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the service answers about jobs, made into the types of the API: lenient in everything but what must be there. */
final class JobAnswers {

    /** Such as {@code 0:10:22.844807} or {@code 1 day, 2:03:04}. */
    private static final Pattern LENGTH =
            Pattern.compile("(?:(\\d{1,6}) days?, *)?(\\d{1,6}):([0-5]?\\d):([0-5]?\\d)(?:\\.(\\d{1,9})\\d*)?");

    private JobAnswers() {}

    static NewJobReceipt newJob(Fields fields) {
        return new NewJobReceipt(
                fields.requiredText("JobId"), fields.text("TaskId").orElse(null));
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
                fields.time("CreationDate").orElse(null),
                fields.time("StartDate").orElse(null),
                fields.time("DueDate").orElse(null),
                fields.time("CompletedDate").orElse(null),
                fields.time("ReturnDate").orElse(null),
                fields.time("AuthorizationDate").orElse(null),
                fields.text("JobDifficulty").map(JobDifficulty::new).orElse(null),
                callbackUrls(fields),
                options(fields),
                fields.json());
    }

    static RelatedJobs related(Fields fields) {
        return new RelatedJobs(
                fields.object("leading_job").map(JobAnswers::relatedJob).orElse(null),
                fields.objects("related_jobs").stream()
                        .map(JobAnswers::relatedJob)
                        .toList(),
                fields.json());
    }

    static TranslationReceipt translation(Fields fields) {
        return new TranslationReceipt(
                fields.texts("translation_job_ids"), fields.text("message").orElse(null));
    }

    static UpleveledJob upleveled(Fields fields) {
        return new UpleveledJob(
                fields.requiredText("upleveled_job_id"),
                fields.text("upleveled_workflow").orElse(null));
    }

    static GuidelinesReceipt guidelines(Fields fields) {
        Fields stored = fields.object("CUSTOM_GUIDELINES_STORED")
                .orElseThrow(() -> new Fields.Malformed("'CUSTOM_GUIDELINES_STORED' is missing"));
        Optional<Fields> place = stored.object("storage_data");
        return new GuidelinesReceipt(
                stored.flag("full_html").orElse(null),
                place.flatMap(data -> data.text("path")).orElse(null),
                place.flatMap(data -> data.text("account")).orElse(null),
                place.flatMap(data -> data.text("bucket")).orElse(null),
                place.flatMap(data -> data.integer("size")).orElse(null),
                fields.json());
    }

    static Statistics statistics(Fields fields) {
        return new Statistics(
                fields.objects("data").stream().map(JobAnswers::row).toList(),
                fields.time("start_date").orElse(null),
                fields.time("end_date").orElse(null),
                fields.json());
    }

    private static Statistics.Row row(Fields fields) {
        Map<StatisticsMetric, BigDecimal> values = new LinkedHashMap<>();
        for (String name : fields.names()) {
            boolean date = Fields.sameName(name, "start_date") || Fields.sameName(name, "end_date");
            if (!date && !name.isBlank()) {
                fields.number(name).ifPresent(value -> values.put(new StatisticsMetric(name), value));
            }
        }
        return new Statistics.Row(
                values,
                fields.time("start_date").orElse(null),
                fields.time("end_date").orElse(null));
    }

    private static RelatedJob relatedJob(Fields fields) {
        return new RelatedJob(
                fields.requiredText("job_id"),
                fields.text("job_status").map(JobStatus::new).orElse(null),
                fields.text("current_priority").map(Priority::new).orElse(null),
                fields.text("current_fidelity").map(Fidelity::new).orElse(null),
                fields.text("media_length").flatMap(JobAnswers::length).orElse(null),
                fields.text("language").orElse(null),
                fields.json());
    }

    private static Optional<Duration> length(String text) {
        Matcher match = LENGTH.matcher(text.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        String days = match.group(1);
        String fraction = match.group(5);
        return Optional.of(Duration.ofDays(days == null ? 0 : Long.parseLong(days))
                .plusHours(Long.parseLong(match.group(2)))
                .plusMinutes(Long.parseLong(match.group(3)))
                .plusSeconds(Long.parseLong(match.group(4)))
                .plusNanos(fraction == null ? 0 : Long.parseLong((fraction + "00000000").substring(0, 9))));
    }

    private static @Nullable Language language(Fields fields, String name) {
        return fields.text(name)
                .filter(code -> code.indexOf(',') < 0)
                .map(Language::new)
                .orElse(null);
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
                .ifPresent(object -> object.names()
                        .forEach(name -> object.object(name)
                                .map(labelled -> labelled.text("setting"))
                                .orElseGet(() -> object.text(name))
                                .ifPresent(setting -> options.put(name, setting))));
        return options;
    }
}
