package io.cielo24.tests.wire;

import static io.cielo24.tests.wire.WireCase.JOB;
import static io.cielo24.tests.wire.WireCase.NASTY;
import static io.cielo24.tests.wire.WireCase.NASTY_JSON;

import io.cielo24.job.Fidelity;
import io.cielo24.job.Guidelines;
import io.cielo24.job.GuidelinesReceipt;
import io.cielo24.job.Iwp;
import io.cielo24.job.Language;
import io.cielo24.job.Priority;
import io.cielo24.job.Task;
import io.cielo24.job.TranscriptionOptions;
import io.cielo24.job.TranscriptionOrder;
import io.cielo24.job.TranslationOrder;
import io.cielo24.job.TranslationReceipt;
import io.cielo24.job.UplevelOrder;
import io.cielo24.job.UpleveledJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The calls that order something for a job, and those that say how it is to be done. */
final class OrderWire {

    private static final String TASK = "{\"TaskId\":\"t\"}";
    private static final String STORED = "{\"CUSTOM_GUIDELINES_STORED\":{\"full_html\":true,\"storage_data\":"
            + "{\"path\":\"a/b\",\"account\":\"acc\",\"bucket\":\"buck\",\"size\":\"17\"}}}";
    private static final GuidelinesReceipt RECEIPT = new GuidelinesReceipt(true, "a/b", "acc", "buck", 17L, STORED);

    private OrderWire() {}

    static List<WireCase> cases() {
        List<WireCase> cases = new ArrayList<>(orders());
        cases.addAll(guidelines());
        return cases;
    }

    private static List<WireCase> orders() {
        String options = "{\"notes\":\"" + NASTY_JSON + "\",\"return_iwp\":[\"FINAL\"]}";
        return List.of(
                WireCase.of(
                                "perform_transcription",
                                client -> client.jobs()
                                        .performTranscription(
                                                JOB,
                                                TranscriptionOrder.builder(Fidelity.PREMIUM)
                                                        .callbackUrl("https://example.org/{job_id}?a=%20b&c=+")
                                                        .targetLanguages(Language.FRENCH, Language.GERMAN)
                                                        .options(TranscriptionOptions.builder()
                                                                .notes(NASTY)
                                                                .returnIwp(Iwp.FINAL)
                                                                .build())
                                                        .parameter("more", NASTY)
                                                        .build()))
                        .sends(
                                Sent.json(
                                        "/job/perform_transcription",
                                        "{\"job_id\":\"" + JOB + "\",\"transcription_fidelity\":\"PREMIUM\","
                                                + "\"priority\":\"STANDARD\","
                                                + "\"callback_url\":\"https://example.org/{job_id}?a=%20b&c=+\","
                                                + "\"target_language\":\"fr,de\",\"options\":\""
                                                + options.replace("\\", "\\\\").replace("\"", "\\\"")
                                                + "\",\"more\":\"" + NASTY_JSON + "\"}"),
                                Sent.get(
                                        "/job/perform_transcription",
                                        "job_id",
                                        JOB,
                                        "transcription_fidelity",
                                        "PREMIUM",
                                        "priority",
                                        "STANDARD",
                                        "callback_url",
                                        "https://example.org/{job_id}?a=%20b&c=+",
                                        "target_language",
                                        "fr,de",
                                        "options",
                                        options,
                                        "more",
                                        NASTY))
                        .answered(200, TASK, new Task("t")),
                WireCase.of(
                                "translate",
                                client -> client.jobs()
                                        .translate(
                                                JOB,
                                                TranslationOrder.builder(Language.FRENCH, Language.PORTUGUESE_PORTUGAL)
                                                        .approveUplevel(true)
                                                        .parameter("more", NASTY)
                                                        .build()))
                        .sendsQuery(
                                "/job/translate",
                                "job_id",
                                JOB,
                                "target_languages",
                                "fr,pt-pt",
                                "approve_uplevel",
                                "true",
                                "more",
                                NASTY)
                        .answered(
                                201,
                                "{\"translation_job_ids\":[\"1\",\"2\"],\"message\":\"m\"}",
                                new TranslationReceipt(List.of("1", "2"), "m")),
                WireCase.of(
                                "uplevel",
                                client -> client.jobs()
                                        .uplevel(
                                                JOB,
                                                UplevelOrder.builder()
                                                        .speakerId(true)
                                                        .priority(Priority.CRITICAL)
                                                        .timing(false)
                                                        .requestor(NASTY)
                                                        .reference(NASTY)
                                                        .captionImportAsFirstPass(true)
                                                        .parameter("more", NASTY)
                                                        .build()))
                        .sendsQuery(
                                "/job/uplevel",
                                "job_id",
                                JOB,
                                "speaker_id",
                                "yes",
                                "priority",
                                "CRITICAL",
                                "timing",
                                "no",
                                "requestor",
                                NASTY,
                                "reference",
                                NASTY,
                                "caption_import_as_fp",
                                "true",
                                "more",
                                NASTY)
                        .answered(
                                201,
                                "{\"upleveled_job_id\":\"u\",\"upleveled_workflow\":\"w\"}",
                                new UpleveledJob("u", "w")),
                WireCase.of("uplevel as it is", client -> client.jobs().uplevel(JOB, UplevelOrder.plain()))
                        .sendsQuery("/job/uplevel", "job_id", JOB)
                        .answered(200, "{\"upleveled_job_id\":\"u\"}", new UpleveledJob("u", null)),
                WireCase.of("burn_in_caption", client -> client.jobs().burnInCaptions(JOB))
                        .sendsQuery("/job/burn_in_caption", "job_id", JOB)
                        .answered(200, ""),
                WireCase.of(
                                "burn_in_caption with a message",
                                client -> client.jobs().burnInCaptions(JOB, NASTY))
                        .sendsQuery("/job/burn_in_caption", "job_id", JOB, "send_to_email", NASTY)
                        .answered(200, ""));
    }

