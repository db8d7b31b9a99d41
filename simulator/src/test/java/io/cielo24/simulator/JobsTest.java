package io.cielo24.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.simulator.internal.json.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobsTest {

    @RegisterExtension
    final Cielo24SimulatorExtension simulators = Cielo24SimulatorExtension.perTest(SimulatorOptions.defaults());

    private Cielo24Simulator simulator;
    private Api api;

    @BeforeEach
    void login(Cielo24Simulator simulator) {
        this.simulator = simulator;
        this.api = new Api(simulator).login();
    }

    private String completeJob(String fidelity, Map<String, Object> options) {
        String job = api.mediaJob();
        api.postJson(
                        "job/perform_transcription",
                        job,
                        Map.of(
                                "transcription_fidelity",
                                fidelity,
                                "priority",
                                "STANDARD",
                                "options",
                                Json.write(options)))
                .ok();
        simulator.job(job).completeNow();
        return job;
    }

    @Test
    void onlyAJobInAuthorizingIsModified() {
        String job = api.orderedJob();
        api.postForm("job/modify", api.query("job_id", job), "priority=PRIORITY")
                .refused("INVALID_QUERY", "Authorizing");
        simulator.faults().on("job/perform_transcription").nth(1).inject(Fault.waitForAuthorization());
        String waiting = api.orderedJob();
        assertThat(api.postForm(
                                "job/modify",
                                api.query("job_id", waiting),
                                "priority=PRIORITY&transcription_fidelity=PROFESSIONAL&callback_url="
                                        + Api.encode("https://x.example/{job_id}?a=1&b=2"))
                        .status())
                .isEqualTo(204);
        assertThat(api.get("job/info", "job_id", waiting).json())
                .containsEntry("Priority", "PRIORITY")
                .containsEntry("Fidelity", "HIGH")
                .containsEntry(
                        "ReturnTargets",
                        Map.of("url", List.of(Map.of("callback_url", "https://x.example/{job_id}?a=1&b=2"))));
        assertThat(simulator.effects(waiting).count(Effect.JOB_MODIFIED)).isEqualTo(1);
    }

    @Test
    void aDeletedJobIsGoneAndItsExternalIdIsFree() {
        String job = api.post("job/new", "external_id", "e").ok().get("JobId");
        assertThat(api.post("job/delete", "job_id", job).ok().get("TaskId")).matches("[0-9a-f]{32}");
        api.get("job/info", "job_id", job).refused("ITEM_NOT_FOUND", job);
        api.post("job/delete", "job_id", job).refused("ITEM_NOT_FOUND", job);
        api.post("job/new", "external_id", "e").ok();
        assertThat(simulator.effects(job).deletions()).isEqualTo(1);
    }

    @SuppressWarnings("unchecked")
    private List<String> list(String... filters) {
        List<Map<String, Object>> jobs = (List<Map<String, Object>>)
                api.get("job/list", filters).ok().json().get("ActiveJobs");
        return jobs.stream().map(job -> (String) job.get("JobName")).toList();
    }

    @Test
    void jobsAreListedNewestFirstAndFiltered() {
        String a = api.post("job/new", "job_name", "alpha 1", "external_id", "e1")
                .ok()
                .get("JobId");
        api.post("job/new", "job_name", "alpha (2)", "external_id", "e2").ok();
        api.post("job/new", "job_name", "beta").ok();
        assertThat(list()).containsExactly("beta", "alpha (2)", "alpha 1");
        assertThat(list("JobName", "alpha*")).containsExactly("alpha (2)", "alpha 1");
        assertThat(list("JobName", "*(2)")).containsExactly("alpha (2)");
        assertThat(list("JobName", "alpha")).isEmpty();
        assertThat(list("ExternalID", "e1")).containsExactly("alpha 1");
        assertThat(list("ExternalID", "none")).isEmpty();
        api.upload("job/add_media", new byte[10], "job_id", a).ok();
        api.post("job/perform_transcription", "job_id", a, "transcription_fidelity", "PREMIUM", "priority", "PRIORITY")
                .ok();
        simulator.job(a).completeNow();
        assertThat(list("JobStatus", "Complete")).containsExactly("alpha 1");
        assertThat(list("Fidelity", "PREMIUM")).containsExactly("alpha 1");
        assertThat(list("Fidelity", "STANDARD")).containsExactly("alpha 1");
        assertThat(list("Priority", "PRIORITY")).containsExactly("alpha 1");
        assertThat(list("JobDifficulty", "Unknown")).containsExactly("beta", "alpha (2)");
        assertThat(list("TurnaroundTimeHoursFrom", "24", "TurnaroundTimeHoursTo", "24"))
                .containsExactly("alpha 1");
        assertThat(list("TurnaroundTimeHoursFrom", "25")).isEmpty();
        assertThat(list("CompleteDateFrom", "2020-01-01")).containsExactly("alpha 1");
        assertThat(list("CreationDateFrom", "2020-01-01T00:00:00Z", "CreationDateTo", "2199-12-31"))
                .hasSize(3);
        assertThat(list("CreationDateTo", "2020-01-01T00:00:00.000001")).isEmpty();
        api.get("job/list", "CreationDateFrom", "yesterday").refused("INVALID_OPTION", "ISO 8601");
        api.get("job/list", "jobstatus", "Complete").refused("INVALID_QUERY", "no parameter jobstatus");
        api.get("job/list", "Username", "stranger").refused("ACCOUNT_DOES_NOT_EXIST", "stranger");
    }

    @Test
    void aDateWithoutATimeMeansTheWholeDay() {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        api.post("job/new", "job_name", "today").ok();
        // The day may have changed since.
        assertThat(list("CreationDateFrom", today, "CreationDateTo", "2199-01-01"))
                .containsExactly("today");
        String created = api.get("job/list").text().replaceAll(".*\"CreationDate\":\"([^\"T]*)T.*", "$1");
        assertThat(list("CreationDateFrom", created, "CreationDateTo", created)).containsExactly("today");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-01-01t00:00:00z",
                "2020-01-01T00:00:00+01",
                "2020-01-01T00:00:00+01:30:15",
                "2020-01-01T00:00",
                "2020-01-01T00:00:00.5-11:00"
            })
    void aTimeIsUnderstoodInEveryFormOfIso8601(String time) {
        api.post("job/new", "job_name", "new").ok();
        assertThat(list("CreationDateFrom", time)).containsExactly("new");
        assertThat(list("CreationDateTo", time)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-02-30", "2020-01-01T24:30:00", "2020-01-01T00:00:00 01:00", "01/01/2020"})
    void aDateThatDoesNotExistIsRefused(String date) {
        api.get("job/list", "CreationDateFrom", date).refused("INVALID_OPTION", "ISO 8601");
    }

    @Test
    void completingACompleteJobChangesNothing() {
        String job = api.completeJob();
        List<String> versions = simulator.job(job).versions();
        simulator.job(job).completeNow();
        assertThat(simulator.job(job).versions()).isEqualTo(versions);
    }

    @Test
    void whoeverSeesAnOrderCountedFindsTheJobOrdered() throws InterruptedException {
        AtomicReference<Runnable> look = new AtomicReference<>(() -> {});
        Clock clock = new SettableClock(new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"))) {
            @Override
            public Instant instant() {
                look.get().run();
                return super.instant();
            }
        };
        SimulatorOptions options = SimulatorOptions.builder()
                .clock(clock)
                .processingTime(Duration.ofHours(1))
                .build();
        try (Cielo24Simulator simulator = Cielo24Simulator.start(options)) {
            Api api = new Api(simulator).login();
            Thread onlooker = new Thread(() -> simulator.jobs().get(0).completeNow(), "onlooker");
            look.set(() -> {
                if (simulator.effects().ordersPlaced() == 1) {
                    look.set(() -> {});
                    onlooker.start();
                    join(onlooker, 100);
                }
            });
            String job = api.orderedJob();
            onlooker.join(5000);
            assertThat(simulator.job(job).status()).isEqualTo(SimulatedStatus.COMPLETE);
        }
    }

    private static void join(Thread thread, long milliseconds) {
        try {
            thread.join(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aHundredThousandJobsAreListedInChunks() {
        simulator.addJobs(100_000, i -> "job " + i);
        Api.Answer answer = api.get("job/list").ok();
        assertThat(answer.response().headers().firstValue("Transfer-Encoding")).hasValue("chunked");
        String text = answer.text();
        assertThat(text.split("\"JobId\"", -1)).hasSize(100_001);
        assertThat(text.indexOf("\"job 99999\"")).isLessThan(text.indexOf("\"job 0\""));
        assertThat(text).endsWith("]}");
        assertThat(list("JobName", "job 4242")).containsExactly("job 4242");
    }

    @Test
    void translationsAreJobsOfTheirOwn() {
        String job = completeJob("PROFESSIONAL", Map.of());
        Api.Answer answer = api.post("job/translate", "job_id", job, "target_languages", "fr,ja");
        assertThat(answer.status()).isEqualTo(201);
        List<?> ids = (List<?>) answer.json().get("translation_job_ids");
        assertThat(ids).hasSize(2);
        assertThat(simulator.effects(job).translations()).isEqualTo(2);
        assertThat(api.get("job/info", "job_id", (String) ids.get(1)).get("TargetLanguage"))
                .isEqualTo("ja");
        Map<String, Object> related =
                api.get("job/list_related", "job_id", (String) ids.get(0)).ok().json();
        assertThat(related.get("leading_job"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("job_id", job)
                .containsEntry("current_fidelity", "HIGH")
                .hasEntrySatisfying(
                        "media_length", length -> assertThat((String) length).matches("\\d:\\d\\d:\\d\\d\\.\\d{6}"));
        assertThat((List<?>) related.get("related_jobs")).hasSize(2);
        assertThat(related.toString()).contains("language=en:fr", "language=en:ja");
    }

    @Test
    void eachTargetOfAnOrderIsAJobOfItsOwnButForTheLanguageSpoken() {
        String job = api.mediaJob();
        api.postJson(
                        "job/perform_transcription",
                        job,
                        Map.of(
                                "transcription_fidelity",
                                "PREMIUM",
                                "priority",
                                "STANDARD",
                                "target_language",
                                "en,fr,ja"))
                .ok();

        Map<String, Object> related =
                api.get("job/list_related", "job_id", job).ok().json();

        assertThat((List<?>) related.get("related_jobs")).hasSize(2);
        assertThat(related.toString()).contains("language=en:en,fr,ja", "language=en:fr", "language=en:ja");
        assertThat(simulator.effects(job).ordersPlaced()).isEqualTo(1);
        assertThat(simulator.effects(job).translations()).isEqualTo(2);
    }

    @Test
    void aTranslationOfLessThanProfessionalWorkNeedsAnApproval() {
        String job = completeJob("PREMIUM", Map.of());
        api.post("job/translate", "job_id", job, "target_languages", "fr")
                .refused("MISSING_PARAMETER", "approve_uplevel");
        api.post("job/translate", "job_id", job, "target_languages", "fr", "approve_uplevel", "false")
                .refused("INVALID_OPTION", "upleveled");
        api.post("job/translate", "job_id", job, "target_languages", "xx", "approve_uplevel", "true")
                .refused("INVALID_OPTION", "no target");
        api.post("job/translate", "job_id", api.newJob(), "target_languages", "fr")
                .refused("INVALID_QUERY", "not been ordered");
        assertThat(simulator.effects().translations()).isZero();
        api.post("job/translate", "job_id", job, "target_languages", "fr", "approve_uplevel", "true")
                .ok();
    }

    @Test
    void anUplevelMakesAnotherJob() {
        String job = completeJob("MECHANICAL", Map.of());
        Api.Answer answer =
                api.post("job/uplevel", "job_id", job, "speaker_id", "yes", "priority", "CRITICAL", "timing", "no");
        assertThat(answer.status()).isEqualTo(201);
        String upleveled = answer.get("upleveled_job_id");
        assertThat(api.get("job/info", "job_id", upleveled).get("Fidelity")).isEqualTo("HIGH");
        assertThat(simulator.effects(job).uplevels()).isEqualTo(1);
        api.post("job/uplevel", "job_id", job, "speaker_id", "true").refused("INVALID_OPTION", "no, yes");
    }

    @Test
    void captionsAreBurntInOnceThereAreSome() {
        String job = completeJob("PREMIUM", Map.of());
        Api.Answer answer = api.post("job/burn_in_caption", "job_id", job, "send_to_email", "a@b.example");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.bytes()).isEmpty();
        api.post("job/burn_in_caption", "job_id", api.newJob()).refused("ITEM_NOT_FOUND", "no captions");
        assertThat(simulator.effects().burnIns()).isEqualTo(1);
    }

    @Test
    void statisticsAddUpWhatWasOrdered() {
        completeJob("PREMIUM", Map.of());
        completeJob("PREMIUM", Map.of());
        completeJob("PROFESSIONAL", Map.of());
        Map<?, ?> row = (Map<?, ?>)
                ((List<?>) api.get("job/aggregate_statistics").ok().json().get("data")).get(0);
        double premium = Double.parseDouble(row.get("billable_minutes_premium").toString());
        double total = Double.parseDouble(row.get("billable_minutes_total").toString());
        assertThat(premium).isPositive();
        assertThat(total).isEqualTo(premium * 1.5, Offset.offset(0.001));
        Map<String, Object> months = api.get(
                        "job/aggregate_statistics",
                        "metrics",
                        "[\"billable_minutes_premium\"]",
                        "group_by",
                        "month",
                        "start_date",
                        "2024-01-15",
                        "end_date",
                        "2024-03-10")
                .ok()
                .json();
        assertThat((List<?>) months.get("data")).hasSize(3);
        assertThat(months.get("data").toString())
                .contains("start_date=2024-02-01T00:00:00.000000")
                .doesNotContain("professional");
        api.get("job/aggregate_statistics", "metrics", "[]").refused("INVALID_OPTION", "empty");
        api.get("job/aggregate_statistics", "metrics", "[\"x\"]").refused("INVALID_OPTION", "possible are");
        api.get("job/aggregate_statistics", "start_date", "2024-02-01", "end_date", "2024-01-01")
                .refused("INVALID_OPTION", "before");
    }

    @Test
    void mediaArePutToAPreSignedUrlOnAnotherHost() throws Exception {
        String job = api.newJob();
        URI url =
                URI.create(api.get("job/request_upload_url", "job_id", job).ok().get("upload_url"));
        assertThat(url.getHost()).isEqualTo("localhost");
        assertThat(url.getPort()).isNotEqualTo(simulator.endpoint().getPort());
        byte[] media = "the media".getBytes(StandardCharsets.UTF_8);
        assertThat(put(url, media, "Content-Type", "video/mp4").text()).contains("SignatureDoesNotMatch");
        assertThat(put(url, media, "Authorization", "x").status()).isEqualTo(403);
        assertThat(put(URI.create(url + "&api_token=" + api.token), media).status())
                .isEqualTo(403);
        assertThat(put(URI.create(url.toString().replace("%2B", "%252B")), media)
                        .status())
                .isEqualTo(403);
        assertThat(api.send(HttpRequest.newBuilder(url).GET()).status()).isEqualTo(405);
        assertThat(simulator.effects(job).mediaStored()).isZero();
        assertThat(put(url, media).status()).isEqualTo(200);
        assertThat(put(url, media).status()).isEqualTo(409);
        assertThat(simulator.effects(job).mediaStored()).isEqualTo(1);
        assertThat(simulator.requests("storage/upload")).hasSize(7);
        assertThat(api.get("job/download_media", "job_id", job, "media_type", "mp3")
                        .bytes())
                .isEqualTo(media);
        api.get("job/request_upload_url", "job_id", job).refused("INVALID_QUERY", "one only");
        Raw.Answer chunked = Raw.once(
                url,
                "PUT " + url.getRawPath() + "?" + url.getRawQuery()
                        + " HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked",
                "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(chunked.status()).isEqualTo(501);
    }

    @Test
    void aPreSignedUrlIsValidForTwelveHours() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
        SimulatorOptions options =
                SimulatorOptions.builder().clock(new SettableClock(now)).build();
        try (Cielo24Simulator simulator = Cielo24Simulator.start(options)) {
            Api api = new Api(simulator).login();
            URI url = URI.create(api.get("job/request_upload_url", "job_id", api.newJob())
                    .ok()
                    .get("upload_url"));
            now.set(now.get().plus(Duration.ofHours(12).plusSeconds(1)));
            assertThat(put(url, new byte[5]).text()).contains("expired");
        }
    }

    private Api.Answer put(URI url, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).PUT(BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return api.send(request);
    }

    @Test
    void transcodedMediaHaveAUrlAndRefuseWith422() {
        String job = api.mediaJob();
        String url = api.get("job/transcoded_media", "job_id", job, "transcoded_version", "mp4")
                .ok()
                .get("MediaUrl");
        assertThat(api.send(HttpRequest.newBuilder(URI.create(url)).GET()).text())
                .isEqualTo("some media");
        Api.Answer none = api.get("job/transcoded_media", "job_id", api.newJob(), "transcoded_version", "mp3");
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.get("ErrorType")).isEqualTo("ITEM_NOT_FOUND");
    }

    @Test
    void captionsCanBeHosted() {
        String job = completeJob("PREMIUM", Map.of());
        String url = api.get("job/get_caption", "job_id", job, "caption_format", "WEB_VTT", "build_url", "true")
                .ok()
                .get("CaptionUrl");
        assertThat(api.send(HttpRequest.newBuilder(URI.create(url)).GET()).ok().text())
                .startsWith("WEBVTT");
    }

    @Test
    void elementListsHaveVersions() {
        String job = completeJob("PROFESSIONAL", Map.of());
        simulator.job(job).revise("color", "hue");
        List<?> lists =
                (List<?>) api.get("job/list_elementlists", "job_id", job).ok().value();
        assertThat(lists)
                .extracting(each -> ((Map<?, ?>) each).get("iwp_name"))
                .isEqualTo(List.of("INTERIM_PROFESSIONAL", "PROFESSIONAL", "FINAL", "FINAL"));
        String edited = (String) ((Map<?, ?>) lists.get(3)).get("version");
        String before = (String) ((Map<?, ?>) lists.get(2)).get("version");
        assertThat(api.get("job/get_elementlist", "job_id", job).ok().text()).contains("\"hue\"");
        Api.Answer list = api.get("job/get_elementlist", "job_id", job, "elementlist_version", before)
                .ok();
        assertThat(list.text()).contains("\"color\"").doesNotContain("\"hue\"");
        assertThat(list.json())
                .containsEntry("version", 3L)
                .containsKeys("segments", "speakers", "keywords", "topics", "entities", "start_time", "end_time");
        assertThat(api.get("job/get_elementlist", "job_id", job, "iwp_name", "PROFESSIONAL")
                        .text())
                .doesNotContain("punctuation");
        assertThat(api.get("job/get_caption", "job_id", job, "caption_format", "SRT", "elementlist_version", edited)
                        .text())
                .contains("hue, sound");
        api.get("job/get_elementlist", "job_id", job, "elementlist_version", "2020-01-01T00:00:00.000000")
                .refused("ITEM_NOT_FOUND", "no such version");
    }

    @Test
    void audioDescriptionIsThereWhenItWasOrdered() {
        String without = completeJob("PREMIUM", Map.of());
        api.get("job/get_transcript", "job_id", without, "audio_description", "true")
                .refused("ITEM_NOT_FOUND", "no audio description");
        api.get("job/get_transcript", "job_id", without, "mixed", "true")
                .refused("INVALID_OPTION", "mixed needs audio_description");
        String with = completeJob("PREMIUM", Map.of("audio_description", true));
        assertThat(api.get("job/get_transcript", "job_id", with, "audio_description", "true")
                        .ok()
                        .text())
                .contains("A wooden stage, lit in blue.")
                .doesNotContain("Captions are words");
        String mixed = api.get("job/get_transcript", "job_id", with, "audio_description", "true", "mixed", "true")
                .ok()
                .text();
        assertThat(mixed.indexOf("A wooden stage")).isLessThan(mixed.indexOf("Good morning"));
        assertThat(mixed.indexOf("The audience rises")).isGreaterThan(mixed.indexOf("Captions are words"));
    }

    @Test
    void longMediaHaveALongElementList() {
        SimulatorOptions options =
                SimulatorOptions.builder().spokenLength(Duration.ofMinutes(30)).build();
        try (Cielo24Simulator simulator = Cielo24Simulator.start(options)) {
            Api api = new Api(simulator).login();
            Api.Answer list =
                    api.get("job/get_elementlist", "job_id", api.completeJob()).ok();
            assertThat((Long) list.json().get("end_time")).isGreaterThan(30 * 60 * 1000L);
            assertThat(list.bytes().length).isGreaterThan(500_000);
        }
    }

    @Test
    void transcriptsAreAddedByFileAndByUrl() {
        String job = api.mediaJob();
        api.upload(
                        "job/add_transcript",
                        "1\n00:00:00,000 --> 00:00:01,000\nHi".getBytes(StandardCharsets.UTF_8),
                        "job_id",
                        job,
                        "format",
                        "srt")
                .ok();
        api.get("job/add_transcript", "job_id", job, "format", "vtt", "transcript_url", "https://x.example/a.vtt")
                .ok();
        api.get("job/add_transcript", "job_id", job, "format", "doc", "transcript_url", "https://x.example/a.doc")
                .refused("INVALID_OPTION", "dfxp, srt, text, vtt");
        api.upload("job/add_transcript", new byte[0], "job_id", job, "format", "srt")
                .refused("INVALID_QUERY", "empty");
        assertThat(simulator.effects(job).count(Effect.TRANSCRIPT_STORED)).isEqualTo(2);
    }

    @Test
    void guidelinesComeByUrlByFileAndByText() {
        String job = api.mediaJob();
        Map<?, ?> byUrl = (Map<?, ?>) api.get(
                        "job/add_custom_guidelines",
                        "job_id",
                        job,
                        "guidelines_url",
                        "https://x.example/g",
                        "is_html",
                        "true")
                .ok()
                .json()
                .get("CUSTOM_GUIDELINES_STORED");
        assertThat(byUrl.get("full_html")).isEqualTo(true);
        String part = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"g.txt\"\r\n"
                + "Content-Type: text/plain; charset=UTF-8\r\n\r\nÄ\r\n--b--\r\n";
        Map<?, ?> byFile = (Map<?, ?>) guidelines(job, part).ok().json().get("CUSTOM_GUIDELINES_STORED");
        assertThat(((Map<?, ?>) byFile.get("storage_data")).get("size")).isEqualTo(2L);
        api.postForm("job/add_custom_guidelines", api.query("job_id", job), "guidelines_data=write+well")
                .ok();
        guidelines(job, "--b\r\nContent-Disposition: form-data; name=\"guidelines_data\"\r\n\r\nx\r\n--b--")
                .ok();
        assertThat(simulator.effects(job).count(Effect.GUIDELINES_STORED)).isEqualTo(4);
        api.post(
                        "job/perform_transcription",
                        "job_id",
                        job,
                        "transcription_fidelity",
                        "PREMIUM",
                        "priority",
                        "STANDARD")
                .refused("INVALID_OPTION", "custom_special_handling");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx\r\n--b--\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"g.pdf\"\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"g.txt\"\r\n\r\nx\r\n--b--\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--b--\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"guidelines_data\"\r\n\r\nx\r\n",
                "--c\r\nContent-Disposition: form-data; name=\"guidelines_data\"\r\n\r\nx\r\n--c--\r\n",
                "nothing"
            })
    void badMultipartIsRefused(String body) {
        assertThat(guidelines(api.newJob(), body).status()).isEqualTo(400);
        assertThat(simulator.effects().count(Effect.GUIDELINES_STORED)).isZero();
    }

    private Api.Answer guidelines(String job, String body) {
        return api.send(api.request("job/add_custom_guidelines", api.query("job_id", job))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body)));
    }

    @ParameterizedTest
    @CsvSource({"mp4,23.417", "mp3,17.293"})
    void aRealClipComesBackByteForByteAndTellsHowLongItPlays(String type, String seconds) throws Exception {
        byte[] clip = Files.readAllBytes(Path.of("..", "examples", "media", "spoken-sample." + type));
        String job = api.newJob();
        api.upload("job/add_media", clip, "job_id", job).ok();
        assertThat(api.get("job/download_media", "job_id", job, "media_type", type)
                        .bytes())
                .isEqualTo(clip);
        assertThat(simulator.job(job).bytesSent()).isEqualTo(clip.length);
        assertThat(api.get("job/info", "job_id", job).get("MediaLengthSeconds")).isEqualTo(seconds);
        api.get("job/download_media", "job_id", job, "media_type", type.equals("mp4") ? "mp3" : "mp4")
                .refused("ITEM_NOT_FOUND", "the media are " + type);
    }

    @Test
    void aPlayerPageIsTakenAsMedia() {
        String job = api.newJob();
        api.post("job/add_media_url", "job_id", job, "media_url", "https://www.youtube.example/watch?v=1")
                .ok();
        assertThat(simulator.effects(job).mediaStored()).isEqualTo(1);
        api.post("job/add_media_url", "job_id", job, "media_url", "https://www.youtube.example/watch?v=2")
                .refused("INVALID_QUERY", "one only");
    }
}
