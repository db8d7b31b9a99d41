package io.cielo24.maven.media;

import static io.cielo24.maven.media.MediaLength.code;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ISO base media file format (ISO/IEC 14496-12) and QuickTime: boxes in boxes, of which {@code moov/mvhd} states the
 * time scale and the length, and {@code moov/mvex/mehd} the length of a fragmented file.
 */
final class Mp4 {

    /** A file has some ten boxes at a level; a fragmented one, two for each fragment. */
    private static final int MOST_BOXES = 100_000;

    private Mp4() {}

    /** A box: where its content starts, and where it ends. */
    private record Box(long content, long end) {}

    static Optional<Duration> length(Bytes bytes) throws IOException {
        Box movie = find(bytes, 0, bytes.size(), code("moov"));
        Box header = movie == null ? null : find(bytes, movie.content, movie.end, code("mvhd"));
        if (movie == null || header == null) {
            return Optional.empty();
        }
        ByteBuffer in = bytes.at(header.content, 32);
        if (in.remaining() < 32) {
            return Optional.empty();
        }
        // Version 1 has times of creation and change, and the length, in 64 bits; version 0 in 32.
        boolean wide = in.get(0) == 1;
        double scale = Integer.toUnsignedLong(in.getInt(wide ? 20 : 12));
        long length = wide ? in.getLong(24) : Integer.toUnsignedLong(in.getInt(16));
        boolean unknown = wide ? length == -1 : length == 0xFFFF_FFFFL;
        if (unknown || length == 0) {
            return fragmented(bytes, movie, scale);
        }
        return MediaLength.of(length, scale);
    }

    private static Optional<Duration> fragmented(Bytes bytes, Box movie, double scale) throws IOException {
        Box extension = find(bytes, movie.content, movie.end, code("mvex"));
        Box header = extension == null ? null : find(bytes, extension.content, extension.end, code("mehd"));
        ByteBuffer in = header == null ? ByteBuffer.allocate(0) : bytes.at(header.content, 12);
        if (in.remaining() < 8 || (in.get(0) == 1 && in.remaining() < 12)) {
            return Optional.empty();
        }
        return MediaLength.of(in.get(0) == 1 ? in.getLong(4) : Integer.toUnsignedLong(in.getInt(4)), scale);
    }

    private static @Nullable Box find(Bytes bytes, long from, long to, int type) throws IOException {
        long at = from;
        for (int i = 0; i < MOST_BOXES && to - at >= 8; i++) {
            ByteBuffer in = bytes.at(at, 16);
            if (in.remaining() < 8) {
                return null;
            }
            long size = Integer.toUnsignedLong(in.getInt(0));
            int headerSize = 8;
            if (size == 1 && in.remaining() == 16) {
                size = in.getLong(8);
                headerSize = 16;
            } else if (size == 0) {
                size = to - at; // up to the end
            }
            if (size < headerSize || size > to - at) {
                return null;
            }
            if (in.getInt(4) == type) {
                return new Box(at + headerSize, at + size);
            }
            at += size;
        }
        return null;
    }
}
