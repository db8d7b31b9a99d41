package io.cielo24.maven.caption;

import static io.cielo24.maven.caption.Samples.body;
import static io.cielo24.maven.caption.Samples.cues;
import static io.cielo24.maven.caption.Samples.dfxp;
import static io.cielo24.maven.caption.Samples.findings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TtmlReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"http://www.w3.org/ns/ttml", "http://www.w3.org/2006/10/ttaf1", "http://www.w3.org/2006/04/ttaf1"
            })
    void aGoodFileIsReadInTheStandardAndInItsDrafts(String namespace) {
        CaptionFile file = dfxp("""
                <?xml version="1.0" encoding="UTF-8"?>
                <tt xml:lang="en" xmlns="%s" xmlns:ttm="http://www.w3.org/ns/ttml#metadata">
                  <head><metadata><ttm:title>A title</ttm:title>
                    <ttm:agent xml:id="a1" type="person"><ttm:name type="full">Anna Bell</ttm:name></ttm:agent>
                  </metadata></head>
                  <body><div>
                    <p begin="00:00:01.000" end="00:00:02.500" ttm:agent="a1">Hello &amp;
                       <span tts:color="red" xmlns:tts="x">there</span><br/><metadata><ttm:desc>no</ttm:desc></metadata>you</p>
                    <p begin="3s" dur="1500ms" xml:space="preserve">a  b
                c</p>
                  </div></body>
                </tt>
                """.formatted(namespace));

        assertThat(findings(file)).isEmpty();
        assertThat(cues(file)).containsExactly("1 1000-2500 [Anna Bell] Hello & there|you", "2 3000-4500 a  b|c");
        assertThat(file.cues()).extracting(Cue::line).containsExactly(7, 9);
    }

    @Test
    void theBareAmpersandOfTheServiceIsReadAndReported() {
        CaptionFile file = body("<p begin='1s' end='2s'>Q&A &amp; R & D &nbsp; &#38; <![CDATA[a & b]]></p><!-- & -->");

        assertThat(findings(file))
                .hasSize(3)
                .allSatisfy(finding -> assertThat(finding).startsWith("f:2: error: a bare & in "));
        assertThat(cues(file)).containsExactly("1 1000-2000 Q&A & R & D &nbsp; & a & b");
    }

    @ParameterizedTest
    @CsvSource({
        "00:00:01:15, 1500",
        "00:00:01:15.1, 1517",
        "01:00:00.5, 3600500",
        "00:00:01, 1000",
        "1.5s, 1500",
        "0.5m, 30000",
        "1h, 3600000",
        "250ms, 250",
        "45f, 1500",
        "2000000t, 2000"
    })
    void everyWayToWriteATimeIsUnderstood(String expression, long millis) {
        CaptionFile file = dfxp("<tt xmlns='http://www.w3.org/ns/ttml' xmlns:ttp='http://www.w3.org/ns/ttml#parameter'"
                + " ttp:frameRate='30' ttp:subFrameRate='2' ttp:tickRate='1000000'><body><div><p begin='" + expression
                + "' end='99h'>a</p></div></body></tt>");

        assertThat(findings(file)).isEmpty();
        assertThat(file.cues().get(0).start().toMillis()).isEqualTo(millis);
    }

    @Test
    void aFrameRateMayHaveAMultiplier() {
        CaptionFile file = dfxp("<tt xmlns='http://www.w3.org/ns/ttml' xmlns:ttp='http://www.w3.org/ns/ttml#parameter'"
                + " ttp:frameRate='30' ttp:frameRateMultiplier='1000 1001'><body><div><p begin='30f' end='60f'>a</p>"
                + "</div></body></tt>");

        assertThat(cues(file)).containsExactly("1 1001-2002 a");
    }

    @Test
    void timesCountFromTheElementAround() {
        CaptionFile file = dfxp("<tt xmlns='http://www.w3.org/ns/ttml'><body begin='10s' end='15s'><div begin='1s'>"
                + "<p begin='1s' end='2s'>a</p><p begin='2s' dur='60s'>b</p><p>c</p></div>"
                + "<div timeContainer='seq'><p dur='1s'>d</p><p begin='1s' dur='1s'>e</p></div></body></tt>");

        assertThat(findings(file)).isEmpty();
        assertThat(cues(file))
                .containsExactly(
                        "1 12000-13000 a", "2 13000-15000 b", "3 11000-15000 c", "4 10000-11000 d", "5 12000-13000 e");
    }

    @Test
    void timedSpansInAParagraphWithoutTimesAreCues() {
        CaptionFile file = body("<p><span begin='1s' end='2s'>a</span> <span begin='2s' end='3s'>b<br/>c</span></p>"
                + "<p begin='4s' end='6s'>d <span begin='1s'>e</span></p>");

        assertThat(findings(file)).isEmpty();
        assertThat(cues(file)).containsExactly("1 1000-2000 a", "2 2000-3000 b|c", "3 4000-6000 d e");
    }

    @Test
    void timesThatAreMissingOrUnreadableLeaveTheCueOut() {
        CaptionFile file = body("<p>a</p>\n<p begin='1s'>b</p>\n<p begin='soon' end='3s'>c</p>\n"
                + "<p begin='00:00:04,000' end='00:00:05.000'>d</p>");

        assertThat(findings(file))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("f:2: error: cue 1: has no begin"),
                        second -> assertThat(second).startsWith("f:3: error: cue 2: has no end"),
                        third -> assertThat(third).startsWith("f:4: error: begin cannot be read in \"soon\""),
                        fourth -> assertThat(fourth).startsWith("f:5: error: \"00:00:04,000\" has a comma"));
        assertThat(cues(file)).containsExactly("4 4000-5000 d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<tt>", "<tt xmlns='http://example.com/'>", "<html>"})
    void anotherRootIsReportedAndReadAllTheSame(String root) {
        String name = root.substring(1, root.contains(" ") ? root.indexOf(' ') : root.length() - 1);
        CaptionFile file = dfxp(root + "<body><div><p begin='1s' end='2s'>a</p></div></body></" + name + ">");

        assertThat(findings(file)).singleElement().asString().startsWith("f:1: error: ");
        assertThat(cues(file)).containsExactly("1 1000-2000 a");
    }

    @Test
    void whatIsNoXmlIsReportedWithItsPlaceAndKeepsTheCuesBefore() {
        CaptionFile file =
                body("<p begin='1s' end='2s'>a</p>\n<p begin='2s' end='3s'>b</q>\n<p begin='3s' end='4s'>c</p>");

        assertThat(findings(file)).singleElement().asString().startsWith("f:3: error: is no well-formed XML at column");
        assertThat(cues(file)).containsExactly("1 1000-2000 a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "WEBVTT\n\n", "<", "<tt", "\0"})
    void whatIsNoXmlAtAllIsReported(String text) {
        assertThat(findings(dfxp(text))).singleElement().asString().contains("error: is ");
    }

    @Test
    void anEncodingThatTheFileIsNotInIsReported() {
        assertThat(findings(dfxp("<?xml version='1.0' encoding='ISO-8859-1'?><tt xmlns='http://www.w3.org/ns/ttml'/>")))
                .containsExactly(
                        "f:1: error: calls itself \"ISO-8859-1\", but is read as UTF-8: save it as UTF-8 [form]");
    }

    @Test
    void entitiesAreNeitherExpandedNorFetched(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret.txt"), "the secret");
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String web = "http://127.0.0.1:" + listener.getLocalPort() + "/";
            CaptionFile file = dfxp("<!DOCTYPE tt SYSTEM '" + web + "tt.dtd' [<!ENTITY a SYSTEM '" + secret.toUri()
                    + "'><!ENTITY b SYSTEM '" + web + "'><!ENTITY c 'ccccc'><!ENTITY % d SYSTEM '" + web + "'>%d;]>"
                    + "<tt xmlns='http://www.w3.org/ns/ttml'><body><div><p begin='1s' end='2s'>&a;&b;&c;</p></div>"
                    + "</body></tt>");

            assertThat(findings(file)).anySatisfy(finding -> assertThat(finding).contains("has a document type"));
            assertThat(cues(file)).containsExactly("1 1000-2000 &a;&b;&c;");
            listener.setSoTimeout(1);
            assertThat(catchThrowable(listener::accept))
                    .as("nobody has called")
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void nestingWithoutEndIsStopped() {
        CaptionFile file = dfxp("<tt xmlns='http://www.w3.org/ns/ttml'>" + "<span>".repeat(100_000));

        assertThat(findings(file)).singleElement().asString().contains("nests more than 64 elements");
    }
}
