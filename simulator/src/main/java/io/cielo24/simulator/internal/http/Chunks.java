package io.cielo24.simulator.internal.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Gathers bytes into chunks of a chunked answer. */
final class Chunks extends OutputStream {

    private static final byte[] END = {'\r', '\n'};

    private final OutputStream out;
    private final byte[] buffer = new byte[32 * 1024];
    private int count;

    Chunks(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        if (count == buffer.length) {
            send();
        }
        buffer[count++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int from = 0; from < length; ) {
            if (count == buffer.length) {
                send();
            }
            int part = Math.min(length - from, buffer.length - count);
            System.arraycopy(bytes, offset + from, buffer, count, part);
            count += part;
            from += part;
        }
    }

    /** Sends what is gathered and the empty chunk that ends the body. */
    void finish() throws IOException {
        send();
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private void send() throws IOException {
        if (count > 0) {
            out.write((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(buffer, 0, count);
            out.write(END);
            count = 0;
        }
    }
}
