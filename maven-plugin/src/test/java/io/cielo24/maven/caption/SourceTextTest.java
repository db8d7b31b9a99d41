package io.cielo24.maven.caption;

import static io.cielo24.maven.caption.Samples.cues;
import static io.cielo24.maven.caption.Samples.findings;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTextTest {

    private static final String TEXT = "WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nCafé\r\n";

    @Test
    void utf8IsReadWithAndWithoutItsMark() {
        assertThat(cues(Samples.vtt(TEXT))).containsExactly("1 1000-2000 Café");
        assertThat(findings(Samples.vtt("\uFEFF" + TEXT))).isEmpty();
    }

    @Test
    void latin1IsReportedByLineByteAndOffset() {
        CaptionFile file = CaptionReader.read(TEXT.getBytes(StandardCharsets.ISO_8859_1), "f", CaptionFormat.WEB_VTT);

        assertThat(findings(file))
                .containsExactly("f:4: error: byte 0xE9 at offset 38 is no UTF-8: save the file as UTF-8 [form]");
        assertThat(cues(file)).containsExactly("1 1000-2000 Caf\uFFFD");
    }

    @Test
    void utf16IsReportedAndStillRead() {
        CaptionFile file = CaptionReader.read(TEXT.getBytes(StandardCharsets.UTF_16), "f", CaptionFormat.WEB_VTT);

        assertThat(findings(file)).containsExactly("f:1: error: is UTF-16: save it as UTF-8 [form]");
        assertThat(cues(file)).containsExactly("1 1000-2000 Café");
    }

    @Test
    void aCharacterCutOffAtTheEndIsReported() {
        byte[] bytes = TEXT.strip().getBytes(StandardCharsets.UTF_8);
        CaptionFile file = CaptionReader.read(Arrays.copyOf(bytes, bytes.length - 1), "f", CaptionFormat.WEB_VTT);

        assertThat(findings(file)).singleElement().asString().startsWith("f:4: error: byte 0xC3 at offset 38");
    }

    @Test
    void bytesWithoutEndThatAreNoUtf8MakeTenFindings() {
        byte[] bytes = new byte[100_000];
        Arrays.fill(bytes, (byte) 0xFF);
        bytes[0] = 'x';

        assertThat(findings(CaptionReader.read(bytes, "f", CaptionFormat.SRT)))
                .hasSize(11)
                .anySatisfy(finding -> assertThat(finding).contains("offset 10 is no UTF-8, and there may be more"));
    }

    @Test
    void noMoreThanTheLimitIsReadAndThatIsSaid(@TempDir Path directory) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(TEXT.getBytes(StandardCharsets.UTF_8));
        byte[] padding = "NOTE é\n\n".getBytes(StandardCharsets.UTF_8);
        while (bytes.size() <= CaptionReader.MOST_BYTES) {
            bytes.writeBytes(padding);
        }
        Path file = Files.write(directory.resolve("large.vtt"), bytes.toByteArray());

        CaptionFile read = CaptionReader.read(file, "large.vtt", CaptionFormat.WEB_VTT);

        assertThat(findings(read))
                .containsExactly("large.vtt: error: larger than 8 MiB: the rest is not read; is this a caption file?"
                        + " [form]");
        assertThat(read.cues()).hasSize(1);
    }
}
