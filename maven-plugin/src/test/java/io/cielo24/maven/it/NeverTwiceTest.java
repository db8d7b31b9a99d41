package io.cielo24.maven.it;

import static io.cielo24.maven.it.Counts.assertOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.maven.it.Project.Build;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.Effect;
import io.cielo24.simulator.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** A media is ordered when it is wanted, and only once. */
class NeverTwiceTest {

    private static final String TERMS = "<fidelity>PREMIUM</fidelity><settle>0s</settle>";
    private static final int HANDFUL = 12;

    @OnEveryMaven
    void oneOrderWhateverIsRunAndDeleted(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = Counts.slowSimulator()) {
            Project project = Project.create(maven, "once", TERMS)
                    .at(simulator)
                    .media("src/main/media/talks/a b.mp4", "the words of a talk")
                    .media("src/main/media/copy.mp4", "the words of a talk");
            Path media = project.file("src/main/media/copy.mp4");
            FileTime time = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));
            Files.setLastModifiedTime(media, time);

            Build first = project.run(":upload", "-Dcielo24.confirm").succeeded();
            assertThat(first.log()).contains("1 media ordered now, 0 before");
            assertThat(first.log().lines().filter(line -> line.contains("copy.mp4") || line.contains("media")))
                    .as("a handful of lines")
                    .hasSizeLessThan(HANDFUL);
            assertOnce(simulator);
            assertThat(simulator.effects().count(Effect.LOGOUT))
                    .as("sessions ended")
                    .isEqualTo(simulator.effects().logins())
                    .isEqualTo(1);
            String entry = Counts.entry(project.file(".cielo24"));
            assertThat(entry)
                    .contains(
                            "ORDERED",
                            "src/main/media/copy.mp4",
                            simulator.jobs().get(0).id());
            assertThat(project.file(".cielo24/.gitignore")).exists();

            simulator.clearRequests();
            project.delete("target");
            project.media("src/main/media/copy.mp4", "other words of ours");
            Files.setLastModifiedTime(media, time);
            Build second = project.run(":upload", "-Dcielo24.confirm").succeeded();
            assertThat(second.log())
                    .as("what has its size and time is not read again")
                    .contains("0 media ordered now, 2 before");
            assertThat(simulator.requests())
                    .as("what the lock knows is not asked for")
                    .isEmpty();
            assertThat(Counts.entry(project.file(".cielo24"))).isEqualTo(entry);

            project.delete(".cielo24");
            project.delete("src/main/media/copy.mp4");
            Build clone = project.run(":upload").succeeded(); // nothing is billed, so nothing has to be confirmed
            assertThat(clone.log()).contains("0 media ordered now, 1 before", "by its external id");
            assertOnce(simulator);
            assertThat(Counts.entry(project.file(".cielo24")))
                    .contains(simulator.jobs().get(0).id());
        }
    }

    @OnOneMaven
    void anOrderWhoseAnswerIsLostIsNotPlacedAgain(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = Counts.slowSimulator()) {
            Project project = Project.create(maven, "lost", TERMS).at(simulator).media("src/main/media/a.mp4", "one");
            simulator.faults().on("job/new").nth(1).inject(Fault.resetAfterEffect());
            simulator.faults().on("job/add_media").nth(1).inject(Fault.cutAfterEffect());
            simulator.faults().on("job/perform_transcription").nth(1).inject(Fault.cutAfterEffect());

            Build build = project.run(":upload", "-Dcielo24.confirm").succeeded();

            assertThat(build.log()).contains("1 media ordered now");
            assertThat(simulator.faults().injected()).hasSize(3);
            assertOnce(simulator);
        }
    }

    @InTheMatrix
    void nothingIsOrderedThatWasNotConfirmedOrIsTooMuch(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = Counts.slowSimulator()) {
            Project project = Project.create(maven, "guards", TERMS)
                    .at(simulator)
                    .media("src/main/media/a.mp4", "one")
                    .media("src/main/media/b.mp4", "two");

            Build unconfirmed = project.run(":upload").failed();
            assertThat(unconfirmed.log()).contains("2 orders would be placed and billed", "-Dcielo24.confirm");
            assertThat(unconfirmed.log()).contains("src/main/media/a.mp4", "src/main/media/b.mp4");

            Build tooMany = project.run(":upload", "-Dcielo24.confirm", "-Dcielo24.maxJobs=1")
                    .failed();
            assertThat(tooMany.log()).contains("more than cielo24.maxJobs, 1; nothing was ordered");

            Build tooLarge = project.run(":upload", "-Dcielo24.confirm", "-Dcielo24.maxTotalSize=5")
                    .failed();
            assertThat(tooLarge.log()).contains("6 bytes, more than cielo24.maxTotalSize, 5; nothing was ordered");

            Build dry = project.run(":upload", "-Dcielo24.dryRun").succeeded();
            assertThat(dry.log()).contains("would: src/main/media/a.mp4", "would: src/main/media/b.mp4");

            project.media("src/main/media/a.mp3", "three");
            Build shared = project.run(":upload", "-Dcielo24.confirm").failed();
            assertThat(shared.log())
                    .contains(
                            "src/main/media/a.mp3",
                            "src/main/media/a.mp4",
                            "would both be called a",
                            "cielo24.excludes");

            assertThat(simulator.effects().jobsCreated()).isZero();
            assertThat(simulator.bytesReceived()).isZero();
            assertThat(project.file(".cielo24")).doesNotExist();
        }
    }
}
