package io.cielo24.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.maven.it.Project.Build;
import io.cielo24.simulator.Cielo24Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The goals work in any directory. */
class WithoutProjectTest {

    @OnOneMaven
    void mediaNamedOnTheCommandLineAreCaptionedWithoutAPom(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = Cielo24Simulator.start()) {
            Project project = Project.withoutPom(maven, "no pom")
                    .at(simulator)
                    .always("-Dcielo24.files=talks\\a b.mp4,c.mp3")
                    .always("-Dcielo24.fidelity=MECHANICAL")
                    .media("talks/a b.mp4", "one")
                    .media("c.mp3", "two");

            project.run(
                            ":upload",
                            ":captions",
                            "-Dcielo24.confirm",
                            "-Dcielo24.waitFor=5m",
                            "-Dcielo24.pollInterval=1s")
                    .succeeded();

            assertThat(simulator.effects().ordersPlaced()).isEqualTo(2);
            assertThat(project.file("target/generated-resources/cielo24/captions/talks/a b.en.vtt"))
                    .exists();
            assertThat(project.file("target/generated-resources/cielo24/captions/c.en.vtt"))
                    .exists();
            assertThat(project.file(".cielo24/journal.json")).exists();
            try (Stream<Path> all = Files.list(project.file("."))) {
                assertThat(all.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder("talks", "c.mp3", "target", ".cielo24");
            }
        }
    }

    @InTheMatrix
    void theShortNameWorksWhereTheGroupIsKnown(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = Counts.slowSimulator()) {
            Project project = Project.withoutPom(maven, "short name")
                    .at(simulator)
                    .always("-Dcielo24.files=a.mp4")
                    .always("-Dcielo24.fidelity=MECHANICAL")
                    .media("a.mp4", "one");
            project.settings("<pluginGroups><pluginGroup>io.cielo24</pluginGroup></pluginGroups>");

            Build status = project.run("cielo24:status").succeeded();
            assertThat(status.log()).contains("never ordered");
            project.run("cielo24:upload", "-Dcielo24.confirm").succeeded();

            Build ordered = project.run("cielo24:status").succeeded();
            assertThat(ordered.log()).contains(simulator.jobs().get(0).id(), "a.mp4");
            for (String bad : List.of(
                    "-Dcielo24.files=b.mp4",
                    "-Dcielo24.fidelity=BEST",
                    "-Dcielo24.transport=none",
                    "-Dcielo24.serverId=nobody",
                    "-Dcielo24.requestTimeout=soon")) {
                Build refused = project.run("cielo24:status", bad).failed();
                assertThat(refused.log()).doesNotContain("\tat ", "NullPointer");
            }
        }
    }
}
