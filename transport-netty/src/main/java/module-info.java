/** The transport on reactor-netty. */
module io.cielo24.transport.netty {
    requires transitive io.cielo24.core;
    requires transitive reactor.netty.core;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.handler.proxy;
    requires io.netty.resolver;
    requires io.netty.resolver.dns; // reactor-netty needs it, and as an automatic module cannot say so
    requires io.netty.transport;
    requires static transitive org.jspecify;

    exports io.cielo24.transport.netty;

    provides io.cielo24.transport.HttpTransportProvider with
            io.cielo24.transport.netty.NettyHttpTransportProvider;
}
