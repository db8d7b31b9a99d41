package io.cielo24.benchmarks.farend;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.jspecify.annotations.Nullable;

/**
 * With TLS 1.3. The rest of a large upload is counted record by record instead of decrypted, after which the connection
 * closes, since the engine has lost count; what is small is decrypted, and the connection kept.
 */
final class TlsConnection extends Connection {

    /** Bodies with more than this to come are counted. */
    private static final long COUNTED = 4 << 20;

    /** Records that are encrypted before they are written. */
    private static final int RECORDS = 16;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private final ByteBuffer shared;
    private final ByteBuffer plain;
    private final FarEnd.Tally tally;
    private final ByteBuffer in;
    private ByteBuffer out = NOTHING;
    private @Nullable RecordCounter counter;
    private ByteBuffer head = NOTHING;
    private long position;
    private long end;
    private boolean close;
    private boolean replying;
    private boolean talked;

    TlsConnection(
            SocketChannel channel,
            SelectionKey key,
            FarEnd.Tally tally,
            Source source,
            SSLEngine engine,
            ByteBuffer shared,
            ByteBuffer plain) {
        super(channel, key, tally, source);
        this.engine = engine;
        this.shared = shared;
        this.plain = plain;
        this.tally = tally;
        this.in = ByteBuffer.allocateDirect(2 * engine.getSession().getPacketBufferSize());
        engine.setUseClientMode(false);
    }

    @Override
    boolean read() throws IOException {
        if (counter != null) {
            shared.clear();
            int count = readOrEnd(channel, shared);
            return count > 0 && count(counter, shared.flip());
        }
        if (in.position() == 0 || !unwrapped()) {
            if (readOrEnd(channel, in) == 0) {
                return false;
            }
            unwrapped();
        }
        return !replying;
    }

    private boolean count(RecordCounter records, ByteBuffer bytes) throws IOException {
        long seen = records.take(bytes);
        return answer(seen == 0 ? null : conversation.skip(seen));
    }

    /** Decrypts what has come; whether that led to anything. */
    private boolean unwrapped() throws IOException {
        boolean progress = false;
        in.flip();
        try {
            while (in.hasRemaining() && !replying) {
                plain.clear();
                SSLEngineResult result = engine.unwrap(in, plain);
                handshake(result);
                plain.flip();
                if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
                    throw new PeerLeft();
                }
                if (result.bytesConsumed() == 0 && result.bytesProduced() == 0) {
                    break;
                }
                progress = true;
                take(result.bytesConsumed() - RecordCounter.HEAD - result.bytesProduced());
            }
        } finally {
            in.compact();
        }
        return progress;
    }

    private void take(int overhead) throws IOException {
        if (!talked && plain.hasRemaining()) {
            talked = true;
            tally.handshaken(engine.getSession().getCipherSuite());
        }
        while (plain.hasRemaining()) {
            if (!answer(conversation.take(plain)) && plain.hasRemaining()) {
                throw new IOException("a request before the answer to the one before it");
            }
        }
        if (conversation.bodyLeft() > COUNTED && !tally.checking()) {
            conversation.closeAfterwards();
            RecordCounter records = new RecordCounter(overhead);
            counter = records;
            count(records, in);
        }
    }

    private void handshake(SSLEngineResult result) throws IOException {
        HandshakeStatus status = result.getHandshakeStatus();
        while (true) {
            switch (status) {
                case NEED_TASK -> {
                    for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                        task.run();
                    }
                    status = engine.getHandshakeStatus();
                }
                case NEED_WRAP -> status = sendHandshake();
                default -> {
                    return;
                }
            }
        }
    }

    /** A handshake is far smaller than a socket's buffer, so that it is not worth a state of its own. */
    private HandshakeStatus sendHandshake() throws IOException {
        ByteBuffer net = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        SSLEngineResult result = engine.wrap(NOTHING, net);
        net.flip();
        while (net.hasRemaining()) {
            channel.write(net);
        }
        return result.bytesProduced() == 0 && result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP
                ? HandshakeStatus.NOT_HANDSHAKING
                : result.getHandshakeStatus();
    }

    @Override
    void begin(HttpConversation.Reply reply) {
        head = ByteBuffer.wrap(reply.bytes());
        position = 0;
        end = reply.media();
        close = reply.close();
        replying = true;
        int packet = engine.getSession().getPacketBufferSize();
        int wanted = end > 0 ? RECORDS * packet : packet + reply.bytes().length;
        if (out.capacity() < wanted) {
            out = ByteBuffer.allocateDirect(wanted);
        }
        out.clear().flip();
    }

    @Override
    boolean write() throws IOException {
        while (true) {
            while (out.hasRemaining()) {
                if (channel.write(out) == 0) {
                    return false;
                }
            }
            if (!head.hasRemaining() && position == end) {
                break;
            }
            encrypt();
        }
        replying = false;
        if (close) {
            throw new PeerLeft();
        }
        return true;
    }

    private void encrypt() throws IOException {
        int packet = engine.getSession().getPacketBufferSize();
        out.clear();
        if (head.hasRemaining()) {
            wrap(head);
        }
        while (!head.hasRemaining() && position < end && out.remaining() >= packet) {
            ByteBuffer next = source.at(position, Math.min(end - position, 1 << 20));
            position += wrap(next);
        }
        out.flip();
    }

    private int wrap(ByteBuffer bytes) throws IOException {
        SSLEngineResult result = engine.wrap(bytes, out);
        if (result.getStatus() != SSLEngineResult.Status.OK) {
            throw new IOException("cannot encrypt: " + result);
        }
        return result.bytesConsumed();
    }

    @Override
    void release() {
        engine.closeOutbound();
    }
}
