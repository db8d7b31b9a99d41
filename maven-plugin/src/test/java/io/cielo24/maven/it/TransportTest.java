package io.cielo24.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.maven.it.Project.Build;
import io.cielo24.maven.it.Project.Running;
import io.cielo24.simulator.Cielo24Simulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Transports are found in the plugin's class realm, and none leaves a thread behind. */
class TransportTest {

    private static final String WITH_NETTY = "<dependencies><dependency><groupId>io.cielo24</groupId>"
            + "<artifactId>cielo24-transport-netty</artifactId><version>" + PluginRepository.VERSION
            + "</version></dependency></dependencies><configuration><fidelity>PREMIUM</fidelity></configuration>";

    /** Of the client, its transports and Reactor; the simulator that is running then has threads of its own. */
    private static final Pattern OURS = Pattern.compile(
            "^\"(cielo24-(?!simulator)[^\"]*|HttpClient-[^\"]*|reactor-[^\"]*|parallel-\\d+|"
                    + "boundedElastic-[^\"]*|single-\\d+|loom-[^\"]*|[^\"]*nio-\\d+[^\"]*)\"",
            Pattern.MULTILINE);

    @OnOneMaven
    void aTransportOfThePluginsDependenciesIsFoundByNameAndLeavesNoThread(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = Counts.slowSimulator()) {
            Project project = Project.create(maven, "netty", "")
                    .pom("pom.xml", Project.model("it", "pom", WITH_NETTY, ""))
                    .at(simulator)
                    // Where the common pool has workers, they see no classes of a plugin.
                    .jvm("-Djava.util.concurrent.ForkJoinPool.common.parallelism=3")
                    .media("src/main/media/a.mp4", "one");

            Running running = project.start(
                            ":upload",
                            ":simulator",
                            "-Dcielo24.confirm",
                            "-Dcielo24.transport=netty",
                            "-Dcielo24.runFor=10m")
                    .saying("the simulator answers at");
            String threads = threads(running.pid());
            Build build = running.interrupt().end();

            assertThat(build.log()).contains("1 media ordered now");
            Counts.assertOnce(simulator);
            assertThat(OURS.matcher(threads).results().map(found -> found.group(1)))
                    .isEmpty();
        }
    }

    @InTheMatrix
    void theTransportOfTheJdkLeavesNoThreadEither(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = Counts.slowSimulator()) {
            Project project = Project.create(maven, "jdk", "<fidelity>PREMIUM</fidelity>")
                    .at(simulator)
                    .media("src/main/media/a.mp4", "one");

            Running running = project.start(":upload", ":simulator", "-Dcielo24.confirm", "-Dcielo24.runFor=10m")
                    .saying("the simulator answers at");
            String threads = threads(running.pid());
            running.interrupt().end();

            Counts.assertOnce(simulator);
            assertThat(OURS.matcher(threads).results().map(found -> found.group(1)))
                    .isEmpty();
        }
    }

    @InTheMatrix
    void aTransportThatIsNotThereIsMissedByName(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = Counts.slowSimulator()) {
            Project project = Project.create(maven, "no transport", "<fidelity>PREMIUM</fidelity>")
                    .at(simulator)
                    .media("src/main/media/a.mp4", "one");

            Build build = project.run(":upload", "-Dcielo24.confirm", "-Dcielo24.transport=netty")
                    .failed();

            assertThat(build.log())
                    .contains("netty", "jdk", "cielo24-transport-netty")
                    .doesNotContain("\tat ");
        }
    }

    private static String threads(long pid) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(pid),
                        "Thread.print"))
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        assertThat(text).contains("\"main\"");
        return text;
    }
}
