package io.cielo24.examples.transport;

import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportConfig;
import io.cielo24.transport.TransportRequest;
import io.cielo24.transport.TransportResponse;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The transport: owns the threads, knows what is under way, and ends it all when it is closed. */
public final class SocketTransport implements HttpTransport {

    static final String NAME = "socket";

    private final SocketConnector connector;
    private final Scheduler threads;
    private final Set<SocketExchange> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Makes a transport.
     *
     * @param config honoured in every part
     */
    public SocketTransport(TransportConfig config) {
        this.connector = new SocketConnector(config);
        // Idle threads end by themselves, so there is no pool to shut down and no task that a closed pool would refuse.
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 100, TimeUnit.MILLISECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "socket-transport");
                    thread.setDaemon(true);
                    return thread;
                });
        this.threads = Schedulers.fromExecutor(pool, true);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public <T> Flux<T> exchange(
            TransportRequest request, Function<? super TransportResponse, ? extends Publisher<? extends T>> handler) {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(handler, "handler");
        // "using" is the scope: whichever way the handler's publisher ends, or if it is cancelled, end() runs.
        return Guard.around(Flux.using(() -> open(request), exchange -> exchange.run(handler), this::end));
    }

    private SocketExchange open(TransportRequest request) {
        SocketExchange exchange = new SocketExchange(request, connector, threads);
        running.add(exchange);
        if (closed) {
            end(exchange);
            throw new IllegalStateException("this transport is closed");
        }
        return exchange;
    }

    private void end(SocketExchange exchange) {
        exchange.close();
        running.remove(exchange);
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(SocketExchange::abort);
    }
}
