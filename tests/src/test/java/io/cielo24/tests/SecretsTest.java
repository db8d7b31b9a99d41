package io.cielo24.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.Fault;
import io.cielo24.simulator.RecordedRequest;
import io.cielo24.simulator.SimulatorOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** No secret in any log, however much is logged. */
class SecretsTest {

    @TempDir
    Path folder;

    @Transports.Each
    void whatIsSaidOfFailuresAndRepeatsHoldsNoneEither(String transport) throws Exception {
        Path media = Files.write(folder.resolve("m.mp4"), new byte[1000]);
        try (Cielo24Simulator simulator = Cielo24Simulator.start(
                SimulatorOptions.builder().mediaDirectory(folder).build())) {
            simulator.faults().on("account/login").first(1).status(429);
            simulator.faults().on("job/new").first(1).status(429);
            simulator.faults().on("job/new").nth(2).inject(Fault.expireToken());
            String said = UploadProbe.fork(
                    folder, transport, simulator, media, "-Dorg.slf4j.simpleLogger.log.io.cielo24=trace");
            assertThat(said)
                    .contains("/account/login is repeated (1 of at most 3)", "/job/new is repeated (1 of at most 3)")
                    .doesNotContain(simulator.apiKey());
            assertThat(simulator.effects().logins()).isEqualTo(2);
            assertThat(simulator.requests("job/new"))
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allSatisfy(request ->
                            assertThat(said).doesNotContain(request.query().get("api_token")));
        }
    }

    @Transports.Each
    void noKeyAndNoTokenIsLoggedAtTheFinestLevel(String transport) throws Exception {
        Path media = Files.write(folder.resolve("m.mp4"), new byte[1000]);
        try (Cielo24Simulator simulator = Cielo24Simulator.start(
                SimulatorOptions.builder().mediaDirectory(folder).build())) {
            String said = UploadProbe.fork(
                    folder, transport, simulator, media, "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace");
            String token = simulator.requests("job/new").get(0).query().get("api_token");
            assertThat(token).matches("[0-9a-f]{32}");
            assertThat(simulator.requests())
                    .extracting(RecordedRequest::operation)
                    .contains("account/login", "job/add_media", "account/logout");
            assertThat(said)
                    .contains("/job/add_media", "api_token=***")
                    .doesNotContain(token)
                    .doesNotContain(simulator.apiKey());
        }
    }
}
