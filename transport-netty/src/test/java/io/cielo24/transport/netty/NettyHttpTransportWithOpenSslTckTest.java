package io.cielo24.transport.netty;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportConfig;
import io.cielo24.transport.netty.NettyHttpTransport.Settings;
import io.cielo24.transport.tck.HttpTransportTck;
import io.netty.handler.ssl.OpenSsl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every rule of the conformance kit, with BoringSSL. */
@Tag("variants")
@ExtendWith(NoBufferLeaks.class)
class NettyHttpTransportWithOpenSslTckTest extends HttpTransportTck {

    @BeforeAll
    static void openSslIsThere() {
        assumeTrue(OpenSsl.isAvailable(), () -> "no BoringSSL for this machine: " + OpenSsl.unavailabilityCause());
    }

    @Override
    protected HttpTransport create(TransportConfig config) {
        return NettyHttpTransport.create(config, Settings.DEFAULTS);
    }
}
