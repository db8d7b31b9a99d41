package io.cielo24.benchmarks.farend;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Without TLS: reads into the loop's buffer, sends the media from the page cache. */
final class PlainConnection extends Connection {

    private final ByteBuffer shared;
    private ByteBuffer head = ByteBuffer.allocate(0);
    private long position;
    private long end;
    private boolean close;

    PlainConnection(SocketChannel channel, SelectionKey key, FarEnd.Tally tally, Source source, ByteBuffer shared) {
        super(channel, key, tally, source);
        this.shared = shared;
    }

    @Override
    boolean read() throws IOException {
        shared.clear();
        if (readOrEnd(channel, shared) == 0) {
            return false;
        }
        shared.flip();
        while (shared.hasRemaining()) {
            if (!answer(conversation.take(shared))) {
                if (shared.hasRemaining()) {
                    throw new IOException("a request before the answer to the one before it");
                }
                return false;
            }
        }
        return true;
    }

    @Override
    void begin(HttpConversation.Reply reply) {
        head = ByteBuffer.wrap(reply.bytes());
        position = 0;
        end = reply.media();
        close = reply.close();
    }

    @Override
    boolean write() throws IOException {
        if (head.hasRemaining()) {
            channel.write(head);
            if (head.hasRemaining()) {
                return false;
            }
        }
        while (position < end) {
            long sent = source.transfer(position, end - position, channel);
            if (sent == 0) {
                return false;
            }
            position += sent;
        }
        if (close) {
            throw new PeerLeft();
        }
        return true;
    }
}
