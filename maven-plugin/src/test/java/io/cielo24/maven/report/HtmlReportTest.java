package io.cielo24.maven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cielo24.maven.caption.CaptionRules;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {

    private static final CaptionRules RULES = CaptionRules.defaults();

    @TempDir
    private Path directory;

    @Test
    void theSameInputGivesTheSameBytesInAnyLocaleAndZone() throws IOException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Path target = directory.resolve("new/directories/report.html");
        HtmlReport.write(target, "title", RULES, SampleReport.usual());
        byte[] first = Files.readAllBytes(target);
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            HtmlReport.write(target, "title", RULES, SampleReport.usual());
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }

        assertThat(target).hasBinaryContent(first);
        try (Stream<Path> files = Files.list(target.getParent())) {
            assertThat(files).as("nothing unfinished is left").containsExactly(target);
        }
    }

    @Test
    void noPathOfTheMachineIsInThePage() throws IOException {
        Path target = Path.of("target/report/paths.html");
        HtmlReport.write(target, "title", RULES, SampleReport.usual());

        assertThat(target)
                .content()
                .contains("src=\"../../../examples/media/spoken-sample.mp4\"")
                .doesNotContain(Path.of("").toAbsolutePath().toString());
    }

    @Test
    void thePolicyNamesTheHashesOfWhatIsInThePage() throws Exception {
        Path target = directory.resolve("report.html");
        HtmlReport.write(target, "title", RULES, SampleReport.hostile());
        String page = Files.readString(target);

        assertThat(page).contains("script-src 'sha256-" + hash(between(page, "<script>", "</script>")) + "'");
        assertThat(page).contains("style-src 'sha256-" + hash(between(page, "<style>", "</style>")) + "'");
        assertThat(page).contains("default-src 'none'").contains("media-src 'self' file:;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.css", "report.js"})
    void nothingInStyleAndScriptEndsThem(String name) throws IOException {
        String text;
        try (var in = HtmlReport.class.getResourceAsStream(name)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain("</script", "</style", "<!--", "<script", "\r");
    }

    @Test
    void hostileTextStaysText() throws IOException {
        Path target = directory.resolve("report.html");
        HtmlReport.write(target, SampleReport.HOSTILE.get(0), RULES, SampleReport.hostile());
        String page = Files.readString(target);

        assertThat(count(page, "<script")).isEqualTo(1);
        assertThat(count(page, "</script")).isEqualTo(1);
        assertThat(count(page, "</style")).isEqualTo(1);
        assertThat(count(page, "</title")).isEqualTo(1);
        assertThat(page).doesNotContain("<img", "<!--", "\" on");
    }

    @Test
    void charactersThatHtmlCannotHoldAreReplaced() {
        assertThat(Html.escape("a\0b\u0007c\rd\uD800e\uFFFEf\u0085g\n\th"))
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg\n\th");
        assertThat(Html.escape("<a href=\"x\" title='y'>&amp;\uD83D\uDE00"))
                .isEqualTo("&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;\uD83D\uDE00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    site/report.html | site/a.mp4            | a.mp4
                    site/report.html | media/a b/sä #1?.mp4  | ../media/a%20b/s%C3%A4%20%231%3F.mp4
                    report.html      | 100%/"x'<y>&.mp4      | 100%25/%22x%27%3Cy%3E%26.mp4
                    x/y/report.html  | javascript:alert(1)   | ../../javascript%3Aalert%281%29
                    """)
    void mediaAreFoundFromThePagesOwnPlace(String page, String media, String address) {
        assertThat(Addresses.from(
                        directory.resolve(page), directory.resolve(media).toUri()))
                .isEqualTo(address);
    }

    @Test
    void mediaElsewhereMayBePlayedFromTheirHostOnly() throws IOException {
        List<ReportedMedia> media = Stream.of(
                        "https://media.example.com/a.mp4?x=1&y='2'", "http://127.0.0.1:8080/b.mp4")
                .map(address -> new ReportedMedia("name", URI.create(address), null, List.of(), List.of()))
                .toList();
        Path target = directory.resolve("report.html");
        HtmlReport.write(target, "title", RULES, media);

        assertThat(target)
                .content()
                .contains("media-src 'self' file: http://127.0.0.1:8080 https://media.example.com;")
                .contains("src=\"https://media.example.com/a.mp4?x=1&amp;y=&#39;2&#39;\"")
                .contains(" data-remote>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:video/mp4,x", "relative.mp4"})
    void otherAddressesAreRefused(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReportedMedia("name", URI.create(address), null, List.of(), List.of()))
                .withMessageStartingWith("address must be an absolute URI of");
    }

    /** Text at least 4.5 to 1, in light and in dark (WCAG 2.2, 1.4.3). */
    @Test
    void everyPairOfColoursHasEnoughContrast() throws IOException {
        String css;
        try (var in = HtmlReport.class.getResourceAsStream("report.css")) {
            css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        int dark = css.indexOf("prefers-color-scheme: dark");
        for (String scheme : List.of(css.substring(0, dark), css.substring(dark, css.indexOf("* {")))) {
            for (String text : List.of("ink", "quiet", "accent", "error", "warning", "good")) {
                for (String ground : List.of("ground", "surface")) {
                    assertThat(contrast(scheme, text, ground))
                            .as(text + " on " + ground)
                            .isGreaterThan(4.5);
                }
            }
            for (String pair : List.of(
                    "ink accent-soft",
                    "quiet accent-soft",
                    "ink raised",
                    "quiet raised",
                    "ink error-soft",
                    "quiet error-soft",
                    "ink warning-soft",
                    "quiet warning-soft",
                    "error error-soft",
                    "warning warning-soft",
                    "good good-soft",
                    "error accent-soft",
                    "warning accent-soft",
                    "good accent-soft",
                    "match-ink match",
                    "surface accent")) {
                String[] both = pair.split(" ");
                assertThat(contrast(scheme, both[0], both[1])).as(pair).isGreaterThan(4.5);
            }
            assertThat(contrast(scheme, "control", "surface"))
                    .as("edge of a field")
                    .isGreaterThan(3);
        }
    }

    private static double contrast(String css, String one, String other) {
        double a = luminance(css, one);
        double b = luminance(css, other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String css, String name) {
        Matcher colour = Pattern.compile("--" + name + ": #([0-9a-f]{6});").matcher(css);
        assertThat(colour.find()).as(name).isTrue();
        int rgb = Integer.parseInt(colour.group(1), 16);
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(digest);
    }
}
