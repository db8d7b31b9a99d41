package io.cielo24.examples.transport;

import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportConfig;
import io.cielo24.transport.tck.HttpTransportTck;

/** The example keeps every required rule, with no capability switched off. */
class SocketTransportTckTest extends HttpTransportTck {

    @Override
    protected HttpTransport create(TransportConfig config) {
        return new SocketTransport(config);
    }
}
