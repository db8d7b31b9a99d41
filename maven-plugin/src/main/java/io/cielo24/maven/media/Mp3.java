package io.cielo24.maven.media;

import static io.cielo24.maven.media.MediaLength.code;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * MPEG audio, layers I to III: the number of frames that the first one states (Xing, Info or VBRI), less what the encoder
 * says it has added at both ends; or else the frames one by one.
 */
final class Mp3 {

    /** How far junk may reach before the first frame, or between frames. */
    private static final int MOST_JUNK = 64 * 1024;

    private Mp3() {}

    static Optional<Duration> length(Bytes bytes) throws IOException {
        long start = first(bytes, afterId3(bytes), null);
        Mp3Frame frame = start < 0 ? null : frame(bytes, start);
        if (frame == null) {
            return Optional.empty();
        }
        ByteBuffer in = bytes.at(start, frame.size());
        Optional<Duration> stated = xing(in, frame).or(() -> vbri(in, frame));
        return stated.isPresent() ? stated : count(bytes, start, frame);
    }

    private static @Nullable Mp3Frame frame(Bytes bytes, long at) throws IOException {
        ByteBuffer in = bytes.at(at, 4);
        return in.remaining() < 4 ? null : Mp3Frame.parse(in.getInt(0));
    }

    /** ID3 tags before the music; their sizes are written in seven bits to the byte. */
    private static long afterId3(Bytes bytes) throws IOException {
        long at = 0;
        for (int tags = 0; tags < 10; tags++) {
            ByteBuffer in = bytes.at(at, 10);
            if (in.remaining() < 10 || in.getInt(0) >>> 8 != code("ID3\0") >>> 8) {
                return at;
            }
            int size = in.get(6) << 21 | in.get(7) << 14 | in.get(8) << 7 | in.get(9);
            boolean footer = (in.get(5) & 0x10) != 0;
            at += 10 + Math.max(0, size) + (footer ? 10 : 0);
        }
        return at;
    }

    /**
     * Where the next frame starts, of a given kind or of any, that has another like it, or the end of the file, right
     * behind it; or -1.
     */
    private static long first(Bytes bytes, long from, @Nullable Mp3Frame kind) throws IOException {
        for (long at = from; at < from + MOST_JUNK && at < bytes.size(); at++) {
            Mp3Frame frame = frame(bytes, at);
            if (frame != null && (kind == null || frame.isLike(kind))) {
                long behind = at + frame.size();
                Mp3Frame second = frame(bytes, behind);
                if (behind == bytes.size() || (second != null && second.isLike(frame))) {
                    return at;
                }
            }
        }
        return -1;
    }

    private static Optional<Duration> xing(ByteBuffer in, Mp3Frame frame) {
        int at = 4 + frame.sideInformation();
        if (in.remaining() < at + 12 || (in.getInt(at) != code("Xing") && in.getInt(at) != code("Info"))) {
            return Optional.empty();
        }
        int flags = in.getInt(at + 4);
        if ((flags & 1) == 0) {
            return Optional.empty();
        }
        double samples = Integer.toUnsignedLong(in.getInt(at + 8)) * (double) frame.samples();
        // The encoder's own tag follows frames, bytes, table of contents and quality, as far as these are there.
        int tag = at + 8 + 4 + ((flags & 2) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 100 : 0) + ((flags & 8) != 0 ? 4 : 0);
        if (in.remaining() >= tag + 24 && in.getInt(tag) != 0) {
            int added = (in.get(tag + 21) & 0xFF) << 16 | (in.get(tag + 22) & 0xFF) << 8 | in.get(tag + 23) & 0xFF;
            samples -= (added >>> 12) + (added & 0xFFF);
        }
        return MediaLength.of(samples, frame.sampleRate());
    }

    private static Optional<Duration> vbri(ByteBuffer in, Mp3Frame frame) {
        int at = 4 + 32;
        return in.remaining() < at + 18 || in.getInt(at) != code("VBRI")
                ? Optional.empty()
                : MediaLength.of(
                        Integer.toUnsignedLong(in.getInt(at + 14)) * (double) frame.samples(), frame.sampleRate());
    }

    private static Optional<Duration> count(Bytes bytes, long start, Mp3Frame first) throws IOException {
        double samples = 0;
        long at = start;
        while (at >= 0 && at < bytes.size()) {
            Mp3Frame frame = frame(bytes, at);
            if (frame != null && frame.isLike(first)) {
                samples += frame.samples();
                at += frame.size();
            } else {
                at = first(bytes, at, first); // junk in between, or a tag at the end
            }
        }
        return MediaLength.of(samples, first.sampleRate());
    }
}
