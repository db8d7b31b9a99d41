package io.cielo24.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.maven.it.Project.Build;
import io.cielo24.simulator.Cielo24Simulator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** No log holds a secret, and the help leaves no parameter out. */
class SecretsInLogsTest {

    private static final String TERMS = "<fidelity>PREMIUM</fidelity><settle>0s</settle>";
    private static final String WRONG = "fEdCbA9876543210fEdCbA9876543210";

    private static final String MASTER = "mAsTeR0123456789";

    @OnEveryMaven
    void theLoudestLogHoldsNoKeyAndNoToken(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = Cielo24Simulator.start()) {
            Project project = Project.create(maven, "secrets", TERMS)
                    .atEndpoint(simulator.endpoint().toString())
                    .media("src/main/media/a.mp4", "one");
            project.settings(server(simulator.user(), simulator.apiKey()));
            Build build =
                    project.run(":upload", "-Dcielo24.confirm", "-X", "-e").succeeded();
            assertThat(simulator.effects().ordersPlaced()).isEqualTo(1);

            project.settings(server(simulator.user(), WRONG));
            project.media("src/main/media/b.mp4", "two");
            Build refused =
                    project.run(":upload", "-Dcielo24.confirm", "-X", "-e").failed();

            assertThat(secrets(simulator)).hasSizeGreaterThan(2);
            assertThat(build.log() + refused.log()).doesNotContain(secrets(simulator));
        }
    }

    @InTheMatrix
    void anEncryptedPasswordIsReadAndNeverSaid(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = Cielo24Simulator.start()) {
            Project project = Project.create(maven, "encrypted", TERMS + "<login>password</login>")
                    .atEndpoint(simulator.endpoint().toString())
                    .media("src/main/media/a.mp4", "one")
                    .variable("IT_MASTER", MASTER);
            Path three = Secrets.securityOfThree(project.file("../" + maven + "-security.xml"), MASTER);
            Path four = Secrets.securityOfFour(project.file("../" + maven + "-security4.xml"), "IT_MASTER");
            project.always((maven.isFour() ? "-Dmaven.settings.security=" + four : "-Dsettings.security=" + three));
            String encrypted = maven.isFour()
                    ? Secrets.four(simulator.password(), MASTER)
                    : Secrets.three(simulator.password(), MASTER);
            // What others have encrypted with is none of our business.
            String broken = "<server><id>other</id><username>x</username><password>{aBcDeF==}</password></server>";
            project.settings(server(simulator.user(), encrypted)
                    .replace("<servers>", maven.isFour() ? "<servers>" : "<servers>" + broken));

            Build loud = project.run(":upload", "-Dcielo24.confirm", "-X", "-e").succeeded();
            assertThat(simulator.effects().ordersPlaced()).isEqualTo(1);
            project.media("src/main/media/b.mp4", "two");
            Build quiet = project.run(":upload", "-Dcielo24.confirm", "-q").succeeded();
            assertThat(quiet.log()).doesNotContain("[INFO]", "media");
            assertThat(simulator.effects().ordersPlaced()).isEqualTo(2);

            assertThat(loud.log() + quiet.log())
                    .doesNotContain(secrets(simulator))
                    .doesNotContain(simulator.password(), MASTER);
        }
    }

    private static String server(String user, String password) {
        return "<servers><server><id>cielo24</id><username>" + user + "</username><password>" + password
                + "</password></server></servers>";
    }

    /** What must stand nowhere: the key, the wrong one, and every token. */
    private static List<String> secrets(Cielo24Simulator simulator) {
        return Stream.concat(
                        Stream.of(simulator.apiKey(), WRONG),
                        simulator.requests().stream()
                                .flatMap(request -> tokens(request.rawTarget() + "\n"
                                        + (request.recordedBody() == null ? "" : request.bodyText()))))
                .distinct()
                .toList();
    }

    private static Stream<String> tokens(String request) {
        Matcher matcher = Pattern.compile("api_token=([0-9a-zA-Z]+)").matcher(request);
        return matcher.results().map(result -> result.group(1));
    }

    @OnEveryMaven
    void theHelpNamesEveryParameterOfEveryGoal(Maven maven) throws Exception {
        Project project = Project.create(maven, "help", "");

        Build help = project.run(":help", "-Ddetail", "-Dmaven.plugin.validation=VERBOSE")
                .succeeded();

        if (maven.judgesPlugins()) {
            assertThat(help.log()).doesNotContain("Plugin validation issues were detected in");
        }
        String descriptor =
                Files.readString(Path.of("target/classes/META-INF/maven/plugin.xml"), StandardCharsets.UTF_8);
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
