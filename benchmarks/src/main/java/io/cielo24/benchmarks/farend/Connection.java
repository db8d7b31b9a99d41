package io.cielo24.benchmarks.farend;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One connection; used by the loop's thread only. */
abstract class Connection {

    /** Reads of one connection before the others have their turn. */
    private static final int TURN = 16;

    final SocketChannel channel;
    final SelectionKey key;
    final HttpConversation conversation;
    final Source source;
    private boolean writing;

    Connection(SocketChannel channel, SelectionKey key, FarEnd.Tally tally, Source source) {
        this.channel = channel;
        this.key = key;
        this.source = source;
        this.conversation = new HttpConversation(tally);
    }

    /** Reads once. Whether there may be more, and no reply is to be written first; fails at the end of the stream. */
    abstract boolean read() throws IOException;

    /** Writes what the socket takes of the reply under way; whether that was all. */
    abstract boolean write() throws IOException;

    /** Lets go of what is not the channel. */
    void release() {}

    final void ready() throws IOException {
        if (writing) {
            writing = !write();
        }
        for (int turn = 0; turn < TURN && !writing && read(); turn++) {
            // until there is no more, or a reply waits for the socket
        }
        int interest = writing ? SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.isValid() && key.interestOps() != interest) {
            key.interestOps(interest);
        }
    }

    /** Begins with a reply, if there is one; whether reading may go on. */
    final boolean answer(HttpConversation.@Nullable Reply reply) throws IOException {
        if (reply == null) {
            return true;
        }
        begin(reply);
        writing = !write();
        return !writing;
    }

    abstract void begin(HttpConversation.Reply reply) throws IOException;

    static int readOrEnd(SocketChannel channel, ByteBuffer into) throws IOException {
        int count = channel.read(into);
        if (count < 0) {
            throw new PeerLeft();
        }
        return count;
    }

    /** The peer has closed, which is how every connection ends. */
    static final class PeerLeft extends IOException {

        private static final long serialVersionUID = 1L;

        PeerLeft() {
            super("the peer has closed");
        }
    }
}
