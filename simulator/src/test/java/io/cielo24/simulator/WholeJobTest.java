package io.cielo24.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.simulator.internal.json.Json;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Cielo24SimulatorExtension.class)
class WholeJobTest {

    private static final byte[] MP4 = mp4();

    private static byte[] mp4() {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        System.arraycopy("\0\0\0\40ftypisom".getBytes(StandardCharsets.ISO_8859_1), 0, bytes, 0, 12);
        return bytes;
    }

    @Test
    void aJobGoesFromCreationToItsCaptions() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-02T03:04:05Z"));
        SimulatorOptions options = SimulatorOptions.builder()
                .clock(new SettableClock(now))
                .processingTime(Duration.ofHours(2))
                .build();
        try (Cielo24Simulator simulator = Cielo24Simulator.start(options)) {
            Api api = new Api(simulator).login();
            String job = api.postJson("job/new", "", Map.of("job_name", "Lecture 1", "external_id", "x-1"))
                    .ok()
                    .get("JobId");
            assertThat(job).matches("[0-9a-f]{32}");
            assertThat(api.get("job/info", "job_id", job).json())
                    .containsEntry("JobStatus", "Pending")
                    .containsEntry("MediaLengthSeconds", "")
                    .containsEntry("ExternalID", "x-1")
                    .containsEntry("CreationDate", "2026-01-02T03:04:05.000000");

            api.upload("job/add_media", MP4, "job_id", job).ok();
            api.postJson(
                            "job/perform_transcription",
                            job,
                            Map.of(
                                    "transcription_fidelity", "PREMIUM",
                                    "priority", "STANDARD",
                                    "options", "{\"speaker_id\":true,\"notes\":\"Ä & ü\"}"))
                    .ok();
            assertThat(api.get("job/info", "job_id", job).json())
                    .containsEntry("JobStatus", "In Process")
                    .containsEntry("Fidelity", "STANDARD")
                    .containsEntry("DueDate", "2026-01-04T03:04:05.000000");
            api.get("job/get_caption", "job_id", job, "caption_format", "SRT")
                    .refused("ITEM_NOT_FOUND", "no words yet");

            now.set(now.get().plus(Duration.ofHours(2)));
            // The session has expired meanwhile.
            api.get("job/info", "job_id", job).refused("BAD_API_TOKEN", "expired");
            api.login();
            assertThat(api.get("job/info", "job_id", job).get("JobStatus")).isEqualTo("Complete");
            assertThat(api.get("job/get_caption", "job_id", job, "caption_format", "WEB_VTT")
                            .text())
                    .startsWith("WEBVTT\n\n00:00:");
            assertThat(api.get("job/get_transcript", "job_id", job).text()).contains("Captions are words you can see.");
            assertThat(api.get("job/download_media", "job_id", job, "media_type", "mp4")
                            .bytes())
                    .isEqualTo(MP4);

            assertThat(simulator.effects().jobsCreated()).isEqualTo(1);
            assertThat(simulator.effects(job).mediaStored()).isEqualTo(1);
            assertThat(simulator.effects(job).ordersPlaced()).isEqualTo(1);
            assertThat(simulator.effects().logins()).isEqualTo(2);
            assertThat(simulator.defects()).isEmpty();
        }
    }

    @Test
    void loginWorksInAllItsForms(Cielo24Simulator simulator) {
        Api api = new Api(simulator);
        Map<String, String> byKey = Map.of("username", simulator.user(), "securekey", simulator.apiKey());
        for (Api.Answer answer : new Api.Answer[] {
            api.send(api.request("account/login", "v=1")
                    .header("X-Auth-User", simulator.user())
                    .header("X-Auth-SecureKey", simulator.apiKey())
                    .GET()),
            api.send(api.request(
                            "account/login",
                            "v=1&username=" + simulator.user() + "&password=" + Api.encode(simulator.password()))
                    .GET()),
            api.send(api.request("account/login", "v=1")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(Json.write(byKey)))),
        }) {
            assertThat(answer.ok().get("ApiToken")).matches("[0-9a-f]{32}");
        }
        assertThat(simulator.effects().logins()).isEqualTo(3);
    }

    @Test
    void wrongCredentialsAreRefused(Cielo24Simulator simulator) {
        Api api = new Api(simulator);
        api.send(api.request("account/login", "v=1&username=simulator&password=wrong")
                        .GET())
                .refused("LOGIN_INVALID", "not right");
        api.send(api.request("account/login", "v=1&username=nobody&securekey=" + simulator.apiKey())
                        .GET())
                .refused("LOGIN_INVALID", "not right");
        assertThat(simulator.effects().logins()).isZero();
    }

    @Test
    void aSessionEndsWithLogoutAndOnDemand(Cielo24Simulator simulator) {
        Api api = new Api(simulator).login();
        assertThat(api.post("account/logout").status()).isEqualTo(204);
        api.post("job/new").refused("BAD_API_TOKEN", "expired");
        api.login();
        simulator.expireTokens();
        api.post("job/new").refused("BAD_API_TOKEN", "expired");
        assertThat(simulator.effects().jobsCreated()).isZero();
    }

    @Test
    void changesCanBeMadeByGetAndByPost(Cielo24Simulator simulator) {
        Api api = new Api(simulator).login();
        String byGet = api.get("job/new", "job_name", "a b+c&d=ü%😀\"{}").ok().get("JobId");
        String byPost = api.post("job/new", "job_name", "a b+c&d=ü%😀\"{}").ok().get("JobId");
        assertThat(simulator.job(byGet).name()).hasValue("a b+c&d=ü%😀\"{}");
        assertThat(simulator.job(byPost).name()).hasValue("a b+c&d=ü%😀\"{}");
        api.upload("job/add_media", MP4, "job_id", byGet).ok();
        api.get(
                        "job/perform_transcription",
                        "job_id",
                        byGet,
                        "transcription_fidelity",
                        "MECHANICAL",
                        "priority",
                        "PRIORITY")
                .ok();
        assertThat(simulator.effects(byGet).ordersPlaced()).isEqualTo(1);
    }

    @Test
    void orderingNeedsMedia(Cielo24Simulator simulator) {
        Api api = new Api(simulator).login();
        String job = api.newJob();
        api.post(
                        "job/perform_transcription",
                        "job_id",
                        job,
                        "transcription_fidelity",
                        "PREMIUM",
                        "priority",
                        "STANDARD")
                .refused("INVALID_QUERY", "no media");
        assertThat(simulator.effects(job).ordersPlaced()).isZero();
    }

    @Test
    void aShortTurnaroundChangesThePriorityWithoutAWord(Cielo24Simulator simulator) {
        Api api = new Api(simulator).login();
        String job = api.mediaJob();
        api.post(
                        "job/perform_transcription",
                        "job_id",
                        job,
                        "transcription_fidelity",
                        "PREMIUM",
                        "priority",
                        "STANDARD",
                        "turnaround_hours",
                        "12")
                .ok();
        assertThat(api.get("job/info", "job_id", job).get("Priority")).isEqualTo("PRIORITY");
    }

    @Test
    void anOrderMayWaitForAuthorization() {
        SimulatorOptions options = SimulatorOptions.builder()
                .requiresAuthorization(true)
                .processingTime(Duration.ZERO)
                .build();
        try (Cielo24Simulator simulator = Cielo24Simulator.start(options)) {
            Api api = new Api(simulator).login();
            String job = api.orderedJob();
            assertThat(api.get("job/info", "job_id", job).get("JobStatus")).isEqualTo("Authorizing");
            assertThat(api.post("job/authorize", "job_id", job).status()).isEqualTo(204);
            assertThat(api.get("job/info", "job_id", job).get("JobStatus")).isEqualTo("Complete");
            assertThat(api.post("job/authorize", "job_id", job).status()).isEqualTo(204);
            assertThat(simulator.effects(job).jobsAuthorized()).isEqualTo(1);
        }
    }

    @Test
    void aTestCanPutAJobIntoAnyStatus(Cielo24Simulator simulator) {
        Api api = new Api(simulator).login();
        String job = api.orderedJob();
        for (SimulatedStatus status : SimulatedStatus.values()) {
            simulator.job(job).status(status);
            assertThat(api.get("job/info", "job_id", job).get("JobStatus")).isEqualTo(status.text());
        }
    }

    @Test
    void theSameExternalIdIsRefusedUnlessItIsSaidToBeADuplicate(Cielo24Simulator simulator) {
        Api api = new Api(simulator).login();
        String first = api.post("job/new", "external_id", "e").ok().get("JobId");
        api.post("job/new", "external_id", "e").refused("INVALID_QUERY", "external_id");
        api.post("job/new", "external_id", "e", "is_duplicate", "false").refused("INVALID_QUERY", "external_id");
        api.post("job/new", "external_id", "e", "is_duplicate", "true").ok();
        assertThat(simulator.effects().jobsCreated()).isEqualTo(2);
        assertThat(simulator.effects(first).jobsCreated()).isEqualTo(1);
    }

    @Test
    void mediaFromAUrlHaveThatUrl(Cielo24Simulator simulator) {
        Api api = new Api(simulator).login();
        String job = api.newJob();
        String url = "https://media.example/a%20b.mp4?x=1&y=2";
        api.get("job/add_media", "job_id", job, "media_url", url).ok();
        assertThat(api.get("job/media", "job_id", job).get("MediaUrl")).isEqualTo(url);
        api.get("job/add_media", "job_id", api.newJob(), "media_url", url).refused("INVALID_QUERY", "media_url");
        String uploaded = api.mediaJob();
        assertThat(api.get("job/media", "job_id", uploaded).ok().json()).containsEntry("MediaUrl", null);
    }

    @Test
    void metadataCanBeUpdated(Cielo24Simulator simulator) {
        Api api = new Api(simulator).login();
        String job = api.newJob();
        assertThat(api.get("job/update_metadata", "job_id", job, "reference_id", "r", "requestor_id", "q")
                        .ok()
                        .get("TaskId"))
                .matches("[0-9a-f]{32}");
        assertThat(simulator.effects(job).count(Effect.METADATA_UPDATED)).isEqualTo(1);
    }

    @Test
    void mediaOfAnotherTypeAreNotMadeUp(Cielo24Simulator simulator) {
        Api api = new Api(simulator).login();
        String job = api.newJob();
        api.upload("job/add_media", MP4, "job_id", job).ok();
        api.get("job/download_media", "job_id", job, "media_type", "mp3")
                .refused("ITEM_NOT_FOUND", "the media are mp4");
        Api.Answer mp4 = api.get("job/download_media", "job_id", job, "media_type", "mp4")
                .ok();
        assertThat(mp4.response().headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"" + job + ".mp4\"");
    }
}
