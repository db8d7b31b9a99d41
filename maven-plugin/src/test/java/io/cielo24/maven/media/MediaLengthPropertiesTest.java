package io.cielo24.maven.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the bytes are, there is a length that makes sense, or none. */
class MediaLengthPropertiesTest {

    @Provide
    Arbitrary<byte[]> files() {
        // Starts that lead into each of the readers, and pieces that lead them on.
        Arbitrary<String> start = Arbitraries.of(
                "\0\0\0\u0010ftypisom\0\0\0\0",
                "\0\0\0\0moov\0\0\0\u0030mvhd",
                "RIFF\0\0\0\0WAVE",
                "RF64\u00FF\u00FF\u00FF\u00FFWAVE",
                "ID3\4\0\0\0\0\0\5",
                "\u00FF\u00FB\u0090\0");
        Arbitrary<String> piece = Arbitraries.of(
                "moov",
                "mvhd",
                "mvex",
                "mehd",
                "mdat",
                "fmt ",
                "data",
                "ds64",
                "Xing",
                "Info",
                "VBRI",
                "\0\0\0\0",
                "\0\0\0\1",
                "\0\0\0\10",
                "\u00FF\u00FF\u00FF\u00FF",
                "\u007F\u00FF\u00FF\u00FF",
                "\u00FF\u00FB\u0090\0",
                "\u00FF\u00F3\u00C8\u00C4",
                "\20\0\0\0");
        Arbitrary<String> rubbish =
                Arbitraries.strings().withCharRange('\0', '\u00FF').ofMaxLength(20);
        Arbitrary<String> rest =
                Arbitraries.oneOf(piece, piece, rubbish).list().ofMaxSize(60).map(all -> String.join("", all));
        return Combinators.combine(start, rest)
                .as((first, then) -> (first + then).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Property(tries = 2000)
    void noBytesMakeItFail(@ForAll("files") byte[] bytes) throws IOException {
        Path file = Files.createTempFile("media", null);
        try {
            Files.write(file, bytes);

            assertThat(MediaLength.of(file).orElse(Duration.ofSeconds(1))).isPositive();
        } finally {
            Files.delete(file);
        }
    }
}
