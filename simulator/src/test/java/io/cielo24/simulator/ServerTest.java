package io.cielo24.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Cielo24SimulatorExtension.class)
class ServerTest {

    private static final byte[] NOTHING = new byte[0];

    @Test
    void requestsAreRecordedAsTheyStoodOnTheWire(Cielo24Simulator simulator) throws IOException {
        Api api = new Api(simulator).login();
        String job = api.newJob();
        simulator.clearRequests();
        String target = "/api/job/add_media?" + api.query("job_id", job);
        try (Raw raw = new Raw(simulator.endpoint())) {
            raw.send(
                    "POST " + target + " HTTP/1.1\nhOST: here\nX-One:1\nx-one:  2 \nContent-Length: 5",
                    "media".getBytes(StandardCharsets.US_ASCII));
            raw.send("GET /api/job/info?" + api.query("job_id", job) + " HTTP/1.1\nHost: here", NOTHING);
        }
        RecordedRequest upload = simulator.requests().get(0);
        assertThat(upload.method()).isEqualTo("POST");
        assertThat(upload.rawTarget()).isEqualTo(target);
        assertThat(upload.operation()).isEqualTo("job/add_media");
        assertThat(upload.query())
                .containsExactly(Map.entry("v", "1"), Map.entry("api_token", api.token), Map.entry("job_id", job));
        assertThat(upload.headers())
                .containsExactly(
                        new RecordedRequest.Header("hOST", "here"),
                        new RecordedRequest.Header("X-One", "1"),
                        new RecordedRequest.Header("x-one", "2"),
                        new RecordedRequest.Header("Content-Length", "5"));
        assertThat(upload.bodyText()).isEqualTo("media");
        assertThat(upload.status()).isEqualTo(200);
        assertThat(upload.framing().contentLength()).hasValue(5);
        assertThat(upload.framing().secure()).isFalse();
        assertThat(upload.toString()).doesNotContain(api.token).doesNotContain("here");
        RecordedRequest info = simulator.requests().get(1);
        assertThat(info.framing().connection()).isEqualTo(upload.framing().connection());
        assertThat(info.framing().requestOnConnection()).isEqualTo(2);
    }

    @Test
    void aClientThatHasItsAnswerFindsTheRecord(Cielo24Simulator simulator) {
        Api api = new Api(simulator).login();
        for (int i = 0; i < 300; i++) {
            api.newJob();
            assertThat(simulator.requests("job/new")).hasSize(i + 1);
        }
    }

    @Test
    void httpsIsSpokenWithACertificateThatTheTrustStoreTrusts(Cielo24Simulator simulator) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(simulator.trustStore());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .build();
        Api api = new Api(simulator, client, simulator.secureEndpoint()).login();
        byte[] media = new byte[3_000_000];
        Arrays.fill(media, (byte) 7);
        String job = api.newJob();
        api.upload("job/add_media", media, "job_id", job).ok();
        assertThat(api.get("job/download_media", "job_id", job, "media_type", "mp4")
                        .bytes())
                .isEqualTo(media);
        assertThat(simulator.requests()).allMatch(request -> request.framing().secure());

        Api untrusting = new Api(simulator, HttpClient.newBuilder().build(), simulator.secureEndpoint());
        assertThatThrownBy(untrusting::login).hasRootCauseInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void aThousandConnectionsAreServedAtOnce(Cielo24Simulator simulator) throws IOException {
        Api api = new Api(simulator).login();
        String head = "POST /api/job/new?" + api.query() + " HTTP/1.1\nHost: localhost\nContent-Length: 0";
        List<Raw> connections = new ArrayList<>();
        try {
            for (int i = 0; i < 1000; i++) {
                connections.add(new Raw(simulator.endpoint()));
            }
            for (Raw connection : connections) {
                connection.write(head, NOTHING);
            }
            for (Raw connection : connections) {
                assertThat(connection.read().status()).isEqualTo(200);
            }
            assertThat(simulator.openConnections()).isGreaterThanOrEqualTo(1000);
        } finally {
            for (Raw connection : connections) {
                connection.close();
            }
        }
        assertThat(simulator.effects().jobsCreated()).isEqualTo(1000);
    }

