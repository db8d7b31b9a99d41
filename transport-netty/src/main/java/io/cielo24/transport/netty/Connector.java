package io.cielo24.transport.netty;

import io.cielo24.transport.TransportConfig.Proxy;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.proxy.ProxyHandler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;
import reactor.netty.tcp.TcpClient;
import reactor.netty.transport.AddressUtils;

/** Makes connections that are ready for HTTP/1.1. */
final class Connector {

    /** A download gets few large reads, a small answer a small buffer. */
    private static final RecvByteBufAllocator READS = new AdaptiveRecvByteBufAllocator(1024, 16 * 1024, 256 * 1024);

    private final TcpClient client;
    private final Tls tls;
    private final @Nullable Proxy proxy;
    private final Duration timeout;
    private final ConnectionPool pool;

    /**
     * A connector.
     *
     * @param client how to connect, without TLS
     * @param tls for the origins that want it
     * @param proxy the proxy in front of every host that it does not exclude; {@code null} leaves that to the client
     * @param timeout for all of connecting
     * @param pool where connections come to rest
     */
    Connector(TcpClient client, Tls tls, @Nullable Proxy proxy, Duration timeout, ConnectionPool pool) {
        this.client = adapted(client);
        this.tls = tls;
        this.proxy = proxy;
        this.timeout = timeout;
        this.pool = pool;
    }

    /**
     * A failed write must not close the channel before a response has been read that the server may have sent ahead of
     * closing, and reads happen on demand. Unless the client says otherwise, buffers come from arenas, of which each event
     * loop has its own; netty's adaptive allocator lets loops wait for each other when they need more memory at the same
     * time.
     */
    @SuppressWarnings("deprecation") // AUTO_CLOSE: there is no other way to keep the receiving direction open
    private static TcpClient adapted(TcpClient client) {
        TcpClient adapted = client.option(ChannelOption.AUTO_CLOSE, false).option(ChannelOption.AUTO_READ, false);
        return client.configuration().options().containsKey(ChannelOption.ALLOCATOR)
                ? adapted
                : adapted.option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT);
    }

    Duration timeout() {
        return timeout;
    }

    /**
     * Starts to connect. The subscription is never cancelled, as reactor-netty would then report the aborted connection
     * to the log; whoever does not want the connection any more closes its channel.
     */
    void connect(ConnectAttempt attempt) {
        Origin origin = attempt.origin();
        Proxy tunnel = proxy != null && proxy.appliesTo(origin.host()) ? proxy : null;
        String host = tunnel == null ? origin.host() : tunnel.host();
        int port = tunnel == null ? origin.port() : tunnel.port();
        client.remoteAddress(() -> AddressUtils.createUnresolved(host, port))
                .doOnChannelInit((observer, channel, address) -> initialise(channel, attempt, tunnel))
                .connect()
                .subscribe(connection -> {}, attempt::fail);
    }

    private void initialise(Channel channel, ConnectAttempt attempt, @Nullable Proxy tunnel) {
        attempt.use(channel);
        try {
            fill(channel, attempt, tunnel);
        } catch (RuntimeException e) {
            attempt.fail(e);
        }
    }

    private void fill(Channel channel, ConnectAttempt attempt, @Nullable Proxy tunnel) {
        channel.config().setRecvByteBufAllocator(READS);
        ChannelPipeline pipeline = channel.pipeline();
        boolean tunnelled = tunnel != null || pipeline.get(ProxyHandler.class) != null;
        if (tunnel != null) {
            pipeline.addBefore(NettyPipeline.ReactiveBridge, null, new Tunnel(tunnel, attempt.origin()));
        }
        if (attempt.origin().secure()) {
            pipeline.addBefore(NettyPipeline.ReactiveBridge, null, tls.handler(channel, attempt.origin()));
        }
        ResponseDecoder decoder = new ResponseDecoder();
        HttpConnection connection = new HttpConnection(attempt, pool, decoder, channel.eventLoop(), tunnelled);
        pipeline.addBefore(NettyPipeline.ReactiveBridge, null, decoder);
        pipeline.addBefore(NettyPipeline.ReactiveBridge, null, new HttpRequestEncoder());
        pipeline.addBefore(NettyPipeline.ReactiveBridge, null, connection);
    }
}
