package io.cielo24.transport.netty;

import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.HttpTransportProvider;
import io.cielo24.transport.TransportConfig;

/** Offers {@link NettyHttpTransport} under the name {@value NettyHttpTransport#NAME}. */
public final class NettyHttpTransportProvider implements HttpTransportProvider {

    private static final int PRIORITY = 100;

    /** For {@link java.util.ServiceLoader}. */
    public NettyHttpTransportProvider() {}

    @Override
    public String name() {
        return NettyHttpTransport.NAME;
    }

    @Override
    public int priority() {
        return PRIORITY;
    }

    @Override
    public HttpTransport create(TransportConfig config) {
        return NettyHttpTransport.create(config);
    }
}
