package io.cielo24.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.maven.it.Project.Build;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.Fault;
import io.cielo24.simulator.SimulatedJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Translations are ordered with their transcription, once, and their captions are fetched, locked and checked like any. */
class TranslatedTest {

    private static final String TERMS = "<fidelity>PREMIUM</fidelity><settle>0s</settle>"
            + "<targetLanguages>en,es,cz</targetLanguages>"
            + "<cacheDirectory>${project.basedir}/cache</cacheDirectory>";
    private static final String CAPTIONS = "target/generated-resources/cielo24/captions/a.";
    private static final String NO_LENGTH = "-Dcielo24.rules=media-length=off,shortest=off,reading-speed=off";

    private static SimulatedJob job(Cielo24Simulator simulator, String language) {
        return simulator.jobs().stream()
                .filter(job -> job.name().orElse("").endsWith(language.isEmpty() ? ".mp4" : "(" + language + ")"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> entries(Project project) throws IOException {
        try (Stream<Path> all = Files.walk(project.file(".cielo24/jobs"))) {
            return all.filter(Files::isRegularFile).map(TranslatedTest::text).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String revised(Path captions, SimulatedJob job) {
        String text = text(captions);
        String word = Pattern.compile("\\b\\p{Ll}{5,}\\b")
                .matcher(text)
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        job.revise(word, "REVISED");
        return text;
    }

    @OnOneMaven
    void eachLanguageIsFetchedFromItsJobAndStandsInLockStatusReportAndCheck(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = Counts.slowSimulator()) {
            Project project =
                    Project.create(maven, "translated", TERMS).at(simulator).media("src/main/media/a.mp4", "one");
            Build ordered = project.run(":upload", "generate-resources", "-Dcielo24.confirm")
                    .succeeded();
            assertThat(ordered.log())
                    .contains("1 media ordered now", "3 pending", "a.mp4 in es: not ready", "a.mp4 in cs: not ready");
            assertThat(simulator.effects().translations()).isEqualTo(2);

            job(simulator, "").completeNow();
            job(simulator, "es").completeNow();
            Build some = project.run("generate-resources", ":status", ":upload").succeeded();
            assertThat(some.log())
                    .contains("2 written, 1 pending", "a.mp4 in cs: not ready", "0 media ordered now, 1 before");
            assertThat(some.log()
                            .lines()
                            .filter(line -> line.contains("a.mp4 in ")
                                    && line.contains(job(simulator, "es").id())))
                    .as("the status knows the translation")
                    .hasSize(1);
            assertThat(project.file(CAPTIONS + "en.vtt")).exists();
            assertThat(project.file(CAPTIONS + "es.vtt")).exists();
            assertThat(simulator.requests().stream()
                            .filter(request -> request.operation().equals("job/get_caption"))
                            .map(request -> request.query().get("job_id")))
                    .as("each from its job")
                    .containsExactlyInAnyOrder(
                            job(simulator, "").id(), job(simulator, "es").id());

            job(simulator, "cz").completeNow();
            project.run("generate-resources", ":report", ":check", "-Dcielo24.requiredLanguages=en,es,cs", NO_LENGTH)
                    .succeeded();
            assertThat(project.file(CAPTIONS + "cs.vtt")).exists();
            assertThat(text(project.file("target/cielo24-report/index.html")))
                    .contains("lang=\"cs\"", job(simulator, "cz").id());
            List<String> entries = entries(project);
            assertThat(entries).hasSize(3);
            for (String language : List.of("", "es", "cz")) {
                SimulatedJob job = job(simulator, language);
                assertThat(entries)
                        .as(language)
                        .anySatisfy(entry -> assertThat(entry)
                                .contains(
                                        job.id(),
                                        job.versions().get(job.versions().size() - 1)));
            }
            assertThat(simulator.effects().ordersPlaced()).isEqualTo(1);
            assertThat(simulator.effects().translations()).isEqualTo(2);
            assertThat(simulator.defects()).isEmpty();
        }
    }

    @InTheMatrix
    void theLockDecidesWhichWordsOfATranslationAreFetchedAndNothingIsOrderedTwice(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = Counts.slowSimulator()) {
            Project project = Project.create(maven, "translated lock", TERMS)
                    .at(simulator)
                    .media("src/main/media/a.mp4", "one");
            simulator.faults().on("job/perform_transcription").nth(1).inject(Fault.cutAfterEffect());
            project.run(":upload", "-Dcielo24.confirm").succeeded();
            simulator.jobs().forEach(SimulatedJob::completeNow);
            project.run("generate-resources").succeeded();
            Path spanish = project.file(CAPTIONS + "es.vtt");
            String first = revised(spanish, job(simulator, "es"));

            project.delete("target");
            project.delete("cache");
            project.run("generate-resources").succeeded();
            assertThat(text(spanish)).as("another machine, the same commit").isEqualTo(first);

            project.delete("target");
            simulator.clearRequests();
            project.run("generate-resources", "-o").succeeded();
            assertThat(text(spanish)).isEqualTo(first);
            assertThat(simulator.requests()).isEmpty();

            project.run("generate-resources", "-Dcielo24.update").succeeded();
            assertThat(text(spanish)).contains("REVISED");

            project.delete(".cielo24");
            project.delete("target");
            project.delete("cache");
            project.run(":upload", "generate-resources").succeeded();
            assertThat(text(spanish)).as("in a clone without the lock").contains("REVISED");
            assertThat(simulator.effects().jobsCreated()).isEqualTo(1);
            assertThat(simulator.effects().ordersPlaced()).isEqualTo(1);
            assertThat(simulator.effects().translations()).isEqualTo(2);
        }
    }
}
