package io.cielo24.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cielo24.captioning.CaptionMedia;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.Journal;
import io.cielo24.captioning.JournalEntry;
import io.cielo24.captioning.OrderKey;
import io.cielo24.captioning.Step;
import io.cielo24.job.Fidelity;
import io.cielo24.job.TranscriptionOrder;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `check` says, and when it fails the build. */
class CheckTest {

    private static final String JOB = "0123456789abcdef0123456789abcdef";
    private static final String GOOD = "WEBVTT\n\n00:01.000 --> 00:03.000\nGood morning.\n";
    private static final String MEDIA = "src/main/media/talks/a.mp4";
    private static final String OWN = "src/main/resources/captions/talks/a.es.vtt";
    private static final String FETCHED = "target/generated-resources/cielo24/captions/talks/a.en.vtt";

    @TempDir
    Path directory;

    private final Map<String, String> configuration = new HashMap<>();

    @BeforeEach
    void media() throws IOException {
        write(MEDIA, "the words of a talk");
    }

    private Path write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private GoalRun check() throws Exception {
        return GoalRun.of("check", directory, configuration);
    }

    private GoalRun failing(String summary) throws Exception {
        GoalRun check = check();
        assertThatThrownBy(check::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining(summary);
        return check;
    }

    private GoalRun passing() throws Exception {
        GoalRun check = check();
        check.execute();
        return check;
    }

    /** Writes down that captions of a media were ordered and fetched. */
    private void ordered(String media, CaptionMedia content, Step step, Map<String, String> results) throws Exception {
        CaptionOrder order = CaptionOrder.builder(content, TranscriptionOrder.of(Fidelity.MECHANICAL))
                .build();
        String hash = content instanceof CaptionMedia.OfUrl
                ? "0".repeat(64)
                : Content.sha256(directory.resolve(media), Journal.inMemory());
        OrderKey key = OrderKey.of(order, hash);
        try (Journal lock = Journal.in(directory.resolve(".cielo24"))) {
            lock.open(new Journal.Owner(URI.create("https://elsewhere.example.com/api"), "somebody"));
            Journal.Hold hold = Objects.requireNonNull(lock.take(key).hold());
            JournalEntry entry = JournalEntry.planned(key, media, Map.of("language", "en"))
                    .withJob(JOB, Step.CREATED)
                    .ordered("task")
                    .at(step);
            hold.write(step == Step.COMPLETE ? entry.fetched("v1", results) : entry);
            hold.release();
        }
    }

    private void fetched(String text) throws Exception {
        write(FETCHED, text);
        ordered(
                MEDIA,
                CaptionMedia.file(directory.resolve(MEDIA)),
                Step.COMPLETE,
                Map.of("en.vtt", Content.sha256(text.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void whatIsWellPassesWithoutCredentialsOrTheLocksEndpoint() throws Exception {
        fetched(GOOD);
        write(OWN, GOOD);

        GoalRun check = passing();

        assertThat(check.errors()).isEmpty();
        assertThat(check.warnings()).isEmpty();
        assertThat(check.infos()).containsExactly("captions of 1 media: nothing to say");
    }

    @Test
    void aMediaWithoutCaptionsFailsTheBuildAndSaysWhatToDo() throws Exception {
        assertThat(failing("1 error, 0 warnings in 1 of 1 media").errors())
                .singleElement()
                .asString()
                .startsWith(MEDIA + ": error: has no captions: they were never ordered")
                .contains("mvn io.cielo24:cielo24-maven-plugin:1:upload -Dcielo24.confirm")
                .endsWith("[missing]");
        assertThat(directory.resolve(".cielo24")).as("looking makes no lock").doesNotExist();

        ordered(MEDIA, CaptionMedia.file(directory.resolve(MEDIA)), Step.ORDERED, Map.of());
        assertThat(failing("1 error").errors())
                .singleElement()
                .asString()
                .contains("not ready", "job " + JOB, ":captions -Dcielo24.waitFor=2h");

        ordered(MEDIA, CaptionMedia.file(directory.resolve(MEDIA)), Step.COMPLETE, Map.of("en.vtt", "0".repeat(64)));
        assertThat(failing("1 error").errors())
                .singleElement()
                .asString()
                .contains("not in target/generated-resources/cielo24/captions", ":captions");

        ordered(MEDIA, CaptionMedia.file(directory.resolve(MEDIA)), Step.FAILED, Map.of());
        assertThat(failing("1 error").errors()).singleElement().asString().contains("job " + JOB + " ended as");
    }

    @Test
    void everyLanguageThatIsAskedForMustBeThere() throws Exception {
        fetched(GOOD);
        configuration.put("requiredLanguages", "en,es");
        assertThat(failing("1 error").errors()).singleElement().asString().contains("no captions in es");

        write(OWN, GOOD);
        passing();
    }

    @Test
    void aMediaThatChangedSinceFailsTheBuild() throws Exception {
        fetched(GOOD);
        write(MEDIA, "other words of a talk");

        assertThat(failing("2 errors").errors())
                .satisfiesExactly(
                        media -> assertThat(media)
                                .startsWith(
                                        MEDIA + ": error: has changed since captions of it were ordered, job " + JOB)
                                .endsWith("[changed]"),
                        captions -> assertThat(captions)
                                .startsWith(FETCHED + ": error: holds captions that were fetched for other content")
                                .endsWith("[changed]"));

        configuration.put("rules", "changed=off");
        passing();
    }

    @Test
    void aCopyThatChangedIsFoundThoughTheLockKnowsItByAnotherName() throws Exception {
        fetched(GOOD);
        write("src/main/media/copy.mp4", "other words of a talk");
        write("target/generated-resources/cielo24/captions/copy.en.vtt", GOOD);

        assertThat(failing("1 error, 0 warnings in 1 of 2 media").errors())
                .singleElement()
                .asString()
                .startsWith("target/generated-resources/cielo24/captions/copy.en.vtt: error: ")
                .endsWith("[changed]");
    }

    @Test
    void aMediaThatWasRenamedHasNotChanged() throws Exception {
        fetched(GOOD);
        Files.move(directory.resolve(MEDIA), directory.resolve("src/main/media/talks/b.mp4"));
        Files.move(directory.resolve(FETCHED), directory.resolve(FETCHED.replace("a.en", "b.en")));

        passing();
    }

    @Test
    void anUnchangedMediaIsNotReadAgain() throws Exception {
        Path media = directory.resolve(MEDIA);
        Files.setLastModifiedTime(media, FileTime.fromMillis(1_700_000_000_000L));
        fetched(GOOD);
        passing();

        try (Stream<Path> hashes = Files.list(directory.resolve(".cielo24/hashes"))) {
            assertThat(hashes).hasSize(1);
        }
        // The same size and time: only who does not read the file takes it for what it was.
        Files.writeString(media, "the sword of a talk");
        Files.setLastModifiedTime(media, FileTime.fromMillis(1_700_000_000_000L));
        passing();
    }

    @Test
    void fetchedCaptionsThatWereEditedFailTheBuildAndThoseOfTheProjectMayBeEdited() throws Exception {
        fetched(GOOD);
        write(FETCHED, GOOD.replace("morning", "evening"));
        write(OWN, GOOD.replace("Good morning", "Buenos días"));

        assertThat(failing("1 error").errors())
                .singleElement()
                .asString()
                .startsWith(FETCHED + ": error: is not what the lock holds")
                .endsWith("[locked]");

        configuration.put("rules", "locked=warning");
        assertThat(passing().warnings())
                .hasSize(2)
                .last()
                .asString()
                .isEqualTo("captions: 0 errors, 1 warning in 1 of 1 media");
        configuration.put("failOnWarning", "true");
        failing("0 errors, 1 warning");
    }

    @Test
    void captionsOfASimulatorAreNotTakenForThoseOfTheService() throws Exception {
        write(FETCHED, GOOD);
        assertThat(failing("1 error").errors())
                .singleElement()
                .asString()
                .contains("is not in the lock")
                .endsWith("[locked]");

        configuration.put("endpoint", "simulator");
        passing();
        assertThat(directory.resolve(".cielo24")).doesNotExist();
    }

    @Test
    void everyFindingIsSaidWithFileLineCueAndTimeBeforeTheBuildFails() throws Exception {
        write(OWN, """
                WEBVTT

                00:01.000 --> 00:03.000
                This line is a good deal longer than any line of captions should ever be.

                00:03.000 --> 00:03.400
                Gone.
                """);
        write("src/main/media/talks/b.mp4", "another talk");

        GoalRun check =
                failing("4 errors, 0 warnings in 2 of 2 media, all listed above; to see them beside the captions:"
                        + " mvn io.cielo24:cielo24-maven-plugin:1:report");

        assertThat(check.errors())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line)
                                .startsWith(OWN + ":3: error: cue 1 at 0:00:01.000: line of 73 characters, at most 42")
                                .endsWith("[line-length]"),
                        line -> assertThat(line)
                                .contains(":3: error: cue 1 at 0:00:01.000")
                                .endsWith("[reading-speed]"),
                        line -> assertThat(line)
                                .startsWith(
                                        OWN + ":6: error: cue 2 at 0:00:03.000: is shown for 0.4 s, at least 0.833 s")
                                .endsWith("[shortest]"),
                        line -> assertThat(line)
                                .startsWith("src/main/media/talks/b.mp4: error: ")
                                .endsWith("[missing]"));
    }

    @Test
    void everyLimitIsAParameter() throws Exception {
        write(OWN, """
                WEBVTT

                00:01.000 --> 00:03.000
                Twenty-one characters

                00:03.100 --> 00:09.100
                One
                Two
                """);
        passing();
        Map<String, String> tighter = Map.of(
                "charactersPerLine", "20",
                "linesPerCue", "1",
                "readingSpeed", "10",
                "shortestCue", "2100ms",
                "longestCue", "5s",
                "shortestGap", "200ms");
        Map<String, String> rules = Map.of(
                "charactersPerLine", "line-length",
                "linesPerCue", "line-count",
                "readingSpeed", "reading-speed",
                "shortestCue", "shortest",
                "longestCue", "longest",
                "shortestGap", "gap");
        for (Map.Entry<String, String> limit : tighter.entrySet()) {
            configuration.clear();
            configuration.put(limit.getKey(), limit.getValue());
            String rule = rules.get(limit.getKey());
            assertThat(failing("1 error").errors()).singleElement().asString().endsWith("[" + rule + "]");

            configuration.put("rules", "overlap=error," + rule + "=off");
            assertThat(passing().errors()).isEmpty();
        }
        configuration.clear();
        configuration.put("readingSpeedWarning", "10");
        assertThat(passing().warnings()).hasSize(2).first().asString().endsWith("[reading-speed]");
    }

    @Test
    void cuesBeyondTheMediasEndAreFound() throws Exception {
        Files.copy(Path.of("../examples/media/spoken-sample.mp4"), directory.resolve("src/main/media/clip.mp4"));
        Files.delete(directory.resolve(MEDIA));
        write("src/main/resources/captions/clip.en.vtt", "WEBVTT\n\n00:22.000 --> 00:25.000\nToo late\n");

        assertThat(failing("1 error").errors()).singleElement().asString().endsWith("[media-length]");
        configuration.put("mediaLengthTolerance", "2s");
        passing();
    }

    @Test
    void aRuleOrALimitThatMakesNoSenseIsRefusedBeforeAnythingIsLookedAt() throws Exception {
        for (Map.Entry<String, String> bad : Map.of(
                        "rules", "overlaps=error",
                        "charactersPerLine", "0",
                        "shortestCue", "soon",
                        "longestCue", "100ms",
                        "readingSpeed", "0")
                .entrySet()) {
            configuration.clear();
            configuration.put(bad.getKey(), bad.getValue());
            assertThatThrownBy(check()::execute)
                    .as(bad.toString())
                    .isInstanceOf(MojoExecutionException.class)
                    .hasMessageStartingWith("cielo24." + bad.getKey());
        }
    }

    @Test
    void theBuildGoesOnWhereItIsToldTo() throws Exception {
        configuration.put("failOnViolation", "false");
        GoalRun lenient = passing();
        assertThat(lenient.errors()).hasSize(1);
        assertThat(lenient.warnings()).containsExactly("captions: 1 error, 0 warnings in 1 of 1 media");

        configuration.clear();
        configuration.put("checkSkip", "true");
        assertThat(passing().infos()).containsExactly("cielo24:check is skipped");
        configuration.clear();
        configuration.put("skip", "true");
        assertThat(passing().infos()).containsExactly("cielo24:check is skipped");
    }

    @Test
    void aMediaOnTheNetworkIsToldByItsUrlAndNotAskedFor() throws Exception {
        URI url = URI.create("https://127.0.0.1:9/talk.mp4?signature=secret");
        configuration.put("files", url.toString());
        assertThat(failing("1 error").errors())
                .singleElement()
                .asString()
                .startsWith("https://127.0.0.1:9/talk.mp4: error: ")
                .doesNotContain("secret");

        write("target/generated-resources/cielo24/captions/talk.en.vtt", GOOD);
        ordered(
                "https://127.0.0.1:9/talk.mp4",
                CaptionMedia.url(url),
                Step.COMPLETE,
                Map.of("en.vtt", Content.sha256(GOOD.getBytes(StandardCharsets.UTF_8))));
        passing();
    }

    @Test
    void formatsThatCannotBeReadAreCaptionsAllTheSame() throws Exception {
        write("src/main/resources/captions/talks/a.en.scc", "Scenarist_SCC V1.0");
        passing();
        write("src/main/resources/captions/talks/a.en.txt", "no captions");
        Files.delete(directory.resolve("src/main/resources/captions/talks/a.en.scc"));
        failing("1 error");
    }
}
