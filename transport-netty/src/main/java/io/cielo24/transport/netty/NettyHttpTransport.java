package io.cielo24.transport.netty;

import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportConfig;
import io.cielo24.transport.TransportRequest;
import io.cielo24.transport.TransportResponse;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.SslProvider;
import reactor.netty.tcp.TcpClient;

/**
 * The transport on reactor-netty.
 *
 * <p>HTTP/1.1 over connections that reactor-netty makes, on few event-loop threads however many transfers there are; with
 * the operating system's native transport where netty has one on the class path, and with OpenSSL where netty-tcnative is
 * there. Signals come on event loops, which must not be blocked. Of a request body at most 1.5 MiB are held at any time if
 * its buffers have up to 1 MiB; of a response body, one read of at most 256 KiB.
 *
 * <p>A connection that has been idle for 20 seconds is closed. The number of connections is not limited.
 */
public final class NettyHttpTransport implements HttpTransport {

    static final String NAME = "netty";

    private static final String THREADS = "cielo24-netty";
    private static final int MIN_LOOPS = 2;
    private static final int MAX_LOOPS = 8;
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final ConnectionPool pool;
    private final Connector connector;
    private final Resources owned;
    private final Set<Exchange> running = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    private NettyHttpTransport(ConnectionPool pool, Connector connector, Resources owned) {
        this.pool = pool;
        this.connector = connector;
        this.owned = owned;
    }

    /**
     * A transport with event loops of its own; closing it ends them.
     *
     * @param config what to honour, all of it
     * @return a new transport
     */
    public static NettyHttpTransport create(TransportConfig config) {
        return create(config, Settings.DEFAULTS);
    }

    static NettyHttpTransport create(TransportConfig config, Settings settings) {
        int count = Math.min(MAX_LOOPS, Math.max(MIN_LOOPS, Runtime.getRuntime().availableProcessors()));
        LoopResources loops = LoopResources.create(THREADS, count, true);
        JvmResolver resolver = new JvmResolver(THREADS);
        int timeout = Math.toIntExact(config.connectTimeout().toMillis());
        TcpClient client = TcpClient.newConnection()
                .runOn(loops, settings.nativeTransport())
                .resolver(resolver)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, timeout);
        ConnectionPool pool = new ConnectionPool(settings.idleLimit());
        Connector connector = new Connector(
                client, Tls.of(config, settings.openSsl()), config.proxy().orElse(null), config.connectTimeout(), pool);
        EventLoopGroup group = loops.onClient(settings.nativeTransport());
        return new NettyHttpTransport(pool, connector, new Resources(group, resolver));
    }

    /**
     * A transport that connects as a {@link TcpClient} of the application's says: on its event loops, with its name
     * resolution, proxy, channel options, logging and metrics. If the client is {@linkplain TcpClient#secure() secure},
     * its TLS is used for {@code https}, otherwise the JVM's defaults; host names are verified in either case. The client's
     * connect timeout option limits the handshake as well; 10 seconds if it is not set.
     *
     * <p>Closing the transport closes its connections. Event loops and whatever else the application made are the
     * application's to close.
     *
     * @param client made with {@link TcpClient#newConnection()}: the transport keeps the connections itself
     * @return a new transport
     * @throws IllegalArgumentException if the client has a connection pool
     */
    public static NettyHttpTransport of(TcpClient client) {
        if (client.configuration().connectionProvider() != ConnectionProvider.newConnection()) {
            throw new IllegalArgumentException(
                    "the transport pools connections itself: make the client with TcpClient.newConnection()");
        }
        SslProvider provider = client.configuration().sslProvider();
        Tls tls = provider == null
                ? Tls.of(TransportConfig.defaults(), Settings.DEFAULTS.openSsl())
                : Tls.of(provider.getSslContext(), provider::configure);
        Object option = client.configuration().options().get(ChannelOption.CONNECT_TIMEOUT_MILLIS);
        Duration timeout = option instanceof Integer millis && millis > 0
                ? Duration.ofMillis(millis)
                : TransportConfig.defaults().connectTimeout();
        ConnectionPool pool = new ConnectionPool(Settings.DEFAULTS.idleLimit());
        return new NettyHttpTransport(
                pool, new Connector(client.noSSL(), tls, null, timeout, pool), new Resources(null, null));
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
        return Guard.around(Flux.using(
                () -> open(request),
                exchange -> exchange.response()
                        .<T>flatMapMany(response -> result(handler, response))
                        .takeUntilOther(exchange.aborted()),
                this::end));
    }

    private static <R> R result(Function<? super TransportResponse, R> handler, TransportResponse response) {
        return Objects.requireNonNull(handler.apply(response), "the handler of the response returned null");
    }

    private Exchange open(TransportRequest request) {
        Exchange exchange = new Exchange(request, pool, connector);
        running.add(exchange);
        if (closed.get()) {
            running.remove(exchange);
            throw new IllegalStateException("the transport is closed");
        }
        return exchange;
    }

    private void end(Exchange exchange) {
        running.remove(exchange);
        exchange.end();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Waits for its threads to end, usually for a quarter of a second and never for more than one, unless called on a
     * thread that must not wait, such as an event loop.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            running.forEach(Exchange::abort);
            pool.close();
            owned.close();
        }
    }

    /**
     * What is the same for all users, and different in tests.
     *
     * @param idleLimit after which a connection closes; well below the time after which common servers close theirs
     * @param nativeTransport whether to use the operating system's own interface where netty has one for it
     * @param openSsl whether to use OpenSSL where netty-tcnative is there
     */
    record Settings(Duration idleLimit, boolean nativeTransport, boolean openSsl) {

        static final Settings DEFAULTS = new Settings(Duration.ofSeconds(20), LoopResources.DEFAULT_NATIVE, true);
    }

    /** What was made here and has to be ended here. */
    private record Resources(
            @Nullable EventLoopGroup loops, @Nullable JvmResolver resolver) {

        void close() {
            if (resolver != null) {
                resolver.close();
            }
            if (loops != null) {
                // Not through LoopResources, whose disposal would start a thread of Reactor's shared scheduler.
                Future<?> ended = loops.shutdownGracefully(0, CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
                if (!Schedulers.isInNonBlockingThread()) {
                    await(ended);
                }
            }
        }

        private static void await(Future<?> ended) {
            try {
                ended.await(CLOSE_LIMIT.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
