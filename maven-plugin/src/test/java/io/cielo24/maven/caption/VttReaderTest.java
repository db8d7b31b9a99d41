package io.cielo24.maven.caption;

import static io.cielo24.maven.caption.Samples.cues;
import static io.cielo24.maven.caption.Samples.findings;
import static io.cielo24.maven.caption.Samples.vtt;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VttReaderTest {

    @Test
    void everythingTheSpecificationAllowsIsReadWithoutAFinding() {
        CaptionFile file = vtt("""
                \uFEFFWEBVTT - a title
                Kind: captions
                Language: en

                STYLE
                ::cue { color: lime }

                REGION
                id:bill
                width:40%

                NOTE a comment
                over two lines

                00:01.000 --> 00:02.500
                Without hours

                intro
                00:00:03.000 --> 00:00:04.000 align:start line:0 position:10%,line-left size:35% region:bill vertical:rl
                <v Anna Bell>Hello <i>there</i>, <b>you</b> &amp; <u>you</u>
                <c.loud.yellow>two</c> <00:00:03.500>lines &lt;here&gt;

                NOTE

                100:00:00.000 --> 100:00:01.000
                <lang en>Long</lang> <ruby>base<rt>over</rt></ruby>&nbsp;&#65;&#x42;
                """);

        assertThat(findings(file)).isEmpty();
        assertThat(cues(file))
                .containsExactly(
                        "1 1000-2500 Without hours",
                        "2 3000-4000 [Anna Bell] Hello there, you & you|two lines <here>",
                        "3 360000000-360001000 Long baseover\u00A0AB");
        assertThat(file.cues()).extracting(Cue::line).containsExactly(15, 19, 25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndWithAnyOfTheThreeWays(String end) {
        CaptionFile file =
                vtt("WEBVTT\n\n00:01.000 --> 00:02.000\none\ntwo\n\n00:03.000 --> 00:04.000\nthree".replace("\n", end));

        assertThat(findings(file)).isEmpty();
        assertThat(cues(file)).containsExactly("1 1000-2000 one|two", "2 3000-4000 three");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "WEBVT\n\n", "WEBVTTX\n\n", " WEBVTT\n\n", "webvtt\n\n"})
    void withoutItsSignatureAFileIsNoWebVtt(String start) {
        assertThat(findings(vtt(start + "00:01.000 --> 00:02.000\nHello\n")))
                .first()
                .asString()
                .startsWith("f:1: error: does not begin with WEBVTT");
    }

    @Test
    void anSrtFileUnderTheNameOfWebVttIsRecognized() {
        CaptionFile file = vtt("1\n00:00:01,000 --> 00:00:02,000\nHello\n");

        assertThat(findings(file).get(0)).contains("this looks like SRT");
        assertThat(cues(file)).containsExactly("1 1000-2000 Hello");
    }

    @Test
    void aCueMustNotFollowTheHeaderAtOnce() {
        CaptionFile file = vtt("WEBVTT\n00:01.000 --> 00:02.000\nHello\n");

        assertThat(findings(file))
                .containsExactly("f:2: error: follows the header at once: put a blank line between" + " them [form]");
        assertThat(cues(file)).containsExactly("1 1000-2000 Hello");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    00:00:01,000 --> 00:00:02.000 | 00:00:01,000
                    00:00:01.000 --> 00:00:02.5   | 00:00:02.5
                    00:00:01.000 --> 0:00:02.000  | 0:00:02.000
                    0:01.000 --> 00:00:02.000     | 0:01.000
                    """)
    void aTimeThatOnlyAPersonCanReadIsReadAndReported(String times, String culprit) {
        CaptionFile file = vtt("WEBVTT\n\n" + times + "\nHello\n");

        assertThat(findings(file))
                .containsExactly("f:3: error: cue 1: \"" + culprit
                        + "\" is not written as in 00:00:01.000, so that players leave the cue out [form]");
        assertThat(file.cues()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--> 00:00:02.000",
                "00:00:01.000 -->",
                "00:61.000 --> 00:02:00.000",
                "00:00:01.000 --> 00:99:02.000",
                "1 --> 2",
                "a --> b",
                "99999999999999999999:00:00.000 --> 99999999999999999999:00:01.000"
            })
    void aCueWithoutTimesIsLeftOutButKeepsItsNumber(String times) {
        CaptionFile file = vtt("WEBVTT\n\n" + times + "\nlost\n\n00:03.000 --> 00:04.000\nkept\n");

        assertThat(findings(file)).singleElement().asString().startsWith("f:3: error: cue 1: times cannot be read in");
        assertThat(cues(file)).containsExactly("2 3000-4000 kept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:00:02.000 --> 00:00:02.000", "00:00:02.000 --> 00:00:01.000"})
    void aCueEndsAfterItStarts(String times) {
        assertThat(findings(vtt("WEBVTT\n\n" + times + "\nHello\n")))
                .singleElement()
                .asString()
                .startsWith("f:3: error: cue 1 at 0:00:02.000: ends at")
                .contains("a cue must end after it starts");
    }

    @Test
    void timesInsideACueBeginANewOneAsInABrowser() {
        CaptionFile file = vtt("WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n2\n00:03.000 --> 00:04.000\nWorld\n");

        assertThat(findings(file))
                .singleElement()
                .asString()
                .startsWith("f:6: error: has --> but no blank line before");
        assertThat(cues(file)).containsExactly("1 1000-2000 Hello|2", "2 3000-4000 World");
    }

    @Test
    void textWithoutTimesIsReportedAndAStyleTooLateIsAWarning() {
        assertThat(findings(vtt("WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n\nWorld\n\nSTYLE\n::cue {}\n")))
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("f:6: error: is no cue")
                                .contains("\"World\""),
                        second -> assertThat(second).startsWith("f:8: warning: STYLE after the first cue is ignored"));
    }

    @Test
    void timesInsideACommentAreReported() {
        CaptionFile file = vtt("WEBVTT\n\nNOTE\nold\n00:01.000 --> 00:02.000\nHello\n");

        assertThat(findings(file)).singleElement().asString().startsWith("f:5: error: has times but no blank line");
        assertThat(cues(file)).containsExactly("1 1000-2000 Hello");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    I <3 you                  | error: cue 1: < opens a tag that nothing closes   | I
                    <font color=red>Hi</font> | warning: cue 1: tag "<font color=red>" is none of | Hi
                    Hi</i>                    | warning: cue 1: </i> closes nothing               | Hi
                    <i>Hi                     | warning: cue 1: <i> is not closed                 | Hi
                    Q&A                       | warning: cue 1: & at column 2 begins no reference | Q&A
                    &eacute;                  | warning: cue 1: & at column 1 begins no reference | &eacute;
                    &#xD800;                  |                                            | \uFFFD
                    """)
    void markupThatIsNotAsAllowedIsReportedAndReadAsAPlayerDoes(String text, String finding, String shown) {
        CaptionFile file = vtt("WEBVTT\n\n00:01.000 --> 00:09.000\n" + text + "\n");

        if (finding == null) {
            assertThat(findings(file)).isEmpty();
        } else {
            assertThat(findings(file)).anySatisfy(found -> assertThat(found).startsWith("f:4: " + finding));
        }
        assertThat(file.cues().get(0).lines().get(0).strip()).isEqualTo(shown);
    }

    @Test
    void aTagMayGoOnOverTheEndOfALine() {
        CaptionFile file = vtt("WEBVTT\n\n00:01.000 --> 00:09.000\nHello <v Anna\nBell>world</v>\n");

        assertThat(findings(file)).isEmpty();
        assertThat(cues(file)).containsExactly("1 1000-9000 [Anna Bell] Hello |world");
    }

    @Test
    void settingsThatPlayersIgnoreAreWarnings() {
        assertThat(findings(vtt("WEBVTT\n\n00:01.000-->00:09.000 align:start colour:red\nHello\n")))
                .containsExactly(
                        "f:3: warning: cue 1: no space beside -->: put one on both sides [form]",
                        "f:3: warning: cue 1: setting \"colour:red\" is ignored by players [form]");
    }

    @Test
    void aLineOfSpacesIsNotBlankInWebVtt() {
        assertThat(findings(vtt("WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n \n00:03.000 --> 00:04.000\nWorld\n")))
                .singleElement()
                .asString()
                .startsWith("f:6: error: has --> but no blank line before it");
    }
}
