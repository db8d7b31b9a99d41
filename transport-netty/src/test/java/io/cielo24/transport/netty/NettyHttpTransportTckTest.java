package io.cielo24.transport.netty;

import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportConfig;
import io.cielo24.transport.tck.HttpTransportTck;

/** Every rule of the conformance kit, with the operating system's native transport where there is one. */
class NettyHttpTransportTckTest extends HttpTransportTck {

    @Override
    protected HttpTransport create(TransportConfig config) {
        return NettyHttpTransport.create(config);
    }
}
