package io.cielo24.examples.transport;

import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.HttpTransportProvider;
import io.cielo24.transport.TransportConfig;

/** Offers {@link SocketTransport} to {@link java.util.ServiceLoader}. */
public final class SocketTransportProvider implements HttpTransportProvider {

    /** For {@link java.util.ServiceLoader}. */
    public SocketTransportProvider() {}

    @Override
    public String name() {
        return SocketTransport.NAME;
    }

    /** Below the transports of the library: an example is used when it is asked for by name, or when it is alone. */
    @Override
    public int priority() {
        return 10;
    }

    @Override
    public HttpTransport create(TransportConfig config) {
        return new SocketTransport(config);
    }
}
