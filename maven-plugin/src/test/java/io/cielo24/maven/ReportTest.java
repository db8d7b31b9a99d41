package io.cielo24.maven;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.maven.reporting.MavenReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `report` joins in its page, and where the page is. How the page looks and works is tested with its writer. */
class ReportTest {

    private static final String JOB = "0123456789abcdef0123456789abcdef";
    private static final String BROKEN =
            "WEBVTT\n\n00:01.000 --> 00:03.000\nThis line is a good deal longer than any of captions should be\n";

    @TempDir
    Path directory;

    private final Map<String, String> configuration = new HashMap<>();

    @BeforeEach
    void media() throws Exception {
        write("src/main/media/talks/a.mp4", "the words of a talk");
        write("src/main/resources/captions/talks/a.en.vtt", BROKEN);
        write("src/main/media/b.mp4", "another talk");
        OrderKey key = OrderKey.of(
                CaptionOrder.builder(
                                CaptionMedia.file(directory.resolve("src/main/media/b.mp4")),
                                TranscriptionOrder.of(Fidelity.MECHANICAL))
                        .build(),
                Content.sha256(directory.resolve("src/main/media/b.mp4"), Journal.inMemory()));
        try (Journal lock = Journal.in(directory.resolve(".cielo24"))) {
            lock.open(new Journal.Owner(URI.create("https://elsewhere.example.com/api"), "somebody"));
            Journal.Hold hold = Objects.requireNonNull(lock.take(key).hold());
            hold.write(JournalEntry.planned(key, "src/main/media/b.mp4", Map.of("transcription_fidelity", "<PREMIUM>"))
                    .withJob(JOB, Step.CREATED)
                    .ordered("task")
                    .status("In Process", Step.ORDERED)
                    .fetched("2026-11-22", Map.of()));
            hold.release();
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private GoalRun report() throws Exception {
        return GoalRun.of("report", directory, configuration);
    }

    @Test
    void thePageJoinsMediaLockCaptionsAndFindings() throws Exception {
        GoalRun report = report();
        report.execute();

        Path page = directory.resolve("target/cielo24-report/index.html");
        assertThat(page)
                .content()
                .contains("src/main/media/talks/a.mp4", "../../src/main/media/talks/a.mp4")
                .contains("Job <code>" + JOB + "</code> · In Process · version <code>2026-11-22</code>")
                .contains("transcription_fidelity &lt;PREMIUM&gt;")
                .contains("line of 62 characters, at most 42", "<code>line-length</code>")
                .contains("has no captions: they are ordered and were not ready");
        assertThat(report.infos()).containsExactly("report of 2 media: " + page.toAbsolutePath());
        assertThat(report.errors())
                .as("whether that is bad enough is for check to say")
                .isEmpty();

        byte[] first = Files.readAllBytes(page);
        report().execute();
        assertThat(Files.readAllBytes(page)).isEqualTo(first);
    }

    @Test
    void aSiteGetsThePageAtItsOwnPlaceWithTheMediaItShows() throws Exception {
        configuration.put("copyMedia", "true");
        MavenReport report = (MavenReport) report().mojo();
        Path site = directory.resolve("target/site");
        report.setReportOutputDirectory(site.toFile());

        assertThat(report.canGenerateReport()).isTrue();
        report.generate(null, Locale.ROOT);

        assertThat(report.isExternalReport()).isTrue();
        assertThat(site.resolve(report.getOutputPath() + ".html"))
                .content()
                .contains("src=\"media/src/main/media/talks/a.mp4\"")
                .doesNotContain("../");
        assertThat(site.resolve("cielo24/media/src/main/media/talks/a.mp4")).hasContent("the words of a talk");
    }

    @Test
    void aCopyIsMadeAgainOnlyWhenItsMediaChanged() throws Exception {
        configuration.put("copyMedia", "true");
        report().execute();
        Path copy = directory.resolve("target/cielo24-report/media/src/main/media/b.mp4");
        Object first = Files.readAttributes(copy, "*").get("fileKey");
        report().execute();
        assertThat(Files.readAttributes(copy, "*").get("fileKey")).isEqualTo(first);

        write("src/main/media/b.mp4", "other words");
        report().execute();
        assertThat(copy).hasContent("other words");
    }

    @Test
    void mediaFromElsewhereAreCopiedWithoutLeavingTheDirectoryOrOverwritingEachOther() throws Exception {
        write("elsewhere/one/c.mp4", "one");
        write("elsewhere/two/c.mp4", "two");
        Path project = Files.createDirectories(directory.resolve("project"));
        configuration.put(
                "files", directory.resolve("elsewhere/one/c.mp4") + "," + directory.resolve("elsewhere/two/c.mp4"));
        configuration.put("copyMedia", "true");
        GoalRun.of("report", project, configuration).execute();

        assertThat(project.resolve("target/cielo24-report/media/c.mp4")).hasContent("one");
        assertThat(project.resolve("target/cielo24-report/media/2/c.mp4")).hasContent("two");
    }

    @Test
    void aSiteHasNoPageWhereThereIsNothingToShow() throws Exception {
        configuration.put("reportSkip", "true");
        assertThat(((MavenReport) report().mojo()).canGenerateReport()).isFalse();

        configuration.clear();
        configuration.put("includes", "*.none");
        GoalRun report = report();
        assertThat(((MavenReport) report.mojo()).canGenerateReport()).isFalse();
        report.execute();
        assertThat(directory.resolve("target/cielo24-report")).doesNotExist();
    }
}
