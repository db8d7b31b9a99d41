package io.cielo24.captioning;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Receives callbacks with the JDK's own HTTP server, for programs that have no web framework. Speaks plain HTTP; the
 * service reaches it through whatever ends TLS in front of it. Give a server of one's own, such as a {@code
 * com.sun.net.httpserver.HttpsServer}, with {@link #on}.
 *
 * <pre>{@code
 * try (CallbackReceiver receiver = CallbackReceiver.start(
 *         new InetSocketAddress(8080), CallbackHandler.of(address, captioning))) {
 *     captioning.captionAll(orders).blockLast();
 * }
 * }</pre>
 *
 * <p>In a named module it needs {@code requires jdk.httpserver}: this library asks for that module at compile time only, so
 * that programs which do not receive callbacks this way need not carry it.
 */
public final class CallbackReceiver implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackReceiver.class);
    private static final AtomicInteger RECEIVERS = new AtomicInteger();

    /** A callback is a line of text; more of them at once are not a service's but an attack. */
    private static final int THREADS = 4;

    private static final int WAITING = 1_000;

    private final HttpServer server;
    private final Scheduler threads;

    private CallbackReceiver(HttpServer server, CallbackHandler handler) {
        this.server = server;
        int number = RECEIVERS.incrementAndGet();
        AtomicInteger made = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), task -> {
                    Thread thread = new Thread(task, "cielo24-callbacks-" + number + "-" + made.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        this.threads = Schedulers.fromExecutorService(pool);
        server.setExecutor(pool);
        server.createContext("/", exchange -> handle(exchange, handler));
    }

    /**
     * Starts to receive.
     *
     * @param bind where to listen; port 0 for any free one
     * @param handler handles the callbacks
     * @return the receiver
     * @throws UncheckedIOException if the port cannot be had
     */
    public static CallbackReceiver start(InetSocketAddress bind, CallbackHandler handler) {
        try {
            return on(HttpServer.create(bind, 0), handler);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + bind + ": " + e.getMessage(), e);
        }
    }

    /**
     * Starts to receive on a server that is bound and not started, and belongs to the receiver from then on.
     *
     * @param server without a context for {@code /}
     * @param handler handles the callbacks
     * @return the receiver
     */
    public static CallbackReceiver on(HttpServer server, CallbackHandler handler) {
        CallbackReceiver receiver = new CallbackReceiver(
                Objects.requireNonNull(server, "server"), Objects.requireNonNull(handler, "handler"));
        server.start();
        return receiver;
    }

    /**
     * Where it listens.
     *
     * @return the address, with the port that was given or found
     */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** Stops to listen. Callbacks that are being handled get no answer, so the service comes again. Twice does nothing. */
    @Override
    public void close() {
        server.stop(0);
        threads.dispose();
    }

    /** Host and port. */
    @Override
    public String toString() {
        return "CallbackReceiver[" + address() + "]";
    }

    private void handle(HttpExchange exchange, CallbackHandler handler) {
        handler.handle(exchange.getRequestURI().toString())
                .publishOn(threads) // answering may block
                .subscribe(status -> answer(exchange, status), error -> answer(exchange, CallbackHandler.FAILED));
    }

    /** Without a body, so that there is nothing to wait for. */
    private static void answer(HttpExchange exchange, int status) {
        try (exchange) {
            exchange.sendResponseHeaders(status, -1);
        } catch (IOException e) {
            LOG.debug("the answer to a callback did not arrive; the service will come again: {}", e.toString());
        }
    }
}
