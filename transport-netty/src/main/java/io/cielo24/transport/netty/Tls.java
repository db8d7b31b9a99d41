package io.cielo24.transport.netty;

import io.cielo24.transport.TransportConfig;
import io.netty.channel.Channel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/**
 * Makes TLS handlers that always check the host's name against its certificate. Encrypts with OpenSSL (or BoringSSL)
 * where netty-tcnative is on the class path, otherwise with the JDK's own TLS.
 */
final class Tls {

    /** Closing does not wait long for a peer that takes nothing any more. */
    private static final int CLOSE_MILLIS = 100;

    private final SslContext context;
    private final Consumer<SslHandler> configurator;

    private Tls(SslContext context, Consumer<SslHandler> configurator) {
        this.context = context;
        this.configurator = configurator;
    }

    /** TLS as an application has configured it for reactor-netty. */
    static Tls of(SslContext context, Consumer<SslHandler> configurator) {
        return new Tls(context, configurator);
    }

    /** TLS with the trust material and client certificates of a configuration, the JVM's where it names none. */
    static Tls of(TransportConfig config, boolean openSsl) {
        return new Tls(context(config, openSsl && OpenSsl.isAvailable()), handler -> {});
    }

    private static SslContext context(TransportConfig config, boolean openSsl) {
        boolean jvmDefaults =
                config.trustManagers().isEmpty() && config.keyManagers().isEmpty();
        // OpenSSL cannot be given the JVM's default context, and with it its default client certificate.
        boolean jvmCertificate = System.getProperty("javax.net.ssl.keyStore") != null;
        if (jvmDefaults && (jvmCertificate || !openSsl)) {
            return new JdkSslContext(
                    config.sslContext(),
                    true,
                    null,
                    IdentityCipherSuiteFilter.INSTANCE,
                    null,
                    ClientAuth.NONE,
                    null,
                    false);
        }
        SslContextBuilder builder =
                SslContextBuilder.forClient().sslProvider(openSsl ? SslProvider.OPENSSL : SslProvider.JDK);
        config.trustManagers().ifPresent(builder::trustManager);
        config.keyManagers().ifPresent(builder::keyManager);
        try {
            return builder.build();
        } catch (SSLException e) {
            throw new IllegalStateException("this JVM has no usable TLS: " + e.getMessage(), e);
        }
    }

    SslHandler handler(Channel channel, Origin origin) {
        SslHandler handler = context.newHandler(channel.alloc(), origin.host(), origin.port());
        configurator.accept(handler);
        handler.setHandshakeTimeoutMillis(0); // the whole of connecting has one deadline
        handler.setCloseNotifyFlushTimeoutMillis(CLOSE_MILLIS);
        SSLEngine engine = handler.engine();
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        return handler;
    }
}
