package io.cielo24.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.maven.it.Project.Build;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.SimulatorOptions;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The settings' proxy stands between the goals and every host, but for those it leaves out. */
class ProxyTest {

    private static final String WORD = "pRoXy0123456789wOrD";
    private static final String LOGIN =
            "-Djdk.http.auth.tunneling.disabledSchemes= -Djdk.http.auth.proxying.disabledSchemes=";

    @InTheMatrix
    void everythingGoesThroughTheProxyAndNothingElseKnowsItsPassword(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = quick();
                RecordingProxy proxy = new RecordingProxy("someone", WORD)) {
            Project project = project(maven, "proxy", simulator).jvm(LOGIN);
            project.settings(proxy(proxy, ""));

            Build build = project.run(":upload", ":captions", "-Dcielo24.confirm", "-Dcielo24.waitFor=5m", "-X", "-e")
                    .succeeded();

            assertThat(build.log()).doesNotContain(WORD);
            List<String> targets = proxy.targets(simulator.endpoint().getPort());
            assertThat(targets)
                    .hasSizeGreaterThan(5)
                    .allMatch(target -> target.startsWith("POST 127.0.0.1:") || target.startsWith("GET 127.0.0.1:"));
            assertThat(simulator.acceptedConnections())
                    .as("no connection past the proxy")
                    .isEqualTo(targets.size());
            assertThat(simulator.effects().ordersPlaced()).isEqualTo(1);
            assertThat(project.file("target/generated-resources/cielo24/captions/a.en.vtt"))
                    .exists();
        }
    }

    @InTheMatrix
    void httpsIsTunnelledAlsoByAProxyOfPlainHttp(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = quick();
                RecordingProxy proxy = new RecordingProxy("someone", WORD)) {
            Path store = trustStore(simulator);
            Project project = Project.create(maven, "tunnel", "<fidelity>PREMIUM</fidelity>")
                    .at(simulator)
                    .always("-Dcielo24.endpoint=" + simulator.secureEndpoint())
                    .jvm(LOGIN)
                    .jvm("-Djavax.net.ssl.trustStore=" + store)
                    .jvm("-Djavax.net.ssl.trustStorePassword=changeit")
                    .media("src/main/media/a.mp4", "one");
            project.settings(proxy(proxy, ""));

            project.run(":upload", "-Dcielo24.confirm").succeeded();

            assertThat(proxy.targets(simulator.secureEndpoint().getPort()))
                    .isNotEmpty()
                    .allMatch(target -> target.startsWith("CONNECT 127.0.0.1:"));
            assertThat(simulator.requests())
                    .isNotEmpty()
                    .allMatch(request -> request.framing().secure());
            assertThat(simulator.effects().ordersPlaced()).isEqualTo(1);
        }
    }

    @InTheMatrix
    void aHostThatTheProxyLeavesOutIsReachedDirectlyAndAProxyThatCannotBeUsedIsSaidToBe(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = quick();
                RecordingProxy proxy = new RecordingProxy("someone", WORD)) {
            Project project = project(maven, "no proxy", simulator).jvm(LOGIN);
            project.settings(proxy(proxy, "<nonProxyHosts>localhost|127.*</nonProxyHosts>"));
            project.run(":upload", "-Dcielo24.confirm").succeeded();
            assertThat(proxy.targets(simulator.endpoint().getPort())).isEmpty();
            assertThat(simulator.effects().ordersPlaced()).isEqualTo(1);

            // The JDK refuses to send a password to a proxy unless it is told to.
            Project plain = project(maven, "no login", simulator);
            plain.settings(proxy(proxy, ""));
            Build build = plain.run(":status").failed();
            assertThat(build.log())
                    .contains("jdk.http.auth.tunneling.disabledSchemes", "cielo24-transport-netty")
                    .doesNotContain(WORD, "\tat ");
        }
    }

    private static Cielo24Simulator quick() {
        return Cielo24Simulator.start(SimulatorOptions.builder()
                .processingTime(Duration.ofMillis(200))
                .build());
    }

    private static Project project(Maven maven, String name, Cielo24Simulator simulator) throws Exception {
        return Project.create(
                        maven,
                        name,
                        "<fidelity>PREMIUM</fidelity><settle>0s</settle><pollInterval>1s</pollInterval>"
                                + "<cacheDirectory>${project.basedir}/cache</cacheDirectory>")
                .at(simulator)
                .media("src/main/media/a.mp4", "one");
    }

    private static String proxy(RecordingProxy proxy, String more) {
        return "<proxies><proxy><id>it</id><active>true</active><protocol>http</protocol><host>127.0.0.1</host><port>"
                + proxy.port() + "</port><username>someone</username><password>" + WORD + "</password>" + more
                + "</proxy></proxies>";
    }

    private static Path trustStore(Cielo24Simulator simulator) throws Exception {
        Path store = Path.of("target/it/trust.p12").toAbsolutePath();
        Files.createDirectories(store.getParent());
        try (OutputStream out = Files.newOutputStream(store)) {
            simulator.trustStore().store(out, "changeit".toCharArray());
        }
        return store;
    }
}
