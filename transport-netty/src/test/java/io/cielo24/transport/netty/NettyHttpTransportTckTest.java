package io.cielo24.transport.netty;

import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportConfig;
import io.cielo24.transport.netty.NettyHttpTransport.Settings;
import io.cielo24.transport.tck.HttpTransportTck;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every rule of the conformance kit, on the operating system's own interface where there is one for netty, and with the
 * JDK's TLS: what users get who add nothing.
 */
@ExtendWith(NoBufferLeaks.class)
class NettyHttpTransportTckTest extends HttpTransportTck {

    @Override
    protected HttpTransport create(TransportConfig config) {
        Settings defaults = Settings.DEFAULTS;
        return NettyHttpTransport.create(config, new Settings(defaults.idleLimit(), defaults.nativeTransport(), false));
    }
}
