package io.cielo24.transport.netty;

import io.cielo24.transport.TransportConfig.Proxy;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyHandler;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Connects through an HTTP proxy with CONNECT. The channel is told to connect to the proxy, so that the proxy's name is
 * looked up like any other, off the event loop; the name of the real destination is left to the proxy.
 */
final class Tunnel extends ChannelOutboundHandlerAdapter {

    private final Proxy proxy;
    private final Origin destination;

    Tunnel(Proxy proxy, Origin destination) {
        this.proxy = proxy;
        this.destination = destination;
    }

    @Override
    public void connect(
            ChannelHandlerContext ctx, SocketAddress address, @Nullable SocketAddress local, ChannelPromise promise) {
        ProxyHandler handler = handler(address);
        handler.setConnectTimeoutMillis(0); // the whole of connecting has one deadline
        ctx.pipeline().addBefore(ctx.name(), null, handler);
        ctx.connect(InetSocketAddress.createUnresolved(destination.host(), destination.port()), local, promise);
    }

    private ProxyHandler handler(SocketAddress address) {
        String user = proxy.user();
        if (user == null) {
            return new HttpProxyHandler(address);
        }
        char[] password = proxy.password();
        return new HttpProxyHandler(address, user, password == null ? "" : new String(password));
    }
}
