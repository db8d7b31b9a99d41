package io.cielo24.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.maven.it.Project.Build;
import io.cielo24.simulator.Cielo24Simulator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** No log holds a secret, and the help leaves no parameter out. */
class SecretsInLogsTest {

    @OnEveryMaven
    void theLoudestLogHoldsNoKeyAndNoToken(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = Cielo24Simulator.start()) {
            Project project = Project.create(maven, "secrets", "<fidelity>PREMIUM</fidelity><settle>0s</settle>")
                    .atEndpoint(simulator.endpoint().toString())
                    .media("src/main/media/a.mp4", "one");
            project.settings("<servers><server><id>cielo24</id><username>" + simulator.user() + "</username><password>"
                    + simulator.apiKey() + "</password></server></servers>");

            Build build = project.run(":upload", "-Dcielo24.confirm", "-X", "-e");
            assertThat(build.status()).as(build.log()).isZero();
            assertThat(simulator.effects().ordersPlaced()).isEqualTo(1);

            project.settings("<servers><server><id>cielo24</id><username>" + simulator.user()
                    + "</username><password>fEdCbA9876543210fEdCbA9876543210</password></server></servers>");
            project.media("src/main/media/b.mp4", "two");
            Build refused = project.run(":upload", "-Dcielo24.confirm", "-X", "-e");
            assertThat(refused.status()).isNotZero();

            String log = build.log() + refused.log();
            assertThat(log).doesNotContain(simulator.apiKey(), "fEdCbA9876543210");
            simulator.requests().stream()
                    .flatMap(request -> tokens(request.rawTarget() + "\n" + request.bodyText()))
                    .forEach(token -> assertThat(log).doesNotContain(token));
        }
    }

    private static java.util.stream.Stream<String> tokens(String request) {
        Matcher matcher = Pattern.compile("api_token=([0-9a-zA-Z]+)").matcher(request);
        return matcher.results().map(result -> result.group(1));
    }

    @OnEveryMaven
    void theHelpNamesEveryParameterOfEveryGoal(Maven maven) throws Exception {
        Project project = Project.create(maven, "help", "");

        Build help = project.run(":help", "-Ddetail");

        assertThat(help.status()).as(help.log()).isZero();
        String descriptor = Files.readString(
                java.nio.file.Path.of("target/classes/META-INF/maven/plugin.xml"), StandardCharsets.UTF_8);
        List<String> properties = Pattern.compile("\\$\\{(cielo24\\.[A-Za-z.]+)\\}")
                .matcher(descriptor)
                .results()
                .map(result -> result.group(1))
                .distinct()
                .toList();
        assertThat(properties).hasSizeGreaterThan(20);
        assertThat(properties).allSatisfy(property -> assertThat(help.log()).contains("User property: " + property));
        assertThat(help.log()).contains("cielo24:upload", "cielo24:captions", "cielo24:status", "cielo24:simulator");
    }
}
