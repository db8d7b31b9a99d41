package io.cielo24.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.maven.it.Project.Build;
import io.cielo24.simulator.Cielo24Simulator;
import java.nio.file.Files;
import java.nio.file.Path;

/** The check as Maven runs it: long after the captions were fetched, with the service gone. */
class CheckInBuildTest {

    private static final String TERMS =
            "<fidelity>PREMIUM</fidelity><settle>0s</settle><pollInterval>100ms</pollInterval>"
                    + "<cacheDirectory>${project.basedir}/cache</cacheDirectory>";
    private static final String RULES = "-Dcielo24.rules=shortest=off";
    private static final String MEDIA = "src/main/media/talks/a.mp4";
    private static final String VTT = "target/generated-resources/cielo24/captions/talks/a.en.vtt";

    @InTheMatrix
    void itNeedsNeitherNetworkNorServiceNorCredentials(Maven maven) throws Exception {
        Project project = Project.create(maven, "check", TERMS).media(MEDIA, "the words of a talk");
        try (Cielo24Simulator simulator = Cielo24Simulator.start()) {
            Build fetched = project.at(simulator)
                    .run(":upload", "generate-resources", "-Dcielo24.confirm", "-Dcielo24.waitFor=2m");
            assertThat(fetched.status()).as(fetched.log()).isZero();
            assertThat(project.file(VTT)).exists();
        }
        project.alone();

        Build well = project.run(":check", ":report", "-o", RULES);
        assertThat(well.status()).as(well.log()).isZero();
        assertThat(well.log()).contains("captions of 1 media: nothing to say");
        assertThat(project.file("target/cielo24-report/index.html")).content().contains("Complete");

        Path captions = project.file(VTT);
        String words = Files.readString(captions);
        Files.writeString(captions, words.replace("Good morning", "Good evening"));
        Build edited = project.run(":check", "-o", RULES);
        assertThat(edited.status()).isNotZero();
        assertThat(edited.log()).contains(VTT + ": error: is not what the lock holds", "BUILD FAILURE");
        Build tolerated = project.run(":check", "-o", RULES + ",locked=off");
        assertThat(tolerated.status()).as(tolerated.log()).isZero();

        Files.writeString(captions, words);
        project.media(MEDIA, "other words");
        Build changed = project.run(":check", "-o", "-q", RULES);
        assertThat(changed.status()).isNotZero();
        assertThat(changed.log()).contains(MEDIA + ": error: has changed since captions of it were ordered, job ");
    }

    @InTheMatrix
    void itWorksWithoutAProject(Maven maven) throws Exception {
        Project project = Project.create(maven, "check alone", "").media("talk.mp4", "the words of a talk");
        Files.delete(project.file("pom.xml"));

        Build missing = project.run(":check", "-o", "-Dcielo24.files=talk.mp4");
        assertThat(missing.status()).isNotZero();
        assertThat(missing.log()).contains("talk.mp4: error: has no captions");

        project.media("subtitles/talk.de.srt", "1\n00:00:01,000 --> 00:00:03,000\nGuten Morgen\n");
        Build there = project.run(
                ":check", ":report", "-o", "-Dcielo24.files=talk.mp4", "-Dcielo24.captionDirectories=subtitles");
        assertThat(there.status()).as(there.log()).isZero();
        assertThat(project.file("target/cielo24-report/index.html")).content().contains("Guten Morgen");
    }
}
