package io.cielo24.maven.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a media file plays, read from the file itself: MP4 and its kin (mov, m4a, m4v), MP3, and WAV. The kind is
 * told by the file's first bytes, not by its name. Any other kind, and a file that does not say, has no length here.
 *
 * <p>The file is never held in memory: a few headers are read, and of an MP3 without a count of its frames, the header of
 * each frame, through a small buffer.
 */
public final class MediaLength {

    private MediaLength() {}

    /**
     * The length of a media file.
     *
     * @param file the file
     * @return to the millisecond, or nothing if it cannot be told
     * @throws IOException if the file cannot be read from disk
     */
    public static Optional<Duration> of(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            Bytes bytes = new Bytes(channel);
            ByteBuffer start = bytes.at(0, 12);
            if (start.remaining() < 12) {
                return Optional.empty();
            }
            int first = start.getInt(0);
            int second = start.getInt(4);
            if ((first == code("RIFF") || first == code("RF64") || first == code("BW64"))
                    && start.getInt(8) == code("WAVE")) {
                return Wav.length(bytes);
            }
            if (second == code("ftyp")
                    || second == code("moov")
                    || second == code("mdat")
                    || second == code("free")
                    || second == code("skip")
                    || second == code("wide")) {
                return Mp4.length(bytes);
            }
            return Mp3.length(bytes);
        }
    }

    /** Four characters as they stand in a file. */
    static int code(String four) {
        return four.charAt(0) << 24 | four.charAt(1) << 16 | four.charAt(2) << 8 | four.charAt(3);
    }

    /** The length of so many units, of which so many make a second; nothing if that is no time a media can have. */
    static Optional<Duration> of(double units, double perSecond) {
        double millis = perSecond > 0 && units > 0 ? units * 1000 / perSecond : 0;
        return millis >= 1 && millis < 1e12 ? Optional.of(Duration.ofMillis(Math.round(millis))) : Optional.empty();
    }
}
