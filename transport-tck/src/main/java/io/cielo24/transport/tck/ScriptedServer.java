package io.cielo24.transport.tck;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on raw sockets that does what a {@link Script} says, right or wrong, and records what it receives.
 *
 * <p>It listens on loopback, on a port of its own. Each connection runs the script on a thread of its own (a daemon,
 * named {@code tck-...}). {@link #close()} ends all of them.
 */
public final class ScriptedServer implements AutoCloseable {

    /** Bounds what the kernel takes on the server's behalf, so that a stall is felt after a few hundred KiB. */
    private static final int KERNEL_BUFFER = 1 << 18;

    private static final int BACKLOG = 256;

    private final Wire wire;
    private final String host;
    private final ServerSocket listener;
    private final Script script;
    private final TlsSetup tls;
    private final AtomicInteger accepted = new AtomicInteger();
    private final List<ServerConnection> connections = new CopyOnWriteArrayList<>();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final List<Throwable> scriptErrors = new CopyOnWriteArrayList<>();
    private final List<Exception> handshakeFailures = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    private ScriptedServer(Wire wire, String host, TlsSetup tls, Script script) throws IOException {
        this.host = host;
        this.wire = wire;
        this.tls = tls;
        this.script = script;
        this.listener = new ServerSocket();
        listener.setReceiveBufferSize(KERNEL_BUFFER);
        listener.bind(new InetSocketAddress(InetAddress.getByName(host), 0), BACKLOG);
        thread("accept", this::accept).start();
    }

    /**
     * Starts a server.
     *
     * @param wire plain or TLS, the latter with {@link TestKeys#SERVER}
     * @param script for each connection
     * @return the server, listening
     */
    public static ScriptedServer start(Wire wire, Script script) {
        return open(wire, wire.host(), new TlsSetup(TestKeys.SERVER, false, List.of()), script);
    }

    /** A server on another local address. */
    static ScriptedServer startOn(Wire wire, String host, Script script) {
        return open(wire, host, new TlsSetup(TestKeys.SERVER, false, List.of()), script);
    }

    /**
     * Starts a TLS server with other settings.
     *
     * @param keys whose certificate it shows
     * @param clientCertificate whether it asks for a client certificate and goes on only with one
     * @param applicationProtocols what it offers by ALPN, most wanted first; none to leave ALPN out
     * @param script for each connection
     * @return the server, listening
     */
    public static ScriptedServer startTls(
            TestKeys keys, boolean clientCertificate, List<String> applicationProtocols, Script script) {
        return open(
                Wire.TLS,
                Wire.TLS.host(),
                new TlsSetup(keys, clientCertificate, List.copyOf(applicationProtocols)),
                script);
    }

    private static ScriptedServer open(Wire wire, String host, TlsSetup tls, Script script) {
        try {
            return new ScriptedServer(wire, host, tls, script);
        } catch (IOException e) {
            throw new IllegalStateException("no server on loopback: " + e.getMessage(), e);
        }
    }

    // ------------------------------------------------------------------ address

    /**
     * The port it listens on.
     *
     * @return the port
     */
    public int port() {
        return listener.getLocalPort();
    }

    /**
     * The address of something on this server.
     *
     * @param pathAndQuery encoded, starting with a slash or empty
     * @return the address, {@code http} or {@code https} by the server's wire
     */
    public URI uri(String pathAndQuery) {
        return URI.create(
                wire.scheme() + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + pathAndQuery);
    }

    // ------------------------------------------------------------------ record

    /**
     * The connections so far whose TLS handshake, if there is one, is done; in the order of that.
     *
     * @return a live view
     */
    public List<ServerConnection> connections() {
        return Collections.unmodifiableList(connections);
    }

    /**
     * The requests on all connections so far, in the order in which their heads were complete.
     *
     * @return a live view
     */
    public List<RecordedRequest> requests() {
        return Collections.unmodifiableList(requests);
    }

    /**
     * How many TCP connections were accepted.
     *
     * @return the count
     */
    public int accepted() {
        return accepted.get();
    }

    /**
     * Why TLS handshakes failed.
     *
     * @return a live view
     */
    public List<Exception> handshakeFailures() {
        return Collections.unmodifiableList(handshakeFailures);
    }

    /**
     * Waits for a connection.
     *
     * @param index from 0
     * @return the connection
     */
    public ServerConnection connection(int index) {
        Await.until("connection " + index + " arrives", () -> connections.size() > index);
        return connections.get(index);
    }

    /**
     * Waits for the head of a request.
     *
     * @param index from 0, over all connections
     * @return the request
     */
    public RecordedRequest request(int index) {
        Await.until("the head of request " + index + " arrives", () -> requests.size() > index);
        return requests.get(index);
    }

    /** Waits until every connection so far has ended; the scripts have to be reading or writing to see it. */
    public void awaitAllEnded() {
        Await.until(
                () -> "every connection is ended by the client; of " + connections.size() + " still open: "
                        + connections.stream().filter(c -> c.end() == null).toList(),
                () -> connections.stream().allMatch(c -> c.end() != null));
    }

    // ------------------------------------------------------------------ control

    /** Lets scripts go on that are waiting in {@link ServerConnection#awaitRelease()}, now and later. */
    public void release() {
        released.countDown();
    }

    /**
     * Ends all connections and stops listening.
     *
     * @throws IllegalStateException if a script failed for another reason than a client that went away
     */
    @Override
    public void close() {
        closed.countDown();
        released.countDown();
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException("the kit's server cannot be closed", e);
        }
        if (!scriptErrors.isEmpty()) {
            throw new IllegalStateException("a server script failed: " + scriptErrors.get(0), scriptErrors.get(0));
        }
    }

    void record(RecordedRequest request) {
        requests.add(request);
        Await.changed();
    }

    void awaitRelease() throws IOException {
        awaitLatch(released, Duration.ofDays(1));
        if (closed.getCount() == 0) {
            throw new EOFException("the server was closed");
        }
    }

    void awaitClose(Duration atMost) {
        awaitLatch(closed, atMost);
    }

    private static void awaitLatch(CountDownLatch latch, Duration atMost) {
        try {
            latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    // ------------------------------------------------------------------ threads

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                if (listener.isClosed()) {
                    socket.close();
                }
                accepted.incrementAndGet();
                Await.changed();
                thread("connection", () -> serve(socket)).start();
            } catch (IOException e) {
                // Also a SocketException may be another one than that of closing: out of descriptors, say.
                if (!listener.isClosed()) {
                    scriptErrors.add(e);
                }
                return;
            }
        }
    }

    private void serve(Socket raw) {
        ServerConnection connection;
        try {
            raw.setTcpNoDelay(true);
            raw.setSendBufferSize(KERNEL_BUFFER);
            Socket socket = wire == Wire.TLS ? tls.handshake(raw) : raw;
            synchronized (connections) {
                connection = new ServerConnection(connections.size(), new WatchedSocket(raw, socket), this);
                connections.add(connection);
            }
            Await.changed();
        } catch (IOException e) {
            handshakeFailures.add(e);
            sockets.remove(raw);
            Await.changed();
            closeQuietly(raw);
            return;
        }
        try {
            script.run(connection);
        } catch (IOException theClientWentAway) {
            Await.changed();
        } catch (Throwable e) {
            if (closed.getCount() > 0) {
                scriptErrors.add(e);
            }
        } finally {
            connection.finish();
            sockets.remove(raw);
        }
    }

    private void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            Await.changed();
        }
    }

    private static Thread thread(String what, Runnable body) {
        Thread thread = new Thread(body, "tck-" + what);
        thread.setDaemon(true);
        return thread;
    }
}
