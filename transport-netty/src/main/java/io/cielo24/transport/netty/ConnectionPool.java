package io.cielo24.transport.netty;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Connections that wait for their next request. The one that was used last is taken first, so that those which are not
 * needed any more grow old and close. How many connections there are at once is not limited here: a transport sends what
 * it is asked to send.
 */
final class ConnectionPool {

    private final Duration idleLimit;
    private final Map<Origin, Deque<HttpConnection>> idle = new HashMap<>();
    private boolean closed;

    ConnectionPool(Duration idleLimit) {
        this.idleLimit = idleLimit;
    }

    Duration idleLimit() {
        return idleLimit;
    }

    /** Takes an idle connection; it may have died since, which only its event loop can tell. */
    synchronized @Nullable HttpConnection take(Origin origin) {
        Deque<HttpConnection> connections = idle.get(origin);
        if (connections == null) {
            return null;
        }
        HttpConnection connection = connections.pollLast();
        if (connections.isEmpty()) {
            idle.remove(origin);
        }
        return connection;
    }

    /** Keeps a connection for later, or closes it if this pool is closed. On any thread. */
    void put(HttpConnection connection) {
        connection.markIdle();
        if (!keep(connection)) {
            connection.close();
        } else if (!connection.isActive()) {
            remove(connection);
        }
    }

    private synchronized boolean keep(HttpConnection connection) {
        if (!closed) {
            idle.computeIfAbsent(connection.origin(), origin -> new ArrayDeque<>())
                    .addLast(connection);
        }
        return !closed;
    }

    /** Forgets a connection; {@code false} if it was not waiting here. */
    synchronized boolean remove(HttpConnection connection) {
        Deque<HttpConnection> connections = idle.get(connection.origin());
        if (connections == null || !connections.remove(connection)) {
            return false;
        }
        if (connections.isEmpty()) {
            idle.remove(connection.origin());
        }
        return true;
    }

    synchronized int size() {
        return idle.values().stream().mapToInt(Deque::size).sum();
    }

    void close() {
        List<HttpConnection> rest = new ArrayList<>();
        synchronized (this) {
            closed = true;
            idle.values().forEach(rest::addAll);
            idle.clear();
        }
        rest.forEach(HttpConnection::close);
    }
}
