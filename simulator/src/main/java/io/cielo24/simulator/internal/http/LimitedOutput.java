package io.cielo24.simulator.internal.http;

import java.io.IOException;
import java.io.OutputStream;

/** Passes so many bytes on, and refuses the next one. */
final class LimitedOutput extends OutputStream {

    /** As many bytes as allowed were written. */
    static final class ReachedException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final OutputStream out;
    private long left;

    LimitedOutput(OutputStream out, long limit) {
        this.out = out;
        this.left = limit;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int count = (int) Math.min(length, left);
        out.write(bytes, offset, count);
        left -= count;
        if (count < length) {
            throw new ReachedException();
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
