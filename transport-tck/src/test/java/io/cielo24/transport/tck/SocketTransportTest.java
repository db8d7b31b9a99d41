package io.cielo24.transport.tck;

import io.cielo24.examples.transport.SocketTransport;
import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportConfig;

/** The example transport keeps every required rule. */
class SocketTransportTest extends HttpTransportTck {

    @Override
    protected HttpTransport create(TransportConfig config) {
        return new SocketTransport(config);
    }
}
