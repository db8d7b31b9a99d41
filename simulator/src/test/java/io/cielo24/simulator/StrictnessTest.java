package io.cielo24.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule that a client can break, broken. */
class StrictnessTest {

    private static final byte[] NOTHING = new byte[0];

    @RegisterExtension
    final Cielo24SimulatorExtension simulators = Cielo24SimulatorExtension.perTest(
            SimulatorOptions.builder().maximumMediaLength(1_000_000).build());

    private Cielo24Simulator simulator;
    private Api api;

    @BeforeEach
    void login(Cielo24Simulator simulator) {
        this.simulator = simulator;
        this.api = new Api(simulator).login();
    }

    @Test
    void unknownMissingAndWrongParametersAreNamed() {
        String job = api.newJob();
        api.post("job/new", "jobname", "x").refused("INVALID_QUERY", "no parameter jobname");
        api.get("job/info").refused("MISSING_PARAMETER", "job_id");
        api.get("job/info", "job_id", "xyz").refused("INVALID_OPTION", "job_id");
        api.get("job/info", "job_id", "0".repeat(32)).refused("ITEM_NOT_FOUND", "no job");
        api.post("job/new", "is_duplicate", "yes").refused("INVALID_OPTION", "false, true");
        api.post("job/new", "expected_speakers", "many").refused("INVALID_OPTION", "whole numbers");
        api.post("job/new", "job_name", " ").refused("INVALID_OPTION", "blank");
        api.get("job/add_media", "job_id", job, "media_url", "not a url").refused("INVALID_URL", "media_url");
        api.get("job/get_caption", "job_id", job, "caption_format", "VTT").refused("INVALID_OPTION", "WEB_VTT");
        api.get("job/get_caption", "job_id", api.completeJob(), "caption_format", "TWX")
                .refused("NOT_IMPLEMENTED", "does not render");
    }

    @Test
    void everyCallHasAVersionAndEveryCallButLoginASession() {
        api.send(api.request("job/new", "api_token=" + api.token).POST(BodyPublishers.noBody()))
                .refused("MISSING_PARAMETER", "v is missing");
        api.send(api.request("job/new", "v=2&api_token=" + api.token).POST(BodyPublishers.noBody()))
                .refused("INVALID_OPTION", "possible is 1");
        api.send(api.request("job/new", "v=1").POST(BodyPublishers.noBody())).refused("MISSING_PARAMETER", "api_token");
        api.send(api.request("job/new", "v=1&api_token=" + "0".repeat(32)).POST(BodyPublishers.noBody()))
                .refused("BAD_API_TOKEN", "not valid");
        api.get("account/login", "username", "simulator", "password", "x").refused("INVALID_QUERY", "api_token");
    }

