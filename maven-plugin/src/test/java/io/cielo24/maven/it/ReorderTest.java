package io.cielo24.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.maven.it.Project.Build;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.Fault;
import io.cielo24.simulator.SimulatedJob;
import io.cielo24.simulator.SimulatedStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What failed is ordered anew when the user names the job that failed: once, guarded as any order, and never by itself. */
class ReorderTest {

    private static final String TERMS = "<fidelity>PREMIUM</fidelity><settle>0s</settle>"
            + "<cacheDirectory>${project.basedir}/cache</cacheDirectory>";
    private static final String ADVICE = "if the service is to try the same once more, which is billed: mvn ";
    private static final String VTT = "target/generated-resources/cielo24/captions/a.en.vtt";

    private static Project failed(Maven maven, String name, Cielo24Simulator simulator) throws Exception {
        Project project = Project.create(maven, name, TERMS).at(simulator).media("src/main/media/a.mp4", "one");
        project.run(":upload", "-Dcielo24.confirm").succeeded();
        simulator.jobs().get(0).status(SimulatedStatus.MEDIA_FAILURE);
        return project;
    }

    private static List<Path> entries(Project project) throws Exception {
        try (Stream<Path> all = Files.walk(project.file(".cielo24/jobs"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static SimulatedJob other(Cielo24Simulator simulator, String firstJob) {
        return simulator.jobs().stream()
                .filter(job -> !job.id().equals(firstJob))
                .findFirst()
                .orElseThrow();
    }

    @OnOneMaven
    void theCommandThatAFailedBuildPrintsOrdersAnewExactlyOnce(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = Counts.slowSimulator()) {
            Project project = failed(maven, "reorder", simulator);
            String first = simulator.jobs().get(0).id();
            String log = project.run("generate-resources").failed().log();
            assertThat(log).contains("job " + first + " ended as 'Media Failure'");
            int begin = log.indexOf(ADVICE) + ADVICE.length();
            String[] command =
                    log.substring(begin, log.indexOf('\n', begin)).strip().split(" ");
            assertThat(command).contains("-Dcielo24.reorder=" + first, "-Dcielo24.confirm");

            Build anew = project.run(command).succeeded();
            assertThat(anew.log()).contains("1 media ordered now, 0 before");
            assertThat(simulator.effects().jobsCreated()).isEqualTo(2);
            assertThat(simulator.effects().ordersPlaced()).isEqualTo(2);
            assertThat(entries(project))
                    .as("the failed order stays in the lock")
                    .hasSize(2);

            String[] andFetch = Stream.concat(Stream.of(command), Stream.of("generate-resources"))
                    .toArray(String[]::new);
            other(simulator, first).completeNow();
            Build again = project.run(andFetch).succeeded();
            assertThat(again.log()).contains("was ordered anew before", "0 media ordered now, 1 before");
            assertThat(project.file(VTT)).exists();

            project.delete(".cielo24");
            project.delete("target");
            project.delete("cache");
            project.run(andFetch).succeeded();
            assertThat(project.file(VTT)).as("in a clone without the lock").exists();
            assertThat(simulator.effects().jobsCreated()).isEqualTo(2);
            assertThat(simulator.effects().ordersPlaced()).isEqualTo(2);
            assertThat(simulator.defects()).isEmpty();
        }
    }

    @InTheMatrix
    void anewIsGuardedAsAnyOrderAndSurvivesWhatAnyOrderDoes(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = Counts.slowSimulator()) {
            Project project = failed(maven, "reorder guards", simulator);
            String first = simulator.jobs().get(0).id();
            String reorder = "-Dcielo24.reorder=" + first;

            Build unconfirmed = project.run(":upload", reorder).failed();
            assertThat(unconfirmed.log()).contains("1 order would be placed and billed", "add -Dcielo24.confirm");
            Build tooMany = project.run(":upload", reorder, "-Dcielo24.confirm", "-Dcielo24.maxJobs=0")
                    .failed();
            assertThat(tooMany.log()).contains("more than cielo24.maxJobs, 0; nothing was ordered");
            Build none = project.run(":upload", reorder, "-Dcielo24.confirm", "-Dcielo24.newJobs=false")
                    .failed();
            assertThat(none.log()).contains("cielo24.newJobs is false");
            Build dry = project.run(":upload", reorder, "-Dcielo24.dryRun").succeeded();
            assertThat(dry.log()).contains("order anew, as job " + first + " is 'Media Failure'");
            Build path = project.run(":upload", "-Dcielo24.reorder=src/main/media/a.mp4", "-Dcielo24.confirm")
                    .failed();
            assertThat(path.log()).contains("give the jobs that failed, 32 hex digits each");
            Build foreign = project.run(":upload", "-Dcielo24.reorder=" + "0".repeat(32), "-Dcielo24.confirm")
                    .failed();
            assertThat(foreign.log()).contains("is of no media here");
            assertThat(simulator.effects().jobsCreated()).isEqualTo(1);
            assertThat(simulator.effects().ordersPlaced()).isEqualTo(1);

            simulator.faults().on("job/new").nth(1).inject(Fault.resetAfterEffect());
            simulator.faults().on("job/add_media").nth(1).inject(Fault.cutAfterEffect());
            simulator.faults().on("job/perform_transcription").nth(1).inject(Fault.cutAfterEffect());
            Build anew = project.run(":upload", reorder, "-Dcielo24.confirm").succeeded();
            assertThat(anew.log()).contains("1 media ordered now");
            assertThat(simulator.faults().injected()).hasSize(3);
            assertThat(simulator.effects().jobsCreated()).isEqualTo(2);
            assertThat(simulator.effects().ordersPlaced()).isEqualTo(2);

            SimulatedJob second = other(simulator, first);
            Build healthy = project.run(":upload", "-Dcielo24.reorder=" + second.id(), "-Dcielo24.confirm")
                    .failed();
            assertThat(healthy.log())
                    .contains("is '" + second.status().text() + "': only a job that failed is ordered anew");

            second.status(SimulatedStatus.MEDIA_FAILURE);
            Build again = project.run(":upload", reorder, "-Dcielo24.confirm").succeeded();
            assertThat(again.log()).as("the same job named").contains("was ordered anew before");
            project.run("generate-resources").failed();
            Build unnamed = project.run(":upload", reorder, "-Dcielo24.confirm").failed();
            assertThat(unnamed.log()).contains("ended as 'Media Failure'", "captions of 1 media could not be ordered");
            assertThat(simulator.effects().ordersPlaced()).isEqualTo(2);
        }
    }
}
