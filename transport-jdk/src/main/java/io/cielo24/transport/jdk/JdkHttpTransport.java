package io.cielo24.transport.jdk;

import io.cielo24.transport.Headers;
import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportConfig;
import io.cielo24.transport.TransportRequest;
import io.cielo24.transport.TransportResponse;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/**
 * The transport on {@code java.net.http.HttpClient}, over HTTP/1.1. It needs nothing beside the JDK.
 *
 * <p>What differs from other transports, because the JDK's client leaves no choice:
 * <ul>
 *   <li>An answer that the server gives while it is still being sent the request's body is handed over only once the body
 *       is out, or when the server closes the connection; if it resets the connection, the answer may be lost.
 *   <li>The trailers of a chunked answer are not read. Where the answer announces them ({@code Trailer}), its connection is
 *       closed. Where it does not, they can only be noticed while the connection is idle, which closes it too; a request
 *       that takes it in the moment before they arrive fails with {@code requestSent}.
 *   <li>{@code User-Agent: Java-http-client/...} is sent if the request names no other.
 *   <li>Basic credentials for a proxy need {@code -Djdk.http.auth.tunneling.disabledSchemes=} on the JVM's command line;
 *       {@link #create} refuses them without.
 *   <li>On JDK 17, idle connections stay open for up to 20 minutes unless the server closes them, which the JVM's property
 *       {@code jdk.httpclient.keepalive.timeout} (seconds) shortens.
 * </ul>
 *
 * <p>The JDK's client repeats a GET by itself if its connection dies before the answer. This transport stops the repeat
 * before it is written, so that every request goes out at most once, whatever its method.
 *
 * <p>Safe for use by many threads. Signals arrive on threads named {@code cielo24-jdk-n-signal-n}, which are
 * non-blocking in Reactor's sense: {@code block()} fails on them.
 */
public final class JdkHttpTransport implements HttpTransport {

    static final String NAME = "jdk";

    private static final Logger LOG = LoggerFactory.getLogger(JdkHttpTransport.class);

    private final TransportThreads threads;
    private final boolean owned;
    private final @Nullable ProxySettings proxy;
    private final @Nullable Duration connectTimeout;
    private final Set<JdkExchange<?>> exchanges = ConcurrentHashMap.newKeySet();
    /** Null once closed: on JDK 17 a client can only be let go of. */
    private volatile @Nullable HttpClient client;

    private JdkHttpTransport(
            TransportThreads threads,
            HttpClient client,
            boolean owned,
            @Nullable ProxySettings proxy,
            @Nullable Duration connectTimeout) {
        this.threads = threads;
        this.client = client;
        this.owned = owned;
        this.proxy = proxy;
        this.connectTimeout = connectTimeout;
        RetryProperty.warnIfSet(LOG);
    }

    /**
     * Makes a transport with a client of its own, which {@link #close} ends.
     *
     * @param config what to ask of it
     * @return a new transport
     * @throws UnsupportedOperationException if the configuration names credentials for a proxy that this JVM will not send
     */
    public static JdkHttpTransport create(TransportConfig config) {
        ProxySettings proxy = config.proxy().map(ProxySettings::new).orElse(null);
        TransportThreads threads = new TransportThreads();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.connectTimeout())
                .sslContext(WatchedTls.of(config.sslContext()))
                .proxy(proxy == null ? HttpClient.Builder.NO_PROXY : proxy)
                .executor(threads.forClient())
                .build();
        return new JdkHttpTransport(threads, client, true, proxy, config.connectTimeout());
    }

    /**
     * Makes a transport on a client that the caller made, for what {@link TransportConfig} cannot say. The caller goes on
     * owning it: {@link #close} ends this transport's exchanges, not the client.
     *
     * <p>The client is expected to leave requests and answers alone: it must not follow redirects, and should have a
     * connect timeout and no {@code CookieHandler}. An {@code Authenticator} can log in to a proxy for tunnels; where it
     * makes the client repeat a request, the repeat fails. Exchanges are HTTP/1.1 whatever the client prefers. Its
     * executor runs parts of each exchange and must not be confined to one thread. Downloads are slower than with {@link
     * #create}, by up to a factor of two, because the client hands over every 16 KiB through its executor.
     *
     * @param client the client to use
     * @return a new transport
     * @throws IllegalArgumentException if the client follows redirects
     */
    public static JdkHttpTransport of(HttpClient client) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("the HttpClient follows redirects (" + client.followRedirects()
                    + "), which would send credentials on"
                    + " to other hosts; build it with followRedirects(HttpClient.Redirect.NEVER)");
        }
        return new JdkHttpTransport(
                new TransportThreads(),
                client,
                false,
                null,
                client.connectTimeout().orElse(null));
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
        Publisher<T> exchange = subscriber -> open(request, handler, Operators.toCoreSubscriber(subscriber));
        return Flux.from(exchange);
    }

    private <T> void open(
            TransportRequest request,
            Function<? super TransportResponse, ? extends Publisher<? extends T>> handler,
            CoreSubscriber<? super T> subscriber) {
        HttpClient current = client;
        if (current == null) {
            Operators.error(subscriber, new IllegalStateException("this transport has been closed"));
            return;
        }
        JdkExchange<T> exchange = new JdkExchange<>(threads, request, handler, subscriber, exchanges::remove);
        exchanges.add(exchange);
        if (client == null) {
            exchange.closed();
        } else {
            exchange.start(current, proxy == null ? Headers.empty() : proxy.headersFor(request.uri()), connectTimeout);
        }
    }

    @Override
    public void close() {
        HttpClient current;
        synchronized (this) {
            current = client;
            client = null;
        }
        if (current == null) {
            return;
        }
        exchanges.forEach(JdkExchange::closed);
        if (owned) {
            Thread selector = threads.selector();
            threads.io(() -> ClientShutdown.shutdown(current, selector));
        }
        threads.shutdown();
    }
}
