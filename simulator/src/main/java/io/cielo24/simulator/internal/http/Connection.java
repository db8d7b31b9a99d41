package io.cielo24.simulator.internal.http;

import io.cielo24.simulator.RecordedRequest;
import io.cielo24.simulator.internal.fault.FaultSpec;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** One connection: reads requests one after the other and hands them to the service, on a thread of its own. */
final class Connection implements Runnable {

    private static final int SILENCE_BEFORE_CLOSING = 2000;

    private final HttpServer server;
    private final Host host;
    private final Socket raw;
    private final @Nullable TlsIdentity identity;
    private final long number;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Socket socket;
    private WireInput in;
    private OutputStream out;

    Connection(HttpServer server, Host host, Socket raw, @Nullable TlsIdentity identity, long number)
            throws IOException {
        this.host = host;
        this.server = server;
        this.raw = raw;
        this.identity = identity;
        this.number = number;
        raw.setTcpNoDelay(true);
        this.socket = raw;
        this.in = new WireInput(raw.getInputStream());
        this.out = raw.getOutputStream();
    }

    @Override
    public void run() {
        try {
            if (isBroken(server.handler().connected())) {
                return;
            }
            if (identity != null) {
                socket = identity.handshake(raw);
                in = new WireInput(socket.getInputStream());
            }
            // Not a copy for large writes: what does not fit into the buffer goes straight to the socket.
            out = new BufferedOutputStream(socket.getOutputStream(), 8192);
            serve();
            socket.close();
        } catch (IOException e) {
            server.connectionFailed(number, e);
        } catch (RuntimeException e) {
            server.handler().defect(e);
        } finally {
            closeNow();
            server.ended(this);
        }
    }

    private boolean isBroken(@Nullable FaultSpec fault) throws IOException {
        if (fault instanceof FaultSpec.Disconnect disconnect) {
            cut(disconnect.reset());
            return true;
        }
        if (fault instanceof FaultSpec.Silence) {
            hold();
            return true;
        }
        if (fault instanceof FaultSpec.Pause pause) {
            Throttle.pause(pause.time().toNanos());
        }
        return false;
    }

    private void serve() throws IOException {
        for (int request = 1; ; request++) {
            Exchange exchange;
            String complaint = null;
            try {
                socket.setSoTimeout((int) server.settings().keepAlive().toMillis());
                RequestHead head = HeadReader.read(in);
                if (head == null) {
                    return;
                }
                exchange = new Exchange(this, head, request, true);
            } catch (SocketTimeoutException | EOFException e) {
                return;
            } catch (MalformedRequestException e) {
                exchange = new Exchange(this, e.soFar(), request, false);
                complaint = e.getMessage();
            }
            socket.setSoTimeout(0);
            try {
                if (complaint == null) {
                    server.handler().handle(exchange);
                } else {
                    server.handler().malformed(exchange, complaint);
                }
            } catch (IOException e) {
                exchange.failed("the connection failed: " + e.getMessage());
                throw e;
            }
            if (!exchange.keepsAlive()) {
                return;
            }
        }
    }

    WireInput in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    OutputStream throttled(OutputStream target) {
        return new Throttle(server.settings().writeRate()).around(target);
    }

    Throttle readThrottle() {
        return new Throttle(server.settings().readRate());
    }

    long number() {
        return number;
    }

    boolean isSecure() {
        return identity != null;
    }

    Host host() {
        return host;
    }

    int port() {
        return raw.getLocalPort();
    }

    void record(LongFunction<RecordedRequest> request) {
        server.record(request);
    }

    /**
     * Reads and forgets until the client has ended its side.
     *
     * @param patient whether to wait for that for ever, or only while something arrives
     */
    void linger(boolean patient) throws IOException {
        byte[] buffer = new byte[128 * 1024];
        socket.setSoTimeout(patient ? 0 : SILENCE_BEFORE_CLOSING);
        try {
            while (in.read(buffer, 0, buffer.length) >= 0) {
                continue;
            }
        } catch (SocketTimeoutException e) {
            // Silent for long enough: whatever the client sent is read, so that closing does not reset the connection.
            return;
        }
    }

    /**
     * Waits until the connection is closed from this side. A client that goes is not noticed: who does not read does not
     * see it.
     */
    void hold() throws IOException {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the simulator is closing");
        }
    }

    /** Ends the TCP connection, orderly or by a reset; over TLS without a farewell either way. */
    void cut(boolean reset) throws IOException {
        if (reset) {
            raw.setSoLinger(true, 0);
        }
        raw.close();
    }

    /** Closes at once, whatever the connection's thread is doing. */
    void closeNow() {
        closed.countDown();
        try {
            raw.close();
        } catch (IOException e) {
            server.connectionFailed(number, e);
        }
    }
}
