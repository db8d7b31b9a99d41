package io.cielo24.benchmarks.farend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * The far end: listens on three ports of the loopback interface, in plain, with TLS for uploads and with TLS for
 * downloads (which may encrypt with another engine), and answers on one thread until it is closed.
 */
public final class FarEnd implements AutoCloseable {

    private static final int READ = 256 * 1024;

    /** What has been received and agreed on last, told by the loop and asked through {@code /last-upload}. */
    static final class Tally {

        private final boolean checking;
        private long bytes;
        private long sum;
        private String cipher = "";

        Tally(boolean checking) {
            this.checking = checking;
        }

        boolean checking() {
            return checking;
        }

        void uploaded(long length, long checksum) {
            bytes = length;
            sum = checksum;
        }

        void handshaken(String suite) {
            cipher = suite;
        }

        String lastUpload() {
            return String.format(
                    Locale.ROOT, "{\"bytes\": %d, \"crc32c\": %d, \"cipher\": \"%s\"}", bytes, sum, cipher);
        }
    }

    private final Selector selector = Selector.open();
    private final ServerSocketChannel plainDoor;
    private final ServerSocketChannel tlsDoor;
    private final ServerSocketChannel tlsSourceDoor;
    private final Source source;
    private final Tally tally;
    private final Supplier<SSLEngine> engines;
    private final Supplier<SSLEngine> sourceEngines;
    private final ByteBuffer shared = ByteBuffer.allocateDirect(READ);
    private final ByteBuffer decrypted = ByteBuffer.allocateDirect(64 * 1024);
    private volatile boolean closed;
    private final Thread thread = new Thread(this::run, "far-end");

    private FarEnd(Path media, Identity identity, boolean checking) throws IOException {
        this.source = new Source(media);
        this.tally = new Tally(checking);
        this.engines = identity.engines();
        this.sourceEngines = identity.fastEngines();
        this.plainDoor = door();
        this.tlsDoor = door();
        this.tlsSourceDoor = door();
    }

    /**
     * Opens the ports and starts answering.
     *
     * @param media what downloads are made of, at most 1 GiB of it
     * @param identity key and certificate
     * @param checking whether every upload is decrypted and summed up
     * @return the running far end
     * @throws IOException if a port or the file cannot be opened
     */
    public static FarEnd start(Path media, Identity identity, boolean checking) throws IOException {
        FarEnd end = new FarEnd(media, identity, checking);
        end.thread.setDaemon(true);
        end.thread.start();
        return end;
    }

    /**
     * Runs until the standard input ends, which it does when the process that started this one is gone.
     *
     * @param args media, key store, whether to sum up uploads
     * @throws IOException if a port or a file cannot be opened
     */
    public static void main(String[] args) throws IOException {
        try (FarEnd end = start(Path.of(args[0]), Identity.load(Path.of(args[1])), Boolean.parseBoolean(args[2]))) {
            System.out.println(end.plainPort() + " " + end.tlsPort() + " " + end.tlsSourcePort());
            while (System.in.read() >= 0) {
                // nothing is ever said
            }
        }
    }

    /**
     * Where uploads, downloads and calls go in plain.
     *
     * @return the port
     */
    public int plainPort() {
        return port(plainDoor);
    }

    /**
     * Where uploads and calls go over TLS.
     *
     * @return the port
     */
    public int tlsPort() {
        return port(tlsDoor);
    }

    /**
     * Where downloads come from over TLS.
     *
     * @return the port
     */
    public int tlsSourcePort() {
        return port(tlsSourceDoor);
    }

    private static int port(ServerSocketChannel door) {
        return door.socket().getLocalPort();
    }

    private ServerSocketChannel door() throws IOException {
        ServerSocketChannel door = ServerSocketChannel.open();
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        door.configureBlocking(false);
        door.register(selector, SelectionKey.OP_ACCEPT, door);
        return door;
    }

    private void run() {
        try {
            while (selector.isOpen()) {
                selector.select(this::serve);
            }
        } catch (ClosedSelectorException e) {
            // closed while it waited: the end
        } catch (IOException e) {
            throw new IllegalStateException("the far end's selector failed", e);
        }
    }

    private void serve(SelectionKey key) {
        if (key.attachment() instanceof ServerSocketChannel door) {
            accept(door);
        } else if (key.attachment() instanceof Connection connection) {
            serve(connection);
        }
    }

    private void serve(Connection connection) {
        @Nullable Exception failure = null;
        try {
            connection.ready();
            return;
        } catch (Connection.PeerLeft e) {
            // the usual end
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
        connection.release();
        try {
            connection.channel.close();
        } catch (IOException e) {
            failure = failure == null ? e : failure;
        }
        if (failure != null
                && !closed
                && !String.valueOf(failure.getMessage()).matches("Connection reset.*|Broken pipe")) {
            System.err.println("far end: " + failure);
        }
    }

    private void accept(ServerSocketChannel door) {
        try {
            SocketChannel channel = door.accept();
            if (channel == null) {
                return;
            }
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            key.attach(
                    door == plainDoor
                            ? new PlainConnection(channel, key, tally, source, shared)
                            : new TlsConnection(
                                    channel,
                                    key,
                                    tally,
                                    source,
                                    (door == tlsDoor ? engines : sourceEngines).get(),
                                    shared,
                                    decrypted));
        } catch (IOException e) {
            if (!closed) {
                System.err.println("far end: cannot accept: " + e);
            }
        }
    }

    /** Closes all connections and the ports. */
    @Override
    public void close() throws IOException {
        closed = true;
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
        source.close();
    }
}
