package io.cielo24.simulator;

import static io.cielo24.simulator.FaultsTest.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.cielo24.simulator.internal.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallbacksTest {

    @RegisterExtension
    final Cielo24SimulatorExtension simulators = Cielo24SimulatorExtension.perTest(
            SimulatorOptions.builder().callbackInterval(Duration.ofMillis(20)).build());

    private final List<String> received = new CopyOnWriteArrayList<>();
    private volatile int failures;
    private HttpServer receiver;
    private Cielo24Simulator simulator;
    private Api api;

    @BeforeEach
    void start(Cielo24Simulator simulator) throws IOException {
        this.simulator = simulator;
        api = new Api(simulator).login();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(received.size() > failures ? 200 : 503, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    private String order(String fidelity, String path, Map<String, Object> options) {
        String job =
                api.postJson("job/new", "", Map.of("job_name", "Ä & b")).ok().get("JobId");
        api.upload("job/add_media", new byte[10], "job_id", job).ok();
        api.postJson(
                        "job/perform_transcription",
                        job,
                        Map.of(
                                "transcription_fidelity",
                                fidelity,
                                "priority",
                                "STANDARD",
                                "callback_url",
                                "http://127.0.0.1:" + receiver.getAddress().getPort() + path,
                                "options",
                                Json.write(options)))
                .ok();
        return job;
    }

    @Test
    void theTagsAreReplacedAndEncodedOnce() {
        String job = order(
                "PREMIUM",
                "/s3cret?id={job_id}&name={job_name}&v={elementlist_version}&p={iwp_name}&mine={mine}&other={other}",
                Map.of("return_iwp", List.of("FINAL"), "custom_metadata", Map.of("mine", "1/2 3")));
        await(() -> simulator.effects(job).count(Effect.CALLBACK_DELIVERED) == 1);
        String version = simulator.job(job).versions().get(1);
        assertThat(received)
                .containsExactly("GET /s3cret?id=" + job + "&name=%C3%84%20%26%20b&v=" + version.replace(":", "%3A")
                        + "&p=FINAL&mine=1%2F2%203&other=%7Bother%7D");
        assertThat(simulator.callbacks()).hasSize(1).allMatch(SentCallback::delivered);
        assertThat(simulator.callbacks().toString()).doesNotContain("s3cret");
    }

    @Test
    void withoutReturnIwpThereIsOneForEachWorkProduct() {
        order("PROFESSIONAL", "/?p={iwp_name}", Map.of());
        await(() -> received.size() == 3);
        assertThat(received)
                .containsExactlyInAnyOrder("GET /?p=INTERIM_PROFESSIONAL", "GET /?p=PROFESSIONAL", "GET /?p=FINAL");
    }

    @Test
    void whatIsNotAnsweredWith200IsRepeatedThreeTimes() {
        failures = Integer.MAX_VALUE;
        String job = order("MECHANICAL", "/", Map.of("return_iwp", List.of("FINAL")));
        await(() -> simulator.effects(job).count(Effect.CALLBACK_FAILED) == 4);
        assertThat(simulator.callbacks()).extracting(SentCallback::attempt).containsExactly(1, 2, 3, 4);
        assertThat(received).hasSize(4);
    }

    @Test
    void aRepeatThatIsAnsweredEndsIt() {
        failures = 2;
        String job = order("MECHANICAL", "/", Map.of("return_iwp", List.of("FINAL")));
        await(() -> simulator.effects(job).count(Effect.CALLBACK_DELIVERED) == 1);
        assertThat(simulator.callbacks()).extracting(SentCallback::status).containsExactly(503, 503, 200);
    }

    @Test
    void aReceiverThatIsGoneIsNoted() {
        receiver.stop(0);
        String job = order("MECHANICAL", "/", Map.of("return_iwp", List.of("FINAL")));
        await(() -> simulator.effects(job).count(Effect.CALLBACK_FAILED) == 4);
        assertThat(simulator.callbacks().get(0).failure()).isNotBlank();
    }

    @Test
    void callbacksCanBeLostAndDuplicated() {
        simulator.faults().onCallbacks().nth(1).inject(Fault.lost());
        simulator.faults().onCallbacks().nth(2).inject(Fault.duplicated(3));
        String lost = order("MECHANICAL", "/lost", Map.of("return_iwp", List.of("FINAL")));
        await(() -> !simulator.callbacks().isEmpty());
        assertThat(simulator.job(lost).status()).isEqualTo(SimulatedStatus.COMPLETE);
        String duplicated = order("MECHANICAL", "/duplicated", Map.of("return_iwp", List.of("FINAL")));
        await(() -> simulator.effects(duplicated).count(Effect.CALLBACK_DELIVERED) == 3);
        assertThat(received).containsExactly("GET /duplicated", "GET /duplicated", "GET /duplicated");
        assertThat(simulator.callbacks().get(0).failure()).isEqualTo("lost on purpose");
    }

    @Test
    void aRevisedVersionIsCalledBackLikeAnyOther() {
        String job = order("PREMIUM", "/?v={elementlist_version}", Map.of("return_iwp", List.of("FINAL")));
        await(() -> received.size() == 1);
        simulator.job(job).revise("color", "colour");
        await(() -> received.size() == 2);
        assertThat(received).doesNotHaveDuplicates();
        String first = simulator.job(job).versions().get(1);
        assertThat(api.get("job/get_transcript", "job_id", job).text()).contains("about colour");
        assertThat(api.get("job/get_transcript", "job_id", job, "elementlist_version", first)
                        .text())
                .contains("about color");
        assertThat(api.get("job/get_transcript", "job_id", job, "iwp_name", "PREMIUM")
                        .text())
                .contains("good morning and welcome to the harbor");
    }
}
