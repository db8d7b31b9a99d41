package io.cielo24.transport.netty;

import io.cielo24.transport.TransportException;
import io.cielo24.transport.TransportException.Phase;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One connection in the making, with one deadline for all of it: looking up, connecting, the tunnel and the handshake.
 * Ends exactly once, with a connection or a failure, unless it is cancelled.
 */
final class ConnectAttempt {

    private final Origin origin;
    private final Duration timeout;
    private final Exchange exchange;
    private final AtomicBoolean done = new AtomicBoolean();
    private volatile @Nullable Channel channel;
    private volatile @Nullable Future<?> deadline;

    ConnectAttempt(Origin origin, Duration timeout, Exchange exchange) {
        this.origin = origin;
        this.timeout = timeout;
        this.exchange = exchange;
    }

    Origin origin() {
        return origin;
    }

    /** A channel for this attempt exists; there are several if the first address of a host does not answer. */
    void use(Channel next) {
        channel = next;
        if (done.get()) {
            next.close();
        } else if (deadline == null) {
            deadline = next.eventLoop().schedule(this::expire, timeout.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void succeed(HttpConnection connection) {
        if (done.compareAndSet(false, true)) {
            stopClock();
            exchange.begin(connection, true);
        } else {
            connection.close();
        }
    }

    /** On any thread. */
    void fail(Throwable cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        end(new TransportException(Phase.CONNECT, false, "cannot connect to " + origin + ": " + reason, cause));
    }

    /** On any thread. Silent: whoever cancels is not told anything any more. */
    void cancel() {
        if (done.compareAndSet(false, true)) {
            stopClock();
            closeChannel();
        }
    }

    private void expire() {
        end(new TransportException(
                Phase.CONNECT,
                false,
                "connecting to " + origin + " took longer than " + timeout.toMillis() + " ms",
                null));
    }

    private void end(TransportException failure) {
        if (done.compareAndSet(false, true)) {
            stopClock();
            closeChannel();
            exchange.onNotConnected(failure);
        }
    }

    private void stopClock() {
        Future<?> running = deadline;
        if (running != null) {
            running.cancel(false);
        }
    }

    private void closeChannel() {
        Channel open = channel;
        if (open != null) {
            HttpConnection.abort(open);
        }
    }
}
