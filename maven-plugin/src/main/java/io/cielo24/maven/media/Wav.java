package io.cielo24.maven.media;

import static io.cielo24.maven.media.MediaLength.code;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;

/**
 * WAVE, and its form for more than 4 GiB, RF64 (EBU Tech 3306): the size of the chunk {@code data} divided by the bytes a
 * second that {@code fmt} states.
 */
final class Wav {

    private static final int MOST_CHUNKS = 10_000;
    private static final long UNKNOWN = 0xFFFF_FFFFL;

    private Wav() {}

    static Optional<Duration> length(Bytes bytes) throws IOException {
        long at = 12;
        long bytesPerSecond = 0;
        long wideSize = 0;
        for (int i = 0; i < MOST_CHUNKS; i++) {
            ByteBuffer in = bytes.at(at, 24).order(ByteOrder.LITTLE_ENDIAN);
            if (in.remaining() < 8) {
                return Optional.empty();
            }
            int type = Integer.reverseBytes(in.getInt(0));
            long size = Integer.toUnsignedLong(in.getInt(4));
            if (type == code("fmt ") && in.remaining() >= 20) {
                bytesPerSecond = Integer.toUnsignedLong(in.getInt(16));
            } else if (type == code("ds64") && in.remaining() == 24) {
                wideSize = in.getLong(16);
            } else if (type == code("data")) {
                long rest = bytes.size() - at - 8;
                long stated = size == UNKNOWN ? wideSize : size;
                // A recorder that streams, or died, leaves a size of nothing or of too much.
                return MediaLength.of(stated <= 0 || stated > rest ? rest : stated, bytesPerSecond);
            }
            at += 8 + size + (size & 1);
        }
        return Optional.empty();
    }
}
