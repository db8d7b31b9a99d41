package io.cielo24.maven.caption;

import static io.cielo24.maven.caption.Samples.cues;
import static io.cielo24.maven.caption.Samples.findings;
import static io.cielo24.maven.caption.Samples.srt;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SrtReaderTest {

    private static final String GOOD = """
            1
            00:00:01,000 --> 00:00:02,000
            <i>Hello</i> <font color="#fff">there</font>
            {\\an8}3 < 4 & 5 > 4

            2
            00:00:03,000 --> 00:00:04,000
            World

            """;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void aGoodFileIsReadWithAnyLineEndAndWithAByteOrderMark(String end) {
        CaptionFile file = srt("\uFEFF" + GOOD.replace("\n", end));

        assertThat(findings(file)).isEmpty();
        assertThat(cues(file)).containsExactly("1 1000-2000 Hello there|3 < 4 & 5 > 4", "2 3000-4000 World");
        assertThat(file.cues()).extracting(Cue::line).containsExactly(2, 7);
    }

    @Test
    void numbersCountFromOneAndALeapIsReportedOnce() {
        CaptionFile file = srt("""
                0
                00:00:01,000 --> 00:00:02,000
                a

                1
                00:00:03,000 --> 00:00:04,000
                b

                5
                00:00:05,000 --> 00:00:06,000
                c

                6
                00:00:07,000 --> 00:00:08,000
                d
                """);

        assertThat(findings(file))
                .containsExactly(
                        "f:1: error: cue 1: is numbered 0, but 1 comes next: SRT counts from 1, number the cues anew"
                                + " [form]",
                        "f:9: error: cue 3: is numbered 5, but 2 comes next: SRT counts from 1, number the cues anew"
                                + " [form]");
        assertThat(file.cues()).extracting(Cue::index).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aMissingNumberAndOneThatIsNoneAreReported() {
        assertThat(findings(srt("00:00:01,000 --> 00:00:02,000\na\n\nB\n00:00:03,000 --> 00:00:04,000\nb\n")))
                .containsExactly(
                        "f:1: error: cue 1: has no number before its times: write 1 on a line of its own [form]",
                        "f:4: error: cue 2: has \"B\" where its number must be: write 2 [form]");
    }

    @Test
    void timesHaveACommaAndAllTheirDigits() {
        CaptionFile file = srt("1\n00:00:01.000 --> 0:00:02,5\na\n");

        assertThat(findings(file))
                .containsExactly(
                        "f:2: error: cue 1: \"00:00:01.000\" is not written as in 00:00:01,000 [form]",
                        "f:2: error: cue 1: \"0:00:02,5\" is not written as in 00:00:01,000 [form]");
        assertThat(cues(file)).containsExactly("1 1000-2500 a");
    }

    @Test
    void aBlankLineBetweenCuesIsNeeded() {
        CaptionFile file = srt("1\n00:00:01,000 --> 00:00:02,000\nin 1984\n2\n00:00:03,000 --> 00:00:04,000\nb\n");

        assertThat(findings(file))
                .containsExactly("f:4: error: the next cue begins without a blank line after cue 1: put one between"
                        + " them [form]");
        assertThat(cues(file)).containsExactly("1 1000-2000 in 1984", "2 3000-4000 b");
    }

    @Test
    void aNumberInTheTextIsText() {
        CaptionFile file = srt("1\n00:00:01,000 --> 00:00:02,000\n1984\n--> sic\n");

        assertThat(findings(file)).isEmpty();
        assertThat(cues(file)).containsExactly("1 1000-2000 1984|--> sic");
    }

    @Test
    void aBlankLineInsideACueLosesTheRestOfIt() {
        CaptionFile file = srt("1\n00:00:01,000 --> 00:00:02,000\na\n\nlost\n2\n00:00:03,000 --> 00:00:04,000\nb\n");

        assertThat(findings(file))
                .containsExactly("f:5: error: neither a cue's number nor its times: is a blank line too much before"
                        + " \"lost\"? Players do not show it [form]");
        assertThat(cues(file)).containsExactly("1 1000-2000 a", "2 3000-4000 b");
    }

    @Test
    void aCueWithoutTextIsAWarningAndWhatFollowsTheTimesToo() {
        assertThat(findings(srt("1\n00:00:01,000 --> 00:00:02,000 X1:40 Y1:20\n\n")))
                .satisfiesExactly(
                        first -> assertThat(first).contains("warning: cue 1: \"X1:40 Y1:20\" after the times"),
                        second -> assertThat(second).contains("warning: cue 1 at 0:00:01.000: shows no text"));
    }

    @Test
    void timesThatCannotBeReadLeaveTheCueOut() {
        CaptionFile file = srt("1\n00:00:0a,000 --> 00:00:02,000\na\n\n2\n00:00:03,000 --> 00:00:04,000\nb\n");

        assertThat(findings(file)).singleElement().asString().startsWith("f:2: error: cue 1: times cannot be read in");
        assertThat(cues(file)).containsExactly("2 3000-4000 b");
    }
}
