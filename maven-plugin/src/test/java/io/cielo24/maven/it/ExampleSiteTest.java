package io.cielo24.maven.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cielo24.maven.it.Project.Build;
import io.cielo24.maven.report.Chromium;
import io.cielo24.maven.report.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The example that the README shows, built as a user would who has copied it. */
@Timeout(600)
class ExampleSiteTest {

    private static final Path ORIGINAL =
            Path.of("../examples/captioned-site").toAbsolutePath().normalize();
    private static final String SPANISH = "src/main/resources/captions/welcome.es.vtt";

    private static Project project;
    private static Build build;

    @BeforeAll
    static void build() throws Exception {
        project = Project.copyOf(Maven.all().get(0), "example", ORIGINAL);
        build = project.run("verify");
    }

    @Test
    @Tag("maven")
    void itsJarHoldsTheVideoAndItsCaptions() throws Exception {
        assertThat(build.status()).as(build.log()).isZero();
        assertThat(build.log()).contains("captions of 1 media: nothing to say");
        try (ZipFile jar =
                new ZipFile(project.file("target/captioned-site-1.0.0.jar").toFile())) {
            assertThat(jar.getEntry("media/welcome.mp4")).isNotNull();
            for (String language : new String[] {"en", "es"}) {
                byte[] captions = jar.getInputStream(jar.getEntry("captions/welcome." + language + ".vtt"))
                        .readAllBytes();
                assertThat(new String(captions, StandardCharsets.UTF_8)).startsWith("WEBVTT");
            }
            String page =
                    new String(jar.getInputStream(jar.getEntry("index.html")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(Pattern.compile("src=\"([^\"]+)\"")
                            .matcher(page)
                            .results()
                            .map(result -> result.group(1)))
                    .hasSize(3)
                    .allSatisfy(source ->
                            assertThat(jar.getEntry(source)).as(source).isNotNull());
        }
    }

    @Test
    @Tag("maven")
    void itsReportPlaysTheVideoWithBothCaptions() throws Exception {
        Optional<Path> program = Chromium.onPath();
        assumeTrue(program.isPresent(), "there is no chromium on the PATH, so the report cannot be opened in it");
        assertThat(build.status()).as(build.log()).isZero();
        try (Chromium browser = Chromium.start(program.get());
                Page page = browser.newPage()) {
            page.open(project.file("target/cielo24-report/index.html").toUri());
            page.until("document.querySelector('#m1 video').readyState >= 1");

            assertThat(page.text("document.querySelector('h1').textContent")).contains("Captioned site 1.0.0");
            assertThat(page.text("[...document.querySelectorAll('#m1 .track h3')].map((e) => e.textContent).join()"))
                    .isEqualTo("Transcript: en, WebVTT,Transcript: es, WebVTT");
            assertThat(page.requests()).allMatch(address -> address.startsWith("file:"));
            assertThat(page.complaints()).isEmpty();
            page.screenshot("example");
        }
    }

    @Test
    @Tag("maven")
    void aCaptionThatIsBrokenFailsItsBuild() throws Exception {
        Project broken = Project.copyOf(Maven.all().get(0), "broken example", ORIGINAL);
        Path captions = broken.file(SPANISH);
        Files.writeString(
                captions,
                Files.readString(captions).replace("00:00:19.740 --> 00:00:23.300", "00:00:19.740 --> 00:00:19.340"));

        Build failed = broken.run("verify");

        assertThat(failed.status()).as(failed.log()).isNotZero();
        assertThat(failed.log())
                .contains(SPANISH + ":17: error: cue 5")
                .contains("1 error, 0 warnings in 1 of 1 media")
                .doesNotContain(".java:");
        assertThat(broken.file("target/cielo24-report/index.html")).content().contains("1 error");
    }

    /** Users copy it, so it inherits nothing, and its versions are its own: those of this build, which are at hand. */
    @Test
    @Tag("maven")
    void itsVersionsAreThoseOfThisBuild() throws Exception {
        String pom = Files.readString(ORIGINAL.resolve("pom.xml"));

        assertThat(pom).doesNotContain("<parent>");
        for (MatchResult plugin : Pattern.compile("<artifactId>([a-z0-9-]+-plugin)</artifactId>\\s*<version>([^<]+)<")
                .matcher(pom)
                .results()
                .toList()) {
            String version = plugin.group(1).equals("cielo24-maven-plugin")
                    ? PluginRepository.VERSION
                    : PluginRepository.pluginVersion(plugin.group(1));
            assertThat(plugin.group(2)).as(plugin.group(1)).isEqualTo(version);
        }
    }

    @InTheMatrix
    void itsSiteHasTheReportWithTheVideoBesideIt(Maven maven) throws Exception {
        Project site = Project.copyOf(maven, "example site", ORIGINAL);

        Build built = site.run("verify", "site");

        assertThat(built.status()).as(built.log()).isZero();
        assertThat(site.file("target/site/project-reports.html")).content().contains("cielo24/index.html");
        assertThat(site.file("target/site/cielo24/index.html"))
                .content()
                .contains("src=\"media/src/main/media/welcome.mp4\"", "Transcript: es, WebVTT");
        assertThat(site.file("target/site/cielo24/media/src/main/media/welcome.mp4"))
                .hasSameBinaryContentAs(ORIGINAL.resolve("src/main/media/welcome.mp4"));
    }
}