    @ParameterizedTest
    @CsvSource({
        "job_name=a+b, bare +",
        "job_name=%zz, hexadecimal",
        "job_name=%C3, UTF-8",
        "job_name=%FF%FE, UTF-8",
        "job_name=a&job_name=b, more than once",
        "job_name, name=value",
        "=x, name=value",
        "job_name=a%2520b, encoded twice",
        "job_name=%25C3%25BC, encoded twice",
    })
    void badEncodingIsRefused(String query, String comment) throws IOException {
        Raw.Answer answer = Raw.once(
                simulator.endpoint(),
                "POST /api/job/new?" + api.query() + "&" + query + " HTTP/1.1\nHost: localhost\nContent-Length: 0",
                NOTHING);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("INVALID_QUERY").contains(comment);
        assertThat(simulator.effects().jobsCreated()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%", "50% & more", "%41", "a%20b c"})
    void textThatOnlyHoldsAPercentSignIsNoDoubleEncoding(String name) {
        assertThat(simulator
                        .job(api.post("job/new", "job_name", name).ok().get("JobId"))
                        .name())
                .hasValue(name);
    }

    @Test
    void charactersThatNeedEncodingAreRefusedRaw() throws IOException {
        for (String raw : new String[] {"{", "\"", "ü", "|", "[", "<"}) {
            Raw.Answer answer = Raw.once(
                    simulator.endpoint(),
                    "POST /api/job/new?" + api.query() + "&job_name=" + raw
                            + " HTTP/1.1\nHost: localhost\nContent-Length: 0",
                    NOTHING);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).contains("has to be percent-encoded");
        }
    }

    @Test
    void theVerbAndTheBodyHaveToFitTheOperation() {
        String job = api.newJob();
        api.post("job/info", "job_id", job).refused("INVALID_QUERY", "but as GET");
        api.send(api.request("job/info", api.query("job_id", job)).DELETE()).refused("INVALID_QUERY", "DELETE");
        api.postForm("job/new", api.query(), "job_name=x").refused("INVALID_QUERY", "cannot be called as");
        api.send(api.request("job/new", api.query())
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{}")))
                .refused("INVALID_QUERY", "text/plain");
        api.send(api.request("job/new", api.query()).POST(BodyPublishers.ofString("{}")))
                .refused("INVALID_QUERY", "without a Content-Type");
        api.get("nothing/here").refused("INVALID_QUERY", "there is nothing at /api/nothing/here");
        api.send(api.request("job/new", api.query("job_name", "x"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}")))
                .refused("INVALID_QUERY", "belongs in the body");
    }

    @Test
    void onlyDigitsOfAsciiEncodeAForm() {
        api.postForm("account/update_password", api.query(), "new_password=%４１")
                .refused("INVALID_QUERY", "two hexadecimal digits");
        assertThat(simulator.effects().count(Effect.PASSWORD_CHANGED)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"job_name\":\"a\",\"job_name\":\"b\"} | twice",
                "{\"job_name\":7} | JSON string",
                "{\"job_name\":\"a\",} | name in quotes",
                "[] | JSON object",
                "{\"x\":1} | no parameter x",
                "{\"job_name\":\"\\u00４１\"} | four hexadecimal digits",
                "{\"api_token\":\"x\"} | no parameter api_token",
            })
    void badJsonIsRefused(String body, String comment) {
        Api.Answer answer = api.send(api.request("job/new", api.query())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.get("ErrorComment")).contains(comment);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"notes\":7} | notes has to be a string",
                "{\"speaker_id\":\"true\"} | true or false",
                "{\"unknown\":1} | no option unknown",
                "{\"return_iwp\":[\"LAST\"]} | return_iwp",
                "{\"custom_metadata\":{\"a\":{}}} | flat",
                "[] | JSON object",
                "nonsense | not JSON",
            })
    void badTranscriptionOptionsAreRefused(String options, String comment) {
        String job = api.mediaJob();
        api.postJson(
                        "job/perform_transcription",
                        job,
                        Map.of("transcription_fidelity", "PREMIUM", "priority", "STANDARD", "options", options))
                .refused("INVALID_OPTION", comment);
        assertThat(simulator.effects(job).ordersPlaced()).isZero();
    }

    @Test
    void transcriptionOptionsAreAStringAndNotAnObject() {
        String job = api.mediaJob();
        api.postJson(
                        "job/perform_transcription",
                        job,
                        Map.of("transcription_fidelity", "PREMIUM", "priority", "STANDARD", "options", Map.of()))
                .refused("INVALID_OPTION", "JSON string");
    }

    @Test
    void anUploadHasNoContentType() {
        String job = api.newJob();
        api.send(api.request("job/add_media", api.query("job_id", job))
                        .header("Content-Type", "video/mp4")
                        .POST(BodyPublishers.ofString("media")))
                .refused("INVALID_QUERY", "Content-Type");
        assertThat(simulator.effects(job).mediaStored()).isZero();
    }

    @Test
    void anUploadIsNeverChunked() throws IOException {
        String job = api.newJob();
        Raw.Answer answer = Raw.once(
                simulator.endpoint(),
                "POST /api/job/add_media?" + api.query("job_id", job)
                        + " HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked",
                "5\r\nmedia\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("Transfer-Encoding");
        assertThat(simulator.effects(job).mediaStored()).isZero();
        assertThat(simulator.requests("job/add_media").get(0).framing().transferEncoding())
                .isEqualTo("chunked");
    }

    @Test
    void anUploadHasALength() throws IOException {
        String job = api.newJob();
        Raw.Answer answer = Raw.once(
                simulator.endpoint(),
                "POST /api/job/add_media?" + api.query("job_id", job) + " HTTP/1.1\nHost: localhost",
                NOTHING);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("needs a Content-Length");
        api.upload("job/add_media", NOTHING, "job_id", job).refused("INVALID_QUERY", "empty");
    }

    @Test
    void aBodyThatIsTooShortHasNoEffect() throws IOException {
        String job = api.newJob();
        try (Raw raw = new Raw(simulator.endpoint())) {
            raw.write(
                    "POST /api/job/add_media?" + api.query("job_id", job)
                            + " HTTP/1.1\nHost: localhost\nContent-Length: 100",
                    new byte[60]);
            raw.endOutput();
            assertThat(raw.rest()).isEmpty();
        }
        RecordedRequest request = simulator.requests("job/add_media").get(0);
        assertThat(request.status()).isZero();
        assertThat(request.bodyLength()).isEqualTo(60);
        assertThat(request.framing().bodyComplete()).isFalse();
        assertThat(request.remark()).contains("60 of 100");
        assertThat(simulator.effects(job).mediaStored()).isZero();
        assertThat(simulator.job(job).bytesReceived()).isEqualTo(60);
        api.upload("job/add_media", new byte[100], "job_id", job).ok();
    }

    @Test
    void aBodyThatIsTooLongHasNoEffect() throws IOException {
        String job = api.newJob();
        Raw.Answer answer = Raw.once(
                simulator.endpoint(),
                "POST /api/job/add_media?" + api.query("job_id", job)
                        + " HTTP/1.1\nHost: localhost\nContent-Length: 100",
                new byte[160]);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("more bytes than the Content-Length");
        assertThat(simulator.requests("job/add_media").get(0).framing().surplusBytes())
                .isEqualTo(60);
        assertThat(simulator.effects(job).mediaStored()).isZero();
    }

    @Test
    void tooLargeALengthIsRefusedBeforeTheBody() throws IOException {
        String job = api.newJob();
        Raw.Answer answer = Raw.once(
                simulator.endpoint(),
                "POST /api/job/add_media?" + api.query("job_id", job)
                        + " HTTP/1.1\nHost: localhost\nContent-Length: 1000001",
                NOTHING);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("1000001").contains("1000000");
        assertThat(simulator.bytesReceived()).isZero();
    }

    @Test
    void theUsualLimitIsTenGibibytesLessOne() {
        assertThat(SimulatorOptions.defaults().maximumMediaLength()).isEqualTo((10L << 30) - 1);
    }

    @Test
    void aJobTakesOneMediaOnly() {
        String job = api.mediaJob();
        api.upload("job/add_media", new byte[10], "job_id", job).refused("INVALID_QUERY", "one only");
        api.get("job/add_media", "job_id", job, "media_url", "https://media.example/x")
                .refused("INVALID_QUERY", "one only");
        assertThat(simulator.effects(job).mediaStored()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/job/info HTTP/1.0\r\nHost: x\r\n\r\n",
                "GET /api/job/info HTTP/1.1\r\n\r\n",
                "GET /api/job/info HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET /api/job/info HTTP/1.1\nHost: x\n\n",
                "GET /api/job/info HTTP/1.1\r\nHost : x\r\n\r\n",
                "GET /api/job/info HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n",
                "get /api/job/info HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET  /api/job/info HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET http://x/api/job/info HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /api/job/new HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /api/job/new HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n",
                "nonsense\r\n\r\n",
            })
    void whatIsNotProperHttpIsRefusedAndRecorded(String text) throws IOException {
        simulator.clearRequests();
        try (Raw raw = new Raw(simulator.endpoint())) {
            raw.write(text.getBytes(StandardCharsets.US_ASCII));
            Raw.Answer answer = raw.read();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.headers()).containsEntry("Connection", "close");
        }
        assertThat(simulator.requests())
                .hasSize(1)
                .first()
                .extracting(RecordedRequest::status)
                .isEqualTo(400);
    }
}
