package io.cielo24.maven.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A file's bytes at any place, through one small buffer. */
final class Bytes {

    private static final int WINDOW = 64 * 1024;
    private static final int BEFORE = 4 * 1024;

    private final SeekableByteChannel channel;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).flip();
    private long windowStart;

    Bytes(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    long size() {
        return size;
    }

    /**
     * The bytes from a place on: a view that holds until the next call, big-endian, shorter than asked for at the end of
     * the file.
     */
    ByteBuffer at(long position, int length) throws IOException {
        if (position < 0 || position >= size) {
            return ByteBuffer.allocate(0);
        }
        boolean inside = position >= windowStart && position + length <= windowStart + window.limit();
        if (!inside) {
            fill(position);
        }
        int from = (int) Math.min(position - windowStart, window.limit()); // less only if the file has shrunk
        return window.slice(from, Math.min(length, window.limit() - from));
    }

    private void fill(long position) throws IOException {
        // Readers look a frame ahead and come back, so the window starts a little before.
        windowStart = Math.max(0, position - BEFORE);
        window.clear();
        channel.position(windowStart);
        while (window.hasRemaining() && channel.read(window) >= 0) {
            // A read may bring less than was asked for; the end of the file ends it.
        }
        window.flip();
    }
}
