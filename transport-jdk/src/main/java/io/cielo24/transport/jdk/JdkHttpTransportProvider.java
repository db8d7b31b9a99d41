package io.cielo24.transport.jdk;

import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.HttpTransportProvider;
import io.cielo24.transport.TransportConfig;

/**
 * Offers {@link JdkHttpTransport} to {@link java.util.ServiceLoader}; public for that reason only. Programs use {@link
 * JdkHttpTransport#create} or {@link JdkHttpTransport#of}.
 */
public final class JdkHttpTransportProvider implements HttpTransportProvider {

    /** For {@link java.util.ServiceLoader}. */
    public JdkHttpTransportProvider() {}

    @Override
    public String name() {
        return JdkHttpTransport.NAME;
    }

    /** Below the transport on reactor-netty: who adds that one wants it. */
    @Override
    public int priority() {
        return 50;
    }

    @Override
    public HttpTransport create(TransportConfig config) {
        return JdkHttpTransport.create(config);
    }
}
