package io.cielo24.simulator.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/** Lets bytes pass at a rate. One for each transfer; not thread-safe. */
final class Throttle {

    private final long bytesPerSecond;
    private final long start = System.nanoTime();
    private long passed;

    /** A throttle of so many bytes a second; 0 for none. */
    Throttle(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /** The largest piece to move at once, so that a slow rate is even and not one burst a second. */
    int piece(int wanted) {
        return bytesPerSecond == 0 ? wanted : (int) Math.max(1, Math.min(wanted, bytesPerSecond / 50));
    }

    /** Counts bytes and waits until the rate allows the next ones. */
    void moved(int count) throws InterruptedIOException {
        if (bytesPerSecond == 0) {
            return;
        }
        passed += count;
        long due = start + (long) (passed * 1e9 / bytesPerSecond);
        pause(due - System.nanoTime());
    }

    /** Sleeps; an interrupt means that the simulator closes. */
    static void pause(long nanos) throws InterruptedIOException {
        if (nanos <= 0) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the simulator is closing");
        }
    }

    /** A stream that writes at the rate. */
    OutputStream around(OutputStream out) {
        return bytesPerSecond == 0 ? out : new Slow(out);
    }

    private final class Slow extends OutputStream {
        private final OutputStream out;

        Slow(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int from = 0; from < length; ) {
                int count = piece(length - from);
                out.write(bytes, offset + from, count);
                out.flush();
                moved(count);
                from += count;
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
