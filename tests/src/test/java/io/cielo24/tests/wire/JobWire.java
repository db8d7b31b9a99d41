package io.cielo24.tests.wire;

import static io.cielo24.tests.wire.WireCase.JOB;
import static io.cielo24.tests.wire.WireCase.NASTY;
import static io.cielo24.tests.wire.WireCase.NASTY_JSON;

import io.cielo24.RawParameters;
import io.cielo24.job.Fidelity;
import io.cielo24.job.JobChanges;
import io.cielo24.job.JobFilter;
import io.cielo24.job.JobStatus;
import io.cielo24.job.Language;
import io.cielo24.job.NewJob;
import io.cielo24.job.NewJobReceipt;
import io.cielo24.job.Priority;
import io.cielo24.job.RelatedJob;
import io.cielo24.job.RelatedJobs;
import io.cielo24.job.ServiceTime;
import io.cielo24.job.Statistics;
import io.cielo24.job.StatisticsMetric;
import io.cielo24.job.StatisticsRequest;
import io.cielo24.job.Task;
import io.cielo24.job.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The calls about jobs. */
final class JobWire {

    private static final String TASK = "{\"TaskId\":\"t\"}";

    private JobWire() {}

    static List<WireCase> cases() {
        return List.of(
                WireCase.of(
                                "new",
                                client -> client.jobs()
                                        .create(NewJob.builder()
                                                .name(NASTY)
                                                .language(Language.CHINESE_MANDARIN)
                                                .externalId(NASTY)
                                                .username(NASTY)
                                                .requestor(NASTY)
                                                .reference(NASTY)
                                                .expectedSpeakers(2)
                                                .duplicate(false)
                                                .parameter("more", NASTY)
                                                .build()))
                        .sends(
                                Sent.json(
                                        "/job/new",
                                        "{\"job_name\":\"N\",\"language\":\"zh-cmn\",\"external_id\":\"N\",\"username\":\"N\","
                                                        .replace("\"N\"", "\"" + NASTY_JSON + "\"")
                                                + "\"requestor\":\"N\",\"reference\":\"N\",\"expected_speakers\":2,"
                                                        .replace("\"N\"", "\"" + NASTY_JSON + "\"")
                                                + "\"is_duplicate\":false,\"more\":\"" + NASTY_JSON + "\"}"),
                                Sent.get(
                                        "/job/new",
                                        "job_name",
                                        NASTY,
                                        "language",
                                        "zh-cmn",
                                        "external_id",
                                        NASTY,
                                        "username",
                                        NASTY,
                                        "requestor",
                                        NASTY,
                                        "reference",
                                        NASTY,
                                        "expected_speakers",
                                        "2",
                                        "is_duplicate",
                                        "false",
                                        "more",
                                        NASTY))
                        .answered(
                                200,
                                "{\"JobId\":\"" + JOB + "\",\"TaskId\":\"t\",\"x\":1}",
                                new NewJobReceipt(JOB, "t")),
                WireCase.of(
                                "new with nothing",
                                client -> client.jobs().create(NewJob.builder().build()))
                        .sends(Sent.json("/job/new", "{}"), Sent.get("/job/new"))
                        .answered(200, "{\"job_id\":\"" + JOB + "\"}", new NewJobReceipt(JOB, null)),
                WireCase.of("authorize", client -> client.jobs().authorize(JOB))
                        .sendsQuery("/job/authorize", "job_id", JOB)
                        .answered(204, ""),
                WireCase.of(
                                "authorize, answered with 200 and a parameter of tomorrow",
                                client ->
                                        client.jobs().authorize(JOB).contextWrite(RawParameters.of("tomorrow", NASTY)))
                        .sendsQuery("/job/authorize", "job_id", JOB, "tomorrow", NASTY)
                        .answered(200, "{}"),
                WireCase.of(
                                "modify",
                                client -> client.jobs()
                                        .modify(
                                                JOB,
                                                JobChanges.builder()
                                                        .fidelity(new Fidelity("STANDARD"))
                                                        .turnaroundHours(12)
                                                        .priority(Priority.PRIORITY)
                                                        .accountId(NASTY)
                                                        .requestorId(NASTY)
                                                        .callbackUrl("https://example.org/{job_id}?a=%20b&c=+")
                                                        .expectedSpeakers(3)
                                                        .notes(NASTY)
                                                        .parameter("more", NASTY)
                                                        .build()))
                        .sends(Sent.form(
                                "/job/modify",
                                "job_id",
                                JOB,
                                "transcription_fidelity",
                                "PREMIUM",
                                "turnaround_hours",
                                "12",
                                "priority",
                                "PRIORITY",
                                "account_id",
                                NASTY,
                                "requestor_id",
                                NASTY,
                                "callback_url",
                                "https://example.org/{job_id}?a=%20b&c=+",
                                "expected_speakers",
                                "3",
                                "notes",
                                NASTY,
                                "more",
                                NASTY))
                        .answered(204, ""),
                WireCase.of("delete", client -> client.jobs().delete(JOB))
                        .sendsQuery("/job/delete", "job_id", JOB)
                        .answered(200, TASK, new Task("t")),
                WireCase.of("info", client -> client.jobs().info(JOB).map(job -> job.status() + " " + job.name()))
                        .sends(Sent.get("/job/info", "job_id", JOB))
                        .answered(
                                200,
                                "{\"JobId\":\"" + JOB + "\",\"JobStatus\":\"In Process\",\"JobName\":\"" + NASTY_JSON
                                        + "\"}",
                                "In Process " + NASTY),
                WireCase.of(
                                "list",
                                client -> client.jobs()
                                        .list(JobFilter.builder()
                                                .created(TimeRange.between(
                                                        new ServiceTime("2026-01-01"),
                                                        new ServiceTime("2026-01-02T03:04:05Z")))
                                                .status(JobStatus.MEDIA_FAILURE)
                                                .name("*" + NASTY)
                                                .externalId(NASTY)
                                                .username(NASTY)
                                                .parameter("more", NASTY)
                                                .build())
                                        .map(job -> job.jobId()))
                        .sends(Sent.get(
                                "/job/list",
                                "CreationDateFrom",
                                "2026-01-01",
                                "CreationDateTo",
                                "2026-01-02T03:04:05Z",
                                "JobStatus",
                                "Media Failure",
                                "JobName",
                                "*" + NASTY,
                                "ExternalID",
                                NASTY,
                                "Username",
                                NASTY,
                                "more",
                                NASTY))
                        .answered(
                                200,
                                "{\"Username\":\"u\",\"ActiveJobs\":[{\"JobId\":\"1\",\"JobStatus\":\"x\"},"
                                        + "{\"JobId\":\"2\",\"JobStatus\":\"Complete\"}]}",
                                "1",
                                "2"),
                WireCase.of("list_related", client -> client.jobs().related(JOB))
                        .sends(Sent.get("/job/list_related", "job_id", JOB))
                        .answered(
                                200,
                                "{\"related_jobs\":[{\"job_id\":\"2\"}],\"leading_job\":{\"job_status\":\"Pending\","
                                        + "\"job_id\":\"1\",\"current_priority\":\"STANDARD\","
                                        + "\"media_length\":\"0:10:22.844807\",\"current_fidelity\":\"HIGH\","
                                        + "\"language\":\"fr:en,fr\"}}",
                                new RelatedJobs(
                                        new RelatedJob(
                                                "1",
                                                JobStatus.PENDING,
                                                Priority.STANDARD,
                                                Fidelity.PROFESSIONAL,
                                                Duration.parse("PT10M22.844807S"),
                                                "fr:en,fr",
                                                "{\"job_status\":\"Pending\",\"job_id\":\"1\",\"current_priority\":\"STANDARD\","
                                                        + "\"media_length\":\"0:10:22.844807\",\"current_fidelity\":\"HIGH\","
                                                        + "\"language\":\"fr:en,fr\"}"),
                                        List.of(new RelatedJob(
                                                "2", null, null, null, null, null, "{\"job_id\":\"2\"}")),
                                        "{\"related_jobs\":[{\"job_id\":\"2\"}],\"leading_job\":{\"job_status\":\"Pending\","
                                                + "\"job_id\":\"1\",\"current_priority\":\"STANDARD\","
                                                + "\"media_length\":\"0:10:22.844807\",\"current_fidelity\":\"HIGH\","
                                                + "\"language\":\"fr:en,fr\"}}")),
                WireCase.of("update_metadata", client -> client.jobs().updateMetadata(JOB, NASTY, NASTY))
                        .sends(Sent.get(
                                "/job/update_metadata", "job_id", JOB, "reference_id", NASTY, "requestor_id", NASTY))
                        .answered(200, TASK, new Task("t")),
                WireCase.of(
                                "update_metadata, answered with nothing",
                                client -> client.jobs().updateMetadata(JOB, "a", "b"))
                        .sends(Sent.get(
                                "/job/update_metadata", "job_id", JOB, "reference_id", "a", "requestor_id", "b"))
                        .answered(204, ""),
                WireCase.of(
                                "aggregate_statistics",
                                client -> client.jobs()
                                        .statistics(StatisticsRequest.builder()
                                                .accountId("*")
                                                .metrics(StatisticsMetric.TOTAL, StatisticsMetric.TRANSLATION)
                                                .groupBy(StatisticsRequest.Grouping.MONTH)
                                                .during(TimeRange.between(
                                                        new ServiceTime("2026-01-01"), new ServiceTime("2026-02-01")))
                                                .parameter("more", NASTY)
                                                .build()))
                        .sends(Sent.get(
                                "/job/aggregate_statistics",
                                "account_id",
                                "*",
                                "metrics",
                                "[\"billable_minutes_total\",\"billable_minutes_translation\"]",
                                "group_by",
                                "month",
                                "start_date",
                                "2026-01-01",
                                "end_date",
                                "2026-02-01",
                                "more",
                                NASTY))
                        .answered(
                                200,
                                "{\"data\":[{\"billable_minutes_total\":12.50,\"billable_minutes_translation\":\"3\","
                                        + "\"start_date\":\"2026-01-01\",\"end_date\":\"2026-02-01\",\"odd\":\"text\"}],"
                                        + "\"start_date\":\"2026-01-01\",\"end_date\":\"\"}",
                                new Statistics(
                                        List.of(new Statistics.Row(
                                                Map.of(
                                                        StatisticsMetric.TOTAL,
                                                        new BigDecimal("12.50"),
                                                        StatisticsMetric.TRANSLATION,
                                                        new BigDecimal("3")),
                                                new ServiceTime("2026-01-01"),
                                                new ServiceTime("2026-02-01"))),
                                        new ServiceTime("2026-01-01"),
                                        null,
                                        "{\"data\":[{\"billable_minutes_total\":12.50,\"billable_minutes_translation\":\"3\","
                                                + "\"start_date\":\"2026-01-01\",\"end_date\":\"2026-02-01\",\"odd\":\"text\"}],"
                                                + "\"start_date\":\"2026-01-01\",\"end_date\":\"\"}")));
    }
}
