package io.cielo24.transport.tck;

import io.cielo24.transport.tck.ServerConnection.End;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** A socket of the server's that counts what goes through it and notes how it ends. */
final class WatchedSocket {

    private final Socket raw;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private volatile long received;
    private volatile long sent;
    private volatile @Nullable End end;

    /** The TCP socket, and the one to use: the same, or the TLS socket above it. */
    WatchedSocket(Socket raw, Socket socket) throws IOException {
        this.raw = raw;
        this.socket = socket;
        this.in = new BufferedInputStream(new Counting(socket.getInputStream()), 1 << 14);
        this.out = socket.getOutputStream();
    }

    Socket socket() {
        return socket;
    }

    long received() {
        return received;
    }

    long sent() {
        return sent;
    }

    @Nullable
    End end() {
        return end;
    }

    int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 1) < 0 ? -1 : one[0] & 0xff;
    }

    int read(byte[] buffer, int length) throws IOException {
        try {
            int n = in.read(buffer, 0, length);
            if (n < 0) {
                ended(End.CLOSED_BY_CLIENT);
            }
            return n;
        } catch (IOException e) {
            ended(End.BROKEN_BY_CLIENT);
            throw e;
        }
    }

    String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = read(); b != '\n'; b = read()) {
            if (b < 0) {
                throw new EOFException("the client closed in the middle of a line");
            }
            line.append((char) b);
        }
        return line.toString().strip();
    }

    void write(byte[] bytes, int length) throws IOException {
        try {
            out.write(bytes, 0, length);
            out.flush();
            sent += length;
        } catch (IOException e) {
            ended(End.BROKEN_BY_CLIENT);
            throw e;
        }
    }

    void halfClose() throws IOException {
        socket.shutdownOutput();
    }

    void reset() throws IOException {
        ended(End.ENDED_BY_SCRIPT);
        raw.setSoLinger(true, 0);
        raw.close();
    }

    void cut() throws IOException {
        ended(End.ENDED_BY_SCRIPT);
        raw.close();
    }

    /** Closes in order; what the client sent and nobody read turns that into a reset. */
    void close() {
        ended(End.ENDED_BY_SCRIPT);
        try {
            socket.close();
        } catch (IOException theClientHasGone) {
            try {
                raw.close();
            } catch (IOException e) {
                throw new IllegalStateException("a TCP socket cannot be closed", e);
            }
        }
    }

    /**
     * Passes bytes on in both directions until the client has ended, and then for a while what the other side still has
     * to say.
     */
    void relay(Socket other) throws IOException {
        Thread back = new Thread(() -> copy(other, socket), "tck-relay");
        back.setDaemon(true);
        back.start();
        byte[] buffer = new byte[1 << 14];
        try {
            for (int n = read(buffer, buffer.length); n >= 0; n = read(buffer, buffer.length)) {
                other.getOutputStream().write(buffer, 0, n);
            }
            other.shutdownOutput();
            Await.within(Await.patience(), () -> !back.isAlive());
        } finally {
            other.close();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException oneSideHasGone) {
            Await.changed();
        }
    }

    private void ended(End how) {
        if (end == null) {
            end = how;
            Await.changed();
        }
    }

    /** Counts what leaves the socket, whether a script has asked for it already or not. */
    private final class Counting extends InputStream {

        private final InputStream source;

        Counting(InputStream source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int n = source.read(buffer, from, length);
            received += Math.max(n, 0);
            Await.changed();
            return n;
        }

        @Override
        public int available() throws IOException {
            return source.available();
        }
    }
}
