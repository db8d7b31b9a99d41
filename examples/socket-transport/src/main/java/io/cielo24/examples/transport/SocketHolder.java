package io.cielo24.examples.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/** Keeps a socket where another thread can close it, before as well as after there is one. */
final class SocketHolder {

    private @Nullable Socket socket;
    private boolean closed;

    /** The plain socket, below TLS: closing it never blocks, whereas closing TLS may wait for a write to end. */
    synchronized Socket open() throws SocketException {
        if (closed) {
            throw new SocketException("the exchange has ended");
        }
        Socket opened = new Socket();
        opened.setTcpNoDelay(true);
        socket = opened;
        return opened;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized void close() {
        closed = true;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
