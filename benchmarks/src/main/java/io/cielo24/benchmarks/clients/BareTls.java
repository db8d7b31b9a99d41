package io.cielo24.benchmarks.clients;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/** The JDK's TLS engine on a blocking socket, and nothing else: what encrypting costs at the least. */
final class BareTls {

    private static final int RECORDS = 16;

    private final SocketChannel socket;
    private final SSLEngine engine;
    private final ByteBuffer out;
    private final ByteBuffer in;

    BareTls(SocketChannel socket, URI uri) throws IOException, NoSuchAlgorithmException {
        this.socket = socket;
        this.engine = SSLContext.getDefault().createSSLEngine(uri.getHost(), uri.getPort());
        engine.setUseClientMode(true);
        int packet = engine.getSession().getPacketBufferSize();
        this.out = ByteBuffer.allocateDirect(RECORDS * packet);
        this.in = ByteBuffer.allocateDirect(RECORDS * packet).limit(0);
        engine.beginHandshake();
        handshake();
    }

    private void handshake() throws IOException {
        ByteBuffer nothing = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        HandshakeStatus status = engine.getHandshakeStatus();
        while (status != HandshakeStatus.FINISHED && status != HandshakeStatus.NOT_HANDSHAKING) {
            switch (status) {
                case NEED_TASK -> {
                    for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                        task.run();
                    }
                    status = engine.getHandshakeStatus();
                }
                case NEED_WRAP -> {
                    SSLEngineResult result = engine.wrap(ByteBuffer.allocate(0), out.clear());
                    flush();
                    status = result.getHandshakeStatus();
                }
                default -> {
                    SSLEngineResult result = engine.unwrap(in, nothing.clear());
                    if (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
                        fill();
                    }
                    status = result.getHandshakeStatus();
                }
            }
        }
    }

    private void flush() throws IOException {
        out.flip();
        while (out.hasRemaining()) {
            socket.write(out);
        }
    }

    private void fill() throws IOException {
        in.compact();
        try {
            if (socket.read(in) < 0) {
                throw new EOFException("the far end closed");
            }
        } finally {
            in.flip();
        }
    }

    /** Encrypts and writes all of it. */
    void write(ByteBuffer plain) throws IOException {
        int packet = engine.getSession().getPacketBufferSize();
        while (plain.hasRemaining()) {
            out.clear();
            while (plain.hasRemaining() && out.remaining() >= packet) {
                engine.wrap(plain, out);
            }
            flush();
        }
    }

    /** Decrypts what has come, waiting for at least one byte of content; -1 at the end. */
    int read(ByteBuffer plain) throws IOException {
        int before = plain.position();
        while (plain.remaining() >= engine.getSession().getApplicationBufferSize()) {
            SSLEngineResult result = engine.unwrap(in, plain);
            if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
                return plain.position() == before ? -1 : plain.position() - before;
            }
            if (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
                if (plain.position() > before) {
                    break;
                }
                fill();
            }
        }
        return plain.position() - before;
    }
}
