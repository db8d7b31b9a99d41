package io.cielo24.maven.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaLengthTest {

    /** MPEG-1, layer III, 128 kbit/s, 44,100 Hz, stereo: 417 bytes or, padded, 418. */
    private static final int MP3_FRAME = 0xFFFB9000;

    @TempDir
    private Path directory;

    /** The lengths are those that a browser gives for the same files. */
    @ParameterizedTest
    @CsvSource({"spoken-sample.mp4, 23417", "spoken-sample.mp3, 17217"})
    void theSamplesAreAsLongAsABrowserSays(String name, long millis) throws IOException {
        assertThat(MediaLength.of(Path.of("../examples/media", name))).contains(Duration.ofMillis(millis));
    }

    @Test
    void mp4StatesItsLengthIn32Or64Bits() throws IOException {
        byte[] narrow = movie(box("mvhd", bytes(0, 0, 0, 600, 1500, 0, 0, 0, 0)));
        byte[] wide = movie(box("mvhd", bytes(0x01000000, 0, 0, 0, 0, 1000, 1, 705_032_704, 0)));

        assertThat(length(narrow)).contains(Duration.ofMillis(2500));
        assertThat(length(wide)).contains(Duration.ofSeconds(5_000_000));
    }

    @Test
    void mp4MayHaveItsDataFirstInABoxOfAnySize() throws IOException {
        byte[] movie = box("moov", box("mvhd", bytes(0, 0, 0, 600, 1500, 0, 0, 0, 0)));
        Path file = directory.resolve("large.mp4");
        long data = 5L << 30;
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(box("ftyp", bytes(0)));
            out.write(bytes(1));
            out.write("mdat".getBytes(StandardCharsets.US_ASCII));
            out.writeLong(data);
            out.seek(out.getFilePointer() - 16 + data); // sparse: takes no room on disk
            out.write(movie);
        }

        assertThat(MediaLength.of(file)).contains(Duration.ofMillis(2500));
    }

    @Test
    void aFragmentedMp4StatesItsLengthElsewhereOrNowhere() throws IOException {
        byte[] header = box("mvhd", bytes(0, 0, 0, 600, 0, 0, 0, 0, 0));
        byte[] unknown = box("mvhd", bytes(0, 0, 0, 600, -1, 0, 0, 0, 0));

        assertThat(length(movie(header, box("mvex", box("mehd", bytes(0, 1200))))))
                .contains(Duration.ofSeconds(2));
        assertThat(length(movie(unknown, box("mvex", box("mehd", bytes(0x01000000, 0, 1800))))))
                .contains(Duration.ofSeconds(3));
        assertThat(length(movie(header))).isEmpty();
    }

    @Test
    void waveDividesItsDataByTheRate() throws IOException {
        assertThat(length(wave("RIFF", 16_000, 40_000, 40_000))).contains(Duration.ofMillis(2500));
        assertThat(length(wave("RIFF", 16_000, 0, 8_000)))
                .as("a recorder that died")
                .contains(Duration.ofMillis(500));
        assertThat(length(wave("RIFF", 0, 40_000, 40_000))).isEmpty();
    }

    @Test
    void mp3WithoutACountHasItsFramesCounted() throws IOException {
        // 100 frames of 1152 samples at 44,100 Hz.
        byte[] frames = frames(100);

        assertThat(length(frames)).contains(Duration.ofMillis(2612));
        assertThat(length(concat(id3(3000), frames, "TAG".getBytes(StandardCharsets.US_ASCII), new byte[125])))
                .as("between tags")
                .contains(Duration.ofMillis(2612));
        assertThat(length(concat(frames(60), new byte[1000], frames(40))))
                .as("with junk inside")
                .contains(Duration.ofMillis(2612));
    }

    @Test
    void mp3WithACountOfFramesIsBelieved() throws IOException {
        byte[] info = new byte[417];
        ByteBuffer.wrap(info)
                .putInt(0, MP3_FRAME)
                .put(36, "Info".getBytes(StandardCharsets.US_ASCII))
                .putInt(40, 1)
                .putInt(44, 1000);
        byte[] vbri = new byte[417];
        ByteBuffer.wrap(vbri)
                .putInt(0, MP3_FRAME)
                .put(36, "VBRI".getBytes(StandardCharsets.US_ASCII))
                .putInt(50, 2000);

        assertThat(length(concat(info, frames(2)))).contains(Duration.ofMillis(26122));
        assertThat(length(concat(vbri, frames(2)))).contains(Duration.ofMillis(52245));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "RIFF",
                "WEBVTT and then some",
                "\u001aE\u00df\u00a3 a WebM file, of another kind",
                "OggS and more"
            })
    void otherFilesHaveNoLength(String content) throws IOException {
        assertThat(length(content.getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spoken-sample.mp4", "spoken-sample.mp3"})
    @Timeout(60)
    void aFileCutOffAnywhereHasALengthOrNone(String name) throws IOException {
        byte[] whole = Files.readAllBytes(Path.of("../examples/media", name));
        int step = whole.length / 300;
        for (int size = 0; size < whole.length; size += size < 2000 ? 7 : step) {
            assertThat(length(Arrays.copyOf(whole, size))).isNotNull();
        }
    }

    private Optional<Duration> length(byte[] content) throws IOException {
        return MediaLength.of(Files.write(directory.resolve("media"), content));
    }

    private static byte[] movie(byte[]... boxes) {
        return concat(box("ftyp", bytes(0)), box("moov", boxes));
    }

    private static byte[] box(String type, byte[]... content) {
        byte[] all = concat(content);
        return concat(bytes(8 + all.length), type.getBytes(StandardCharsets.US_ASCII), all);
    }

    private static byte[] bytes(int... numbers) {
        ByteBuffer out = ByteBuffer.allocate(numbers.length * 4);
        Arrays.stream(numbers).forEach(out::putInt);
        return out.array();
    }

    private static byte[] wave(String magic, int bytesPerSecond, int stated, int real) {
        ByteBuffer out = ByteBuffer.allocate(58 + real).order(ByteOrder.LITTLE_ENDIAN);
        out.put(magic.getBytes(StandardCharsets.US_ASCII)).putInt(0);
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1);
        out.putShort((short) 1).putInt(8_000).putInt(bytesPerSecond).putInt(0);
        out.put("odd ".getBytes(StandardCharsets.US_ASCII)).putInt(5).put(new byte[6]);
        out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(stated);
        return out.array();
    }

    private static byte[] frames(int count) {
        ByteBuffer out = ByteBuffer.allocate(417 * count + count / 2);
        for (int i = 0; i < count; i++) {
            boolean padded = i % 2 == 1;
            out.putInt(MP3_FRAME | (padded ? 0x200 : 0)).put(new byte[padded ? 414 : 413]);
        }
        return out.array();
    }

    private static byte[] id3(int size) {
        byte[] tag = new byte[10 + size];
        ByteBuffer.wrap(tag)
                .put("ID3".getBytes(StandardCharsets.US_ASCII))
                .put(8, (byte) (size >> 7))
                .put(9, (byte) (size & 127));
        return tag;
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }
}
