package io.cielo24.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.maven.it.Project.Build;
import io.cielo24.maven.it.Project.Running;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.SimulatedStatus;

/** What is not ready is a warning, with what to do; what failed fails the build. */
class PendingTest {

    private static final String CONFIGURED =
            "<executions><execution><id>of talks</id><goals><goal>captions</goal></goals>"
                    + "<configuration><fidelity>PREMIUM</fidelity><settle>0s</settle>"
                    + "<cacheDirectory>${project.basedir}/cache</cacheDirectory></configuration></execution></executions>";
    private static final String TO_WAIT = "to wait for what is pending: mvn ";

    @OnOneMaven
    void theCommandThatAPendingBuildPrintsFetchesWhatItWaitsFor(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = Counts.slowSimulator()) {
            Project project = Project.create(maven, "pending", "")
                    .pom("pom.xml", Project.model("it", "pom", CONFIGURED.replace("of talks", "talks"), ""))
                    .at(simulator)
                    .media("src/main/media/a.mp4", "one");

            Build pending = project.run(":upload@talks", "generate-resources", "-Dcielo24.confirm")
                    .succeeded();
            assertThat(pending.log()).contains("1 pending", TO_WAIT, ":captions@talks ", "-Dcielo24.waitFor=2h");

            Build refused =
                    project.run("generate-resources", "-Dcielo24.failOnPending").failed();
            assertThat(refused.log()).contains("src/main/media/a.mp4: not ready");

            simulator.jobs().get(0).completeNow();
            String log = pending.log();
            int begin = log.indexOf(TO_WAIT) + TO_WAIT.length();
            String[] command =
                    log.substring(begin, log.indexOf('\n', begin)).strip().split(" ");
            project.run(command).succeeded();
            assertThat(project.file("target/generated-resources/cielo24/captions/a.en.vtt"))
                    .exists();
        }
    }

    @InTheMatrix
    void aMediaFailureEndsTheWaitAndFailsTheBuild(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = Counts.slowSimulator()) {
            Project project = Project.create(
                            maven, "media failure", "<fidelity>PREMIUM</fidelity><pollInterval>1s</pollInterval>")
                    .at(simulator)
                    .media("src/main/media/a.mp4", "one");
            project.run(":upload", "-Dcielo24.confirm").succeeded();

            Running waiting = project.start("generate-resources", "-Dcielo24.waitFor=1h");
            Counts.await(
                    "a look at the job",
                    () -> simulator.requests().stream()
                                    .filter(request -> request.operation().startsWith("job/"))
                                    .count()
                            > 6);
            simulator.jobs().get(0).status(SimulatedStatus.MEDIA_FAILURE);
            Build failed = waiting.end().failed();
            assertThat(failed.log()).contains("ended as 'Media Failure'", "mend the media");
            assertThat(Counts.entry(project.file(".cielo24"))).contains("FAILED");

            Build again = project.run(":upload", "-Dcielo24.confirm").failed();
            assertThat(again.log()).contains("ended as 'Media Failure'", "captions of 1 media could not be ordered");
            assertThat(simulator.effects().ordersPlaced()).isEqualTo(1);

            project.run(":upload", "generate-resources", "-Dcielo24.failOnError=false")
                    .succeeded();
        }
    }
}