    private static List<WireCase> guidelines() {
        return List.of(
                WireCase.of(
                                "add_custom_guidelines from a document",
                                client -> client.jobs()
                                        .addGuidelines(
                                                JOB,
                                                Guidelines.document(URI.create("https://example.org/g?a=b%20c&d=+"))))
                        .sends(Sent.get(
                                "/job/add_custom_guidelines",
                                "job_id",
                                JOB,
                                "guidelines_url",
                                "https://example.org/g?a=b%20c&d=+"))
                        .answered(200, STORED, RECEIPT),
                WireCase.of(
                                "add_custom_guidelines from a web page",
                                client -> client.jobs()
                                        .addGuidelines(JOB, Guidelines.webPage(URI.create("https://example.org/ü"))))
                        .sends(Sent.get(
                                "/job/add_custom_guidelines",
                                "job_id",
                                JOB,
                                "guidelines_url",
                                "https://example.org/%C3%BC",
                                "is_html",
                                "true"))
                        .answered(200, STORED, RECEIPT),
                WireCase.of(
                                "add_custom_guidelines as text",
                                client -> client.jobs().addGuidelines(JOB, Guidelines.text(NASTY + "\r\n--x\r\n")))
                        .sends(Sent.multipart(
                                "/job/add_custom_guidelines",
                                "form-data; name=\"guidelines_data\"",
                                "text/plain; charset=utf-8",
                                NASTY + "\r\n--x\r\n",
                                "job_id",
                                JOB))
                        .answered(200, STORED, RECEIPT),
                WireCase.of(
                                "add_custom_guidelines as a file",
                                client -> client.jobs()
                                        .addGuidelines(JOB, Guidelines.file(file("rules \"é\".TXT", NASTY))))
                        .sends(Sent.multipart(
                                "/job/add_custom_guidelines",
                                "form-data; name=\"file\"; filename=\"rules %22é%22.TXT\"",
                                "text/plain",
                                NASTY,
                                "job_id",
                                JOB))
                        .answered(200, STORED, RECEIPT));
    }

    private static Path file(String name, String content) {
        try {
            Path directory = Files.createDirectories(Path.of("target", "wire"));
            return Files.writeString(directory.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
