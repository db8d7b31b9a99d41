package io.cielo24.transport.jdk;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A TLS context that tells an exchange which engine was made for it. The exchange has to ask it whether the handshake is
 * done: where one breaks off, the client composes and queues the request all the same, and fails afterwards.
 */
final class WatchedTls extends SSLContextSpi {

    private static final ThreadLocal<@Nullable Consumer<WatchedEngine>> WATCHER = new ThreadLocal<>();

    private final SSLContext real;

    private WatchedTls(SSLContext real) {
        this.real = real;
    }

    static SSLContext of(SSLContext real) {
        return new Context(new WatchedTls(real), real);
    }

    /** Runs an action, and reports the engine that is made within. */
    static <T> T watching(Consumer<WatchedEngine> watcher, Supplier<T> action) {
        WATCHER.set(watcher);
        try {
            return action.get();
        } finally {
            WATCHER.remove();
        }
    }

    private static SSLEngine watched(SSLEngine engine) {
        WatchedEngine watched = new WatchedEngine(engine);
        Consumer<WatchedEngine> watcher = WATCHER.get();
        if (watcher != null) {
            watcher.accept(watched);
        }
        return watched;
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
        return watched(real.createSSLEngine());
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        return watched(real.createSSLEngine(host, port));
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
            throws KeyManagementException {
        throw new KeyManagementException("this context is initialised already");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
        return real.getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
        return real.getServerSocketFactory();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
        return real.getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
        return real.getClientSessionContext();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
        return real.getDefaultSSLParameters();
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
        return real.getSupportedSSLParameters();
    }

    private static final class Context extends SSLContext {
        Context(SSLContextSpi spi, SSLContext real) {
            super(spi, real.getProvider(), real.getProtocol());
        }
    }
}
