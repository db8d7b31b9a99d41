package io.cielo24.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.maven.it.Project.Build;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.SimulatedJob;
import io.cielo24.simulator.SimulatorOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** Captions come into the build, the same for the same lock. */
class CaptionsInBuildTest {

    private static final String TERMS = "<fidelity>PREMIUM</fidelity><settle>0s</settle>"
            + "<cacheDirectory>${project.basedir}/cache</cacheDirectory><formats>WEB_VTT,SRT</formats>";
    private static final String VTT = "target/generated-resources/cielo24/captions/talks/a.en.vtt";

    @OnEveryMaven
    void theLockDecidesWhichWordsAreInTheJar(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = Cielo24Simulator.start(
                SimulatorOptions.builder().processingTime(Duration.ofHours(1)).build())) {
            Project project = Project.create(maven, "captions", TERMS)
                    .at(simulator)
                    .media("src/main/media/talks/a.mp4", "the words of a talk");

            Build pending = project.run(PLUGIN_UPLOAD, "generate-resources", "-Dcielo24.confirm");
            assertThat(pending.status()).as(pending.log()).isZero();
            assertThat(pending.log()).contains("1 pending", ":captions -D", " -Dcielo24.waitFor=2h");
            assertThat(project.file(VTT)).doesNotExist();

            SimulatedJob job = simulator.jobs().get(0);
            job.completeNow();
            Build ready = project.run("package");
            assertThat(ready.status()).as(ready.log()).isZero();
            byte[] words = Files.readAllBytes(project.file(VTT));
            assertThat(new String(words, StandardCharsets.UTF_8)).startsWith("WEBVTT");
            try (ZipFile jar = new ZipFile(project.file("target/it-1.jar").toFile())) {
                assertThat(jar.getInputStream(jar.getEntry("captions/talks/a.en.vtt"))
                                .readAllBytes())
                        .isEqualTo(words);
                assertThat(jar.getEntry("captions/talks/a.en.srt")).isNotNull();
            }

            String word = anyWord(words);
            int versions = job.versions().size();
            job.revise(word, "REVISED");
            assertThat(job.versions()).hasSize(versions + 1);
            project.delete("target");
            project.delete("cache");
            Build pinned = project.run("generate-resources");
            assertThat(pinned.status()).as(pinned.log()).isZero();
            assertThat(Files.readAllBytes(project.file(VTT)))
                    .as("another machine, the same commit")
                    .isEqualTo(words);

            project.delete("target");
            simulator.clearRequests();
            Build offline = project.without("CIELO24_API_KEY").run("generate-resources", "-o");
            assertThat(offline.status()).as(offline.log()).isZero();
            assertThat(Files.readAllBytes(project.file(VTT))).isEqualTo(words);
            assertThat(simulator.requests()).isEmpty();

            Build newest = project.at(simulator).run("generate-resources", "-Dcielo24.update");
            assertThat(newest.status()).as(newest.log()).isZero();
            assertThat(Files.readString(project.file(VTT))).contains("REVISED");
            assertThat(simulator.effects().ordersPlaced()).isEqualTo(1);
        }
    }

    private static final String PLUGIN_UPLOAD = Project.PLUGIN + "upload";

    private static String anyWord(byte[] vtt) {
        String text = new String(vtt, StandardCharsets.UTF_8);
        return Pattern.compile("\\b\\p{Ll}{5,}\\b")
                .matcher(text)
                .results()
                .findFirst()
                .orElseThrow()
                .group();
    }

    @OnOneMaven
    void aSimulatorOfTheGoalNeedsNoAccountAndLeavesNoLock(Maven maven) throws Exception {
        Project project = Project.create(maven, "simulated", TERMS)
                .atEndpoint("simulator")
                .media("src/main/media/talks/a.mp4", "the words of a talk");

        Build build = project.run("generate-resources", "-Dcielo24.targetLanguages=es,vn");

        assertThat(build.status()).as(build.log()).isZero();
        assertThat(project.file(VTT)).exists();
        assertThat(project.file(VTT.replace(".en.", ".es."))).exists();
        assertThat(project.file(VTT.replace(".en.", ".vi."))).exists();
        assertThat(project.file(".cielo24")).doesNotExist();
        assertThat(Path.of(project.file("src/main/media").toString())).isDirectoryNotContaining("glob:**.part");
    }
}
