package io.cielo24.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsTest {

    private static final byte[] NOTHING = new byte[0];

    @RegisterExtension
    final Cielo24SimulatorExtension simulators = Cielo24SimulatorExtension.perTest(SimulatorOptions.defaults());

    private Cielo24Simulator simulator;
    private Api api;

    @BeforeEach
    void login(Cielo24Simulator simulator) {
        this.simulator = simulator;
        this.api = new Api(simulator).login();
    }

    private String newJobHead() {
        return "POST /api/job/new?" + api.query("job_name", "x") + " HTTP/1.1\nHost: localhost\nContent-Length: 0";
    }

    private void inject(String operation, Fault fault) {
        simulator.faults().on(operation).nth(1).inject(fault);
    }

    static Stream<Fault> withoutEffectAndWithoutAnswer() {
        return Stream.of(Fault.cutBeforeReading(), Fault.cutAfterReading(), Fault.cutWhileReading(10));
    }

    @ParameterizedTest
    @MethodSource("withoutEffectAndWithoutAnswer")
    void aCutBeforeTheEffectHasNone(Fault fault) throws IOException {
        inject("job/new", fault);
        try (Raw raw = new Raw(simulator.endpoint())) {
            raw.write(newJobHead(), NOTHING);
            assertThat(raw.rest()).isEmpty();
        }
        assertThat(simulator.effects().jobsCreated()).isZero();
        RecordedRequest request = simulator.requests("job/new").get(0);
        assertThat(request.status()).isZero();
        assertThat(request.remark()).isEqualTo(fault.name());
        assertThat(simulator.faults().injected()).containsExactly(new Faults.Injected("job/new", fault.name()));
        assertThat(api.newJob()).isNotEmpty();
    }

    @Test
    void aCutAfterTheEffectHasItAll() throws IOException {
        inject("job/new", Fault.cutAfterEffect());
        try (Raw raw = new Raw(simulator.endpoint())) {
            raw.write(newJobHead(), NOTHING);
            assertThat(raw.rest()).isEmpty();
        }
        assertThat(simulator.effects().jobsCreated()).isEqualTo(1);
        assertThat(simulator.jobs().get(0).name()).hasValue("x");
    }

    static Stream<Fault> resets() {
        return Stream.of(Fault.resetBeforeReading(), Fault.resetAfterReading(), Fault.resetAfterEffect());
    }

    @ParameterizedTest
    @MethodSource("resets")
    void aResetIsSeenAsAReset(Fault fault) throws IOException {
        inject("job/new", fault);
        try (Raw raw = new Raw(simulator.endpoint())) {
            raw.write(newJobHead(), NOTHING);
            assertThatThrownBy(raw::rest).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        }
        assertThat(simulator.effects().jobsCreated()).isEqualTo(fault.name().equals("resetAfterEffect") ? 1 : 0);
    }

    @Test
    void anUploadCanBeCutOnItsWay() throws IOException {
        String job = api.newJob();
        inject("job/add_media", Fault.cutWhileReading(1000));
        try (Raw raw = new Raw(simulator.endpoint())) {
            raw.write(
                    "POST /api/job/add_media?" + api.query("job_id", job)
                            + " HTTP/1.1\nHost: localhost\nContent-Length: 5000",
                    new byte[1000]);
            assertThat(raw.rest()).isEmpty();
        }
        assertThat(simulator.requests("job/add_media").get(0).bodyLength()).isEqualTo(1000);
        assertThat(simulator.effects(job).mediaStored()).isZero();
        api.upload("job/add_media", new byte[5000], "job_id", job).ok();
    }

    @Test
    void halfAnAnswerDeclaresTheWhole() throws IOException {
        inject("job/new", Fault.halfAnswer());
        try (Raw raw = new Raw(simulator.endpoint())) {
            raw.write(newJobHead(), NOTHING);
            String answer = new String(raw.rest(), StandardCharsets.UTF_8);
            int declared = Integer.parseInt(answer.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
            String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            assertThat(body).hasSize(declared / 2).startsWith("{\"JobId\"");
        }
        assertThat(simulator.effects().jobsCreated()).isEqualTo(1);
    }

    @Test
    void halfAnAnswerWithoutABodyIsHalfItsHead() throws IOException {
        String job = api.newJob();
        inject("job/authorize", Fault.halfAnswer());
        try (Raw raw = new Raw(simulator.endpoint())) {
            raw.write(
                    "POST /api/job/authorize?" + api.query("job_id", job)
                            + " HTTP/1.1\nHost: localhost\nContent-Length: 0",
                    NOTHING);
            assertThat(new String(raw.rest(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 204 No Content")
                    .doesNotContain("\r\n\r\n");
        }
    }

    @Test
    void aBrokenAnswerIsProperHttpAndBrokenJson() {
        inject("job/new", Fault.brokenAnswer());
        Api.Answer answer = api.post("job/new");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).startsWith("{\"JobId\"").doesNotEndWith("}");
        assertThat(simulator.effects().jobsCreated()).isEqualTo(1);
    }

    @Test
    void aGatewayAnswersInPlaceOfTheService() {
        inject("job/new", Fault.status(503, Duration.ofSeconds(7)));
        Api.Answer unavailable = api.post("job/new");
        assertThat(unavailable.status()).isEqualTo(503);
        assertThat(unavailable.text()).isEmpty();
        assertThat(unavailable.response().headers().firstValue("Retry-After")).hasValue("7");
        inject("job/new", Fault.html(502));
        Api.Answer page = api.post("job/new");
        assertThat(page.status()).isEqualTo(502);
        assertThat(page.text()).startsWith("<!DOCTYPE html>");
        assertThat(simulator.effects().jobsCreated()).isZero();
        inject("job/new", Fault.statusAfterEffect(504));
        assertThat(api.post("job/new").status()).isEqualTo(504);
        assertThat(simulator.effects().jobsCreated()).isEqualTo(1);
    }

    @Test
    void theErrorObjectCanComeWithStatus200() {
        String job = api.completeJob();
        inject("job/get_caption", Fault.refuseWithStatus200("ITEM_NOT_FOUND", "gone"));
        Api.Answer answer = api.get("job/get_caption", "job_id", job, "caption_format", "SRT");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.get("ErrorType")).isEqualTo("ITEM_NOT_FOUND");
    }

    @Test
    void anEarlyRefusalIsResetBeforeTheBodyIsRead() throws IOException {
        inject("job/add_media", Fault.refuseEarlyThenReset("INVALID_QUERY", "no"));
        try (Raw raw = new Raw(simulator.endpoint())) {
            raw.write(
                    "POST /api/job/add_media?" + api.query("job_id", api.newJob())
                            + " HTTP/1.1\nHost: localhost\nContent-Length: 1000000",
                    NOTHING);
            assertThatThrownBy(() -> {
                        for (int next = raw.readByte(); next >= 0; next = raw.readByte()) {
                            continue;
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
        assertThat(simulator.bytesReceived()).isZero();
    }

    @Test
    void silenceLastsUntilTheClientGivesUp() throws IOException {
        inject("job/new", Fault.silent());
        try (Raw raw = new Raw(simulator.endpoint())) {
            raw.write(newJobHead(), NOTHING);
            raw.timeout(300);
            assertThatThrownBy(raw::readByte).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(simulator.effects().jobsCreated()).isZero();
        assertThat(simulator.requests("job/new").get(0).status()).isZero();
    }

    @Test
    void silenceAndStallsDoNotKeepTheSimulatorFromClosing() throws IOException {
        try (Cielo24Simulator other = Cielo24Simulator.start();
                Raw raw = new Raw(other.endpoint());
                Raw second = new Raw(other.endpoint())) {
            other.faults().on("job/new").always().inject(Fault.stall());
            other.faults().on("job/info").always().inject(Fault.silentAfterEffect());
            raw.write(newJobHead(), NOTHING);
            second.write("GET /api/job/info?v=1 HTTP/1.1\nHost: localhost", NOTHING);
            await(() -> other.requestCount() == 2);
        }
    }

    @Test
    void aDelayedCallIsMadeAllTheSame() {
        inject("job/new", Fault.delayAnswer(Duration.ofMillis(150)));
        long start = System.nanoTime();
        api.newJob();
        assertThat(System.nanoTime() - start).isGreaterThan(140_000_000L);
        assertThat(simulator.effects().jobsCreated()).isEqualTo(1);
    }

    @Test
    void anAnswerCanTrickle() {
        inject("job/new", Fault.trickle(1000));
        long start = System.nanoTime();
        api.newJob();
        assertThat(System.nanoTime() - start).isGreaterThan(120_000_000L);
    }

    @Test
    void theSessionCanExpireBetweenTwoCalls() {
        String job = api.newJob();
        inject("job/info", Fault.expireToken());
        api.get("job/info", "job_id", job).refused("BAD_API_TOKEN", "expired");
        api.login();
        api.get("job/info", "job_id", job).ok();
    }

    @Test
    void theSessionExpiresWhereverItsTokenStands() {
        inject("account/update_password", Fault.expireToken());
        api.postForm("account/update_password", "v=1", "new_password=x&api_token=" + api.token)
                .refused("BAD_API_TOKEN", "expired");
        assertThat(simulator.effects().count(Effect.PASSWORD_CHANGED)).isZero();
    }

    @Test
    void whatStallsEndsWhenItsConnectionIsDropped() throws IOException {
        inject("job/add_media", Fault.stall());
        try (Raw raw = new Raw(simulator.endpoint())) {
            raw.write(
                    "POST /api/job/add_media?" + api.query("job_id", api.newJob())
                            + " HTTP/1.1\nHost: localhost\nContent-Length: 1000",
                    NOTHING);
            await(() -> !simulator.requests("job/add_media").isEmpty());
            simulator.dropConnections();
            await(() -> simulator.openConnections() == 0);
        }
    }

    @Test
    void whatFollowsATricklingAnswerIsNotServed() throws IOException {
        inject("job/new", Fault.trickle(100_000));
        String head = "POST /api/job/new?" + api.query() + " HTTP/1.1\nHost: localhost\n"
                + "Content-Type: application/json\nContent-Length: 2";
        try (Raw raw = new Raw(simulator.endpoint())) {
            String more = "{}" + newJobHead().replace("\n", "\r\n") + "\r\n\r\n";
            raw.write(head, more.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(raw.rest(), StandardCharsets.UTF_8)).containsOnlyOnce("HTTP/1.1 400");
        }
        assertThat(simulator.effects().jobsCreated()).isZero();
    }

    @Test
    void aFaultThatCannotBeIsRefusedWithItsValue() {
        assertThatThrownBy(() -> Fault.cutWhileReading(-1)).hasMessageContaining("bytes is -1");
        assertThatThrownBy(() -> Fault.trickle(0)).hasMessageContaining("bytesPerSecond is 0");
        assertThatThrownBy(() -> Fault.duplicated(0)).hasMessageContaining("copies is 0");
        assertThatThrownBy(() -> Fault.delay(Duration.ofSeconds(-1))).hasMessageContaining("time is PT-1S");
        assertThatThrownBy(() -> Fault.status(503, Duration.ofSeconds(-1))).hasMessageContaining("retryAfter is PT-1S");
        assertThatThrownBy(() -> Fault.slowJob(ChronoUnit.FOREVER.getDuration()))
                .hasMessageContaining("processingTime is")
                .hasMessageContaining("36500 days");
        assertThatThrownBy(() -> SimulatorOptions.builder().tokenLifetime(ChronoUnit.FOREVER.getDuration()))
                .hasMessageContaining("tokenLifetime is");
    }

    @Test
    void rulesCountCallsFromTheMomentTheyAreAdded() {
        String job = api.newJob();
        api.get("job/info", "job_id", job).ok();
        simulator.faults().on("job/info").nth(2).status(500);
        simulator.faults().on("job/info").from(4).status(502);
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            statuses.add(api.get("job/info", "job_id", job).status());
        }
        assertThat(statuses).containsExactly(200, 500, 200, 502, 502);
        simulator.faults().clear();
        api.get("job/info", "job_id", job).ok();
        simulator.faults().onAny().first(2).status(429);
        assertThat(api.get("job/info", "job_id", job).status()).isEqualTo(429);
        assertThat(api.post("job/new").status()).isEqualTo(429);
        api.post("job/new").ok();
    }

    @Test
    void connectionsCanBreakBeforeAnythingIsRead() throws IOException {
        simulator.faults().onConnections().nth(1).inject(Fault.resetBeforeReading());
        long recorded = simulator.requestCount();
        try (Raw raw = new Raw(simulator.endpoint())) {
            assertThatThrownBy(raw::rest).isInstanceOf(SocketException.class);
        }
        assertThat(Raw.once(simulator.endpoint(), newJobHead(), NOTHING).status())
                .isEqualTo(200);
        assertThat(simulator.requestCount()).isEqualTo(recorded + 1);
    }

    @Test
    void chaosOfTheSameSeedIsTheSameChaos() {
        List<Faults.Injected> first = chaos(42);
        assertThat(chaos(42)).isEqualTo(first).isNotEmpty();
        assertThat(chaos(43)).isNotEqualTo(first);
        assertThat(first.stream().map(Faults.Injected::fault).distinct().count())
                .isGreaterThan(5);
        assertThat(first).hasSizeBetween(10, 50);
    }

    private static List<Faults.Injected> chaos(long seed) {
        try (Cielo24Simulator simulator = Cielo24Simulator.start()) {
            Api api = new Api(simulator).login();
            simulator.faults().chaos(seed, 0.3, Faults.anything(), "job/new");
            for (int i = 0; i < 100; i++) {
                try {
                    api.post("job/new");
                } catch (UncheckedIOException expected) {
                    continue;
                }
                api.login();
            }
            assertThat(simulator.defects()).isEmpty();
            return simulator.faults().injected();
        }
    }

    @Test
    void anOrderedJobCanTakeABadCourse() {
        inject("job/perform_transcription", Fault.mediaFailure());
        String failing = api.orderedJob();
        await(() -> api.get("job/info", "job_id", failing).get("JobStatus").equals("Media Failure"));
        api.get("job/get_caption", "job_id", failing, "caption_format", "SRT").refused("ITEM_NOT_FOUND", "no words");

        inject("job/perform_transcription", Fault.waitForAuthorization());
        String waiting = api.orderedJob();
        assertThat(simulator.job(waiting).status()).isEqualTo(SimulatedStatus.AUTHORIZING);
        api.post("job/authorize", "job_id", waiting).ok();
        await(() -> simulator.job(waiting).status() == SimulatedStatus.COMPLETE);

        inject("job/perform_transcription", Fault.slowJob(Duration.ofHours(1)));
        assertThat(simulator.job(api.orderedJob()).status()).isEqualTo(SimulatedStatus.IN_PROCESS);

        inject(
                "job/perform_transcription",
                Fault.passThrough(Duration.ofMillis(1500), SimulatedStatus.PENDING, SimulatedStatus.REVIEWING));
        String passing = api.orderedJob();
        assertThat(simulator.job(passing).status()).isEqualTo(SimulatedStatus.PENDING);
        await(() -> simulator.job(passing).status() == SimulatedStatus.REVIEWING);
        await(() -> simulator.job(passing).status() == SimulatedStatus.COMPLETE);
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("ten seconds have passed").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
