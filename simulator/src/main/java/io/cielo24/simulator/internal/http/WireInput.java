package io.cielo24.simulator.internal.http;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes from a socket, with just enough buffering to find the end of a request's head. Bodies are read past the buffer
 * straight into the reader's own array, so that a large upload is not copied twice.
 */
final class WireInput {

    private final InputStream in;
    private final byte[] buffer = new byte[8192];
    private int position;
    private int limit;

    WireInput(InputStream in) {
        this.in = in;
    }

    /** The next byte, or -1 at the end of the stream. */
    int read() throws IOException {
        if (position == limit) {
            int count = in.read(buffer, 0, buffer.length);
            if (count < 0) {
                return -1;
            }
            position = 0;
            limit = count;
        }
        return buffer[position++] & 0xff;
    }

    /** Reads what is there, at least one byte, into {@code target}; -1 at the end of the stream. */
    int read(byte[] target, int offset, int length) throws IOException {
        if (position < limit) {
            int count = Math.min(length, limit - position);
            System.arraycopy(buffer, position, target, offset, count);
            position += count;
            return count;
        }
        return in.read(target, offset, length);
    }

    /** Bytes that have arrived and nobody has asked for. */
    int pending() throws IOException {
        return limit - position + in.available();
    }
}
