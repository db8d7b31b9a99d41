package io.cielo24.maven.caption;

import static io.cielo24.maven.caption.Samples.cues;
import static io.cielo24.maven.caption.Samples.findings;
import static io.cielo24.maven.caption.Samples.sbv;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SbvReaderTest {

    @Test
    void aGoodFileIsRead() {
        CaptionFile file =
                sbv("0:00:01.000,0:00:02.000\r\nHello, you\r\nthere\r\n\r\n0:00:03.000,0:00:04.000\r\nb\r\n");

        assertThat(findings(file)).isEmpty();
        assertThat(cues(file)).containsExactly("1 1000-2000 Hello, you|there", "2 3000-4000 b");
    }

    @Test
    void timesAreReadWithCommasToo() {
        CaptionFile file = sbv("0:00:01,000,0:00:02,000\na\n");

        assertThat(findings(file))
                .containsExactly(
                        "f:1: error: cue 1: \"0:00:01,000\" is not written as in 0:00:01.000 [form]",
                        "f:1: error: cue 1: \"0:00:02,000\" is not written as in 0:00:01.000 [form]");
        assertThat(cues(file)).containsExactly("1 1000-2000 a");
    }

    @Test
    void textWithoutTimesAndCuesWithoutABlankLineAreReported() {
        CaptionFile file = sbv("lost\n\n0:00:01.000,0:00:02.000\na\n0:00:03.000,0:00:04.000\nb\n");

        assertThat(findings(file))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("f:1: error: no times in \"lost\""),
                        second -> assertThat(second).startsWith("f:5: error: a cue begins without a blank line"));
        assertThat(cues(file)).containsExactly("1 1000-2000 a", "2 3000-4000 b");
    }
}
