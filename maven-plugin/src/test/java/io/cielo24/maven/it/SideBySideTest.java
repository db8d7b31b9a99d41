package io.cielo24.maven.it;

import static io.cielo24.maven.it.Counts.assertOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.maven.it.Project.Build;
import io.cielo24.maven.it.Project.Running;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.Fault;
import java.time.Duration;
import java.util.List;

/** Whoever works on the same media at the same time: one order. */
class SideBySideTest {

    private static final String TERMS = "<fidelity>PREMIUM</fidelity><settle>30s</settle>";
    private static final String MODULE = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <parent><groupId>it</groupId><artifactId>it</artifactId><version>1</version></parent>
              <artifactId>%s</artifactId>
              <packaging>pom</packaging>
            </project>
            """;

    @OnOneMaven
    void fourModulesAtOnceWithLocksOfTheirOwnPlaceOneOrder(Maven maven) throws Exception {
        List<String> modules = List.of("one", "two", "three", "four");
        try (Cielo24Simulator simulator = Counts.slowSimulator()) {
            Project project = Project.create(maven, "modules", "").at(simulator);
            StringBuilder names = new StringBuilder("<modules>");
            for (String module : modules) {
                names.append("<module>").append(module).append("</module>");
                project.pom(module + "/pom.xml", MODULE.formatted(module));
                project.media(module + "/src/main/media/" + module + ".mp4", "the words of a talk");
            }
            project.pom(
                    "pom.xml",
                    Project.model(
                            "it",
                            "pom",
                            "<configuration>" + TERMS + "</configuration><executions><execution><id>order</id>"
                                    + "<phase>generate-resources</phase><goals><goal>upload</goal><goal>captions</goal>"
                                    + "</goals></execution></executions>",
                            names.append("</modules>").toString()));

            Build build = project.run("-T4", "generate-resources", "-Dcielo24.confirm")
                    .succeeded();

            assertOnce(simulator);
            assertThat(build.log()).contains("1 media ordered now", "0 media ordered now, 1 before");
            for (String module : modules) {
                assertThat(Counts.entry(project.file(module + "/.cielo24")))
                        .contains(simulator.jobs().get(0).id(), "src/main/media/" + module + ".mp4");
                assertThat(build.log()).contains("mvn -pl it:" + module + " ");
            }
        }
    }

    @InTheMatrix
    void twoProcessesAndACloneAtOncePlaceOneOrder(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = Counts.slowSimulator()) {
            Project project = Project.create(maven, "processes", TERMS)
                    .at(simulator)
                    .media("src/main/media/a.mp4", "the words of a talk");
            project.run(":help").succeeded(); // has everything that follows at hand
            Project clone = project.clone("clone");
            simulator.faults().on("job/add_media").nth(1).inject(Fault.delay(Duration.ofSeconds(3)));

            List<Running> running = List.of(
                    project.start(":upload", "-Dcielo24.confirm"),
                    project.start(":upload", "-Dcielo24.confirm"),
                    clone.start(":upload", "-Dcielo24.confirm"));

            for (Running each : running) {
                each.end().succeeded();
            }
            assertOnce(simulator);
        }
    }
}
