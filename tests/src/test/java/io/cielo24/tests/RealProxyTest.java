package io.cielo24.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;

/** Through a proxy that others have written, over every transport, with everything logged that can be. */
class RealProxyTest {

    @TempDir
    Path folder;

    @Transports.Each
    void allThatLeavesGoesThroughTheProxyAndItsPasswordGoesNowhereElse(String transport) throws Exception {
        assumeTrue(TinyProxy.isInstalled(), "tinyproxy is not installed: no proxy of another make to go through");
        try (Cielo24Simulator simulator = Cielo24Simulator.start(
                        SimulatorOptions.builder().mediaDirectory(folder).build());
                TinyProxy open = TinyProxy.open(folder);
                TinyProxy guarded = TinyProxy.guarded(folder, ProxyProbe.USER, ProxyProbe.PASSWORD)) {
            String said = fork(transport, simulator, open, guarded);
            Map<String, String> results = results(said);
            String authority = "127.0.0.1:" + simulator.endpoint().getPort();

            for (String way : List.of("open", "login")) {
                List<String> asked = (way.equals("open") ? open : guarded).requests();
                assertThat(results.get(way + ", client")).isEqualTo("done");
                assertThat(asked).anyMatch(line -> line.contains(authority));
                String tunnelled = results.get(way + ", TLS");
                assertThat(tunnelled).startsWith("200 whole at port ");
                assertThat(asked).anyMatch(line -> line.startsWith("CONNECT localhost:" + port(tunnelled)));
            }
            for (String way : List.of("wrong login", "no login")) {
                assertThat(results.get(way + ", client")).startsWith("failed");
                assertThat(results.get(way + ", TLS")).startsWith("failed, sent false");
            }
            assertThat(results.get("excluded, client")).isEqualTo("done");
            assertThat(results.get("excluded, TLS")).startsWith("200 whole at port ");
            assertThat(guarded.requests())
                    .noneMatch(line -> line.contains("localhost:" + port(results.get("excluded, TLS"))));
            assertThat(simulator.requests("job/add_media"))
                    .as("uploads: open, with a login, past the proxy")
                    .hasSize(3);

            assertThat(said).as("all that was printed").contains("DEBUG").doesNotContain("TOPSECRET");
            for (String password : List.of(ProxyProbe.PASSWORD, ProxyProbe.WRONG)) {
                String encoded = Base64.getEncoder()
                        .encodeToString((ProxyProbe.USER + ":" + password).getBytes(StandardCharsets.UTF_8));
                assertThat(said).doesNotContain(encoded);
            }
        }
    }

    private static String port(String result) {
        return result.replaceAll(".* ", "");
    }

    private String fork(String transport, Cielo24Simulator simulator, TinyProxy open, TinyProxy guarded)
            throws IOException, InterruptedException {
        return OtherJvm.run(
                folder,
                List.of("-Djdk.http.auth.tunneling.disabledSchemes=", "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace"),
                ProxyProbe.class,
                transport,
                simulator.endpoint().toString(),
                simulator.user(),
                simulator.apiKey(),
                String.valueOf(open.port()),
                String.valueOf(guarded.port()));
    }

    private static Map<String, String> results(String said) {
        Map<String, String> results = new TreeMap<>();
        said.lines()
                .filter(line -> line.matches("(open|login|wrong login|no login|excluded), (client|TLS): .*"))
                .forEach(line -> results.put(line.split(": ", 2)[0], line.split(": ", 2)[1]));
        assertThat(results).as(said).hasSize(10);
        return results;
    }
}
