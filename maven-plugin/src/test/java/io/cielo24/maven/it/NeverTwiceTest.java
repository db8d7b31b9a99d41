package io.cielo24.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.maven.it.Project.Build;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.SimulatorOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A media is ordered when it is wanted, and only once. */
class NeverTwiceTest {

    private static final String TERMS = "<fidelity>PREMIUM</fidelity><settle>0s</settle>";

    private static Cielo24Simulator slow() {
        return Cielo24Simulator.start(
                SimulatorOptions.builder().processingTime(Duration.ofHours(1)).build());
    }

    @OnEveryMaven
    void oneOrderWhateverIsRunAndDeleted(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = slow()) {
            Project project = Project.create(maven, "once", TERMS)
                    .at(simulator)
                    .media("src/main/media/talks/a b.mp4", "the words of a talk")
                    .media("src/main/media/copy.mp4", "the words of a talk");

            Build first = project.run(":upload", "-Dcielo24.confirm");
            assertThat(first.status()).as(first.log()).isZero();
            assertThat(first.log()).contains("1 media ordered now, 0 before");
            assertOnce(simulator);
            Path lock = onlyEntry(project);
            String entry = Files.readString(lock);
            assertThat(entry)
                    .contains(
                            "ORDERED",
                            "src/main/media/copy.mp4",
                            simulator.jobs().get(0).id());
            assertThat(project.file(".cielo24/.gitignore")).exists();

            simulator.clearRequests();
            Build second = project.run("clean", PLUGIN_UPLOAD, "-Dcielo24.confirm");
            assertThat(second.status()).as(second.log()).isZero();
            assertThat(second.log()).contains("0 media ordered now, 2 before");
            assertThat(simulator.requests())
                    .as("what the lock knows is not asked for")
                    .isEmpty();
            assertThat(Files.readString(lock)).isEqualTo(entry);

            project.delete(".cielo24");
            Build clone = project.run(":upload"); // nothing is billed, so nothing has to be confirmed
            assertThat(clone.status()).as(clone.log()).isZero();
            assertThat(clone.log()).contains("0 media ordered now, 1 before", "by its external id");
            assertOnce(simulator);
            assertThat(Files.readString(onlyEntry(project)))
                    .contains(simulator.jobs().get(0).id());
        }
    }

    private static final String PLUGIN_UPLOAD = Project.PLUGIN + "upload";

    @OnEveryMaven
    void nothingIsOrderedThatWasNotConfirmedOrIsTooMuch(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = slow()) {
            Project project = Project.create(maven, "guards", TERMS)
                    .at(simulator)
                    .media("src/main/media/a.mp4", "one")
                    .media("src/main/media/b.mp4", "two");

            Build unconfirmed = project.run(":upload");
            assertThat(unconfirmed.status()).isNotZero();
            assertThat(unconfirmed.log()).contains("2 orders would be placed and billed", "-Dcielo24.confirm");
            assertThat(unconfirmed.log()).contains("src/main/media/a.mp4", "src/main/media/b.mp4");

            Build tooMany = project.run(":upload", "-Dcielo24.confirm", "-Dcielo24.maxJobs=1");
            assertThat(tooMany.status()).isNotZero();
            assertThat(tooMany.log()).contains("more than cielo24.maxJobs, 1; nothing was ordered");

            Build tooLarge = project.run(":upload", "-Dcielo24.confirm", "-Dcielo24.maxTotalSize=5");
            assertThat(tooLarge.status()).isNotZero();
            assertThat(tooLarge.log()).contains("6 bytes, more than cielo24.maxTotalSize, 5; nothing was ordered");

            Build dry = project.run(":upload", "-Dcielo24.dryRun");
            assertThat(dry.status()).as(dry.log()).isZero();
            assertThat(dry.log()).contains("would: src/main/media/a.mp4", "would: src/main/media/b.mp4");

            assertThat(simulator.effects().jobsCreated()).isZero();
            assertThat(simulator.bytesReceived()).isZero();
            assertThat(project.file(".cielo24")).doesNotExist();
        }
    }

    private static void assertOnce(Cielo24Simulator simulator) {
        assertThat(simulator.effects().jobsCreated()).isEqualTo(1);
        assertThat(simulator.effects().mediaStored()).isEqualTo(1);
        assertThat(simulator.effects().ordersPlaced()).isEqualTo(1);
    }

    private static Path onlyEntry(Project project) throws Exception {
        try (Stream<Path> all = Files.walk(project.file(".cielo24/jobs"))) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            assertThat(files).hasSize(1);
            return files.get(0);
        }
    }
}
