package io.cielo24.transport.netty;

import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportConfig;
import io.cielo24.transport.netty.NettyHttpTransport.Settings;
import io.cielo24.transport.tck.HttpTransportTck;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every rule of the conformance kit, on the JDK's sockets. */
@Tag("variants")
@ExtendWith(NoBufferLeaks.class)
class NettyHttpTransportOnNioTckTest extends HttpTransportTck {

    @Override
    protected HttpTransport create(TransportConfig config) {
        return NettyHttpTransport.create(config, new Settings(Settings.DEFAULTS.idleLimit(), false, false));
    }
}
