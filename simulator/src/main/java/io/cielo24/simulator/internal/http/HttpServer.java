package io.cielo24.simulator.internal.http;

import io.cielo24.simulator.RecordedRequest;
import io.cielo24.simulator.internal.fault.FaultSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Listens on loopback ports and gives every connection a daemon thread. */
public final class HttpServer implements AutoCloseable {

    private static final int BACKLOG = 4096;
    private static final long STACK_SIZE = 256 * 1024;
    private static final AtomicInteger SERVERS = new AtomicInteger();

    /**
     * What concerns connections, not the service.
     *
     * @param keepAlive how long a connection may be idle between two requests
     * @param readRate bytes of media read a second from one connection, 0 for no limit
     * @param writeRate bytes of media written a second to one connection, 0 for no limit
     * @param receiveBuffer the size of the socket's receive buffer, 0 for the system's own
     * @param sendBuffer the size of the socket's send buffer, 0 for the system's own
     * @param recordLimit how many requests are kept; the oldest are forgotten
     */
    public record Settings(
            Duration keepAlive, long readRate, long writeRate, int receiveBuffer, int sendBuffer, int recordLimit) {}

    /** Answers requests. Called by many threads at once. */
    public interface Handler {
        /** Is told of a mistake of the simulator itself that ended a connection. */
        void defect(RuntimeException defect);

        /** What goes wrong with a new connection, before anything is read from it; usually nothing. */
        @Nullable
        FaultSpec connected();

        /** Decides an exchange. */
        void handle(Exchange exchange) throws IOException;

        /** Answers what is not a proper request. */
        void malformed(Exchange exchange, String complaint) throws IOException;
    }

    private final Settings settings;
    private final Handler handler;
    private final String name = "cielo24-simulator-" + SERVERS.incrementAndGet();
    private final List<ServerSocket> listeners = new ArrayList<>();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong connectionNumbers = new AtomicLong();
    private final RequestLog log;
    private final ThreadPoolExecutor threads;
    private volatile boolean closed;

    /** A server that listens nowhere yet. */
    public HttpServer(Settings settings, Handler handler) {
        this.settings = settings;
        this.handler = handler;
        this.log = new RequestLog(settings.recordLimit());
        AtomicLong threadNumbers = new AtomicLong();
        this.threads =
                new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread =
                            new Thread(null, task, name + "-thread-" + threadNumbers.incrementAndGet(), STACK_SIZE);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Listens on a port of 127.0.0.1.
     *
     * @param host which host this is
     * @param port the port, 0 for one chosen by the system
     * @param identity the certificate to speak TLS with, or {@code null} for plain HTTP
     * @return the port
     */
    public int listen(Host host, int port, @Nullable TlsIdentity identity) throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            if (settings.receiveBuffer() > 0) {
                listener.setReceiveBufferSize(settings.receiveBuffer());
            }
            listener.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), BACKLOG);
        } catch (IOException e) {
            listener.close();
            throw new IOException("cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
        }
        listeners.add(listener);
        threads.execute(() -> accept(host, listener, identity));
        return listener.getLocalPort();
    }

    private void accept(Host host, ServerSocket listener, @Nullable TlsIdentity identity) {
        while (!closed) {
            try {
                Socket socket = listener.accept();
                if (settings.sendBuffer() > 0) {
                    socket.setSendBufferSize(settings.sendBuffer());
                }
                start(new Connection(this, host, socket, identity, connectionNumbers.incrementAndGet()));
            } catch (IOException e) {
                connectionFailed(0, e);
                pauseAfterFailure();
            }
        }
    }

    private void start(Connection connection) {
        connections.add(connection);
        try {
            threads.execute(connection);
        } catch (RejectedExecutionException e) {
            // Closing has begun since the connection was accepted.
            connection.closeNow();
            connections.remove(connection);
        }
    }

    /** Out of file handles, say: trying again at once would only burn a processor. */
    private void pauseAfterFailure() {
        try {
            Thread.sleep(closed ? 0 : 20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Settings settings() {
        return settings;
    }

    Handler handler() {
        return handler;
    }

    void record(LongFunction<RecordedRequest> request) {
        log.add(request);
    }

    void ended(Connection connection) {
        connections.remove(connection);
    }

    /** A connection that broke is everyday business here; it is told to whoever turned this logger on. */
    void connectionFailed(long connection, IOException cause) {
        if (!closed) {
            System.getLogger("io.cielo24.simulator")
                    .log(System.Logger.Level.DEBUG, "connection " + connection + " failed", cause);
        }
    }

    /** What was recorded. */
    public RequestLog log() {
        return log;
    }

    /** Connections that are open at this moment. */
    public int openConnections() {
        return connections.size();
    }

    /** Connections accepted so far. */
    public long acceptedConnections() {
        return connectionNumbers.get();
    }

    /** Cuts every connection, so that a client's pooled connections are stale. */
    public void dropConnections() {
        connections.forEach(Connection::closeNow);
    }

    /** Stops listening, closes every connection and waits for the threads to end. */
    @Override
    public void close() throws IOException {
        closed = true;
        for (ServerSocket listener : listeners) {
            listener.close();
        }
        threads.shutdownNow();
        // Only now: a connection that was accepted before would otherwise begin behind the back of this loop.
        connections.forEach(Connection::closeNow);
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new IOException(threads.getActiveCount() + " threads of the simulator do not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