    @Test
    void mediaCanBeHashedWithoutBeingStored(@TempDir Path directory) throws Exception {
        SimulatorOptions options = SimulatorOptions.builder()
                .keepMedia(false)
                .hashMedia(true)
                .mediaDirectory(directory)
                .build();
        try (Cielo24Simulator simulator = Cielo24Simulator.start(options)) {
            Api api = new Api(simulator).login();
            byte[] media = new byte[2_000_000];
            Arrays.fill(media, (byte) 3);
            String job = api.newJob();
            api.upload("job/add_media", media, "job_id", job).ok();
            assertThat(simulator.job(job).mediaSha256())
                    .hasValue(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(media)));
            assertThat(simulator.job(job).mediaLength()).hasValue(media.length);
            assertThat(simulator.bytesReceived()).isEqualTo(media.length);
            assertThat(directory).isEmptyDirectory();
            api.get("job/download_media", "job_id", job, "media_type", "mp4")
                    .refused("ITEM_NOT_FOUND", "not to keep media");
        }
    }

    @Test
    void aReadRateHoldsTheClientBack() throws IOException {
        SimulatorOptions options =
                SimulatorOptions.builder().readRate(50_000).receiveBuffer(8192).build();
        try (Cielo24Simulator simulator = Cielo24Simulator.start(options)) {
            Api api = new Api(simulator).login();
            String job = api.newJob();
            long start = System.nanoTime();
            api.upload("job/add_media", new byte[25_000], "job_id", job).ok();
            assertThat(System.nanoTime() - start).isGreaterThan(400_000_000L);
        }
    }

    @Test
    void aRefusedUploadIsAnsweredBeforeItsBodyAndLeavesTheAnswerReadable(Cielo24Simulator simulator)
            throws IOException {
        try (Raw raw = new Raw(simulator.endpoint())) {
            raw.write(
                    "POST /api/job/add_media?v=1&api_token=" + "0".repeat(32) + "&job_id=" + "0".repeat(32)
                            + " HTTP/1.1\nHost: localhost\nContent-Length: 1000000",
                    new byte[10]);
            Raw.Answer answer = raw.read();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).contains("BAD_API_TOKEN");
            raw.write(new byte[999_990]);
            assertThat(raw.rest()).isEmpty();
        }
    }

    @Test
    void aClientThatExpects100ContinueGetsItOnceNothingIsWrong(Cielo24Simulator simulator) throws IOException {
        Api api = new Api(simulator).login();
        String job = api.newJob();
        try (Raw raw = new Raw(simulator.endpoint())) {
            raw.write(
                    "POST /api/job/add_media?" + api.query("job_id", job)
                            + " HTTP/1.1\nHost: localhost\nContent-Length: 5\nExpect: 100-continue",
                    NOTHING);
            assertThat(raw.read().status()).isEqualTo(100);
            raw.write("media".getBytes(StandardCharsets.US_ASCII));
            assertThat(raw.read().status()).isEqualTo(200);
        }
        assertThat(simulator.requests("job/add_media").get(0).framing().expectContinue())
                .isTrue();
    }

    @Test
    void aClientThatExpects100ContinueIsNotAskedForTheBodyOfARefusedCall(Cielo24Simulator simulator)
            throws IOException {
        try (Raw raw = new Raw(simulator.endpoint())) {
            raw.write(
                    "POST /api/job/add_media?v=1 HTTP/1.1\nHost: localhost\nContent-Length: 5\nExpect: 100-continue",
                    NOTHING);
            assertThat(raw.read().status()).isEqualTo(400);
            assertThat(raw.rest()).isEmpty();
        }
    }

    @Test
    void aResetOverTlsIsAResetToo(Cielo24Simulator simulator) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(simulator.trustStore());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        simulator.faults().on("job/new").nth(1).inject(Fault.resetAfterReading());
        try (Raw raw = new Raw(context.getSocketFactory()
                .createSocket("localhost", simulator.secureEndpoint().getPort()))) {
            raw.write("POST /api/job/new?v=1 HTTP/1.1\nHost: localhost\nContent-Length: 0", NOTHING);
            assertThatThrownBy(raw::readByte).hasStackTraceContaining("Connection reset");
        }
    }

    @Test
    void bodiesAreForgottenBeforeTheyFillTheMemory(Cielo24Simulator simulator) {
        Api api = new Api(simulator).login();
        byte[] body = new byte[RecordedRequest.RECORDED_BODY_LIMIT];
        for (int i = 0; i < 66; i++) {
            api.upload("job/add_media", body, "job_id", "0".repeat(32)).refused("ITEM_NOT_FOUND", "no job");
        }
        String job = api.newJob();
        for (int i = 0; i < 66; i++) {
            api.upload("job/add_transcript", body, "job_id", job, "format", "text")
                    .ok();
        }
        List<RecordedRequest> requests = simulator.requests("job/add_transcript");
        assertThat(requests).hasSize(66);
        assertThat(requests.get(65).body()).hasSize(body.length);
        assertThatThrownBy(requests.get(0)::body).isInstanceOf(IllegalStateException.class);
        assertThat(requests.get(0).bodyLength()).isEqualTo(body.length);
    }

    @Test
    void aPortThatIsTakenIsNamed(Cielo24Simulator simulator) {
        int taken = simulator.endpoint().getPort();
        assertThatThrownBy(() -> Cielo24Simulator.start(
                        SimulatorOptions.builder().port(taken).build()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("127.0.0.1:" + taken);
    }
}
