package io.cielo24.transport.tck;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The kit's key material. It is public, so it protects nothing and must never be trusted outside tests.
 *
 * <p>All keys are EC P-256, self-signed, made with {@code keytool -genkeypair}, valid until 2125.
 */
public enum TestKeys {
    /** A server's, for {@code localhost}, {@code origin.test}, {@code 127.0.0.1} and {@code ::1}. */
    SERVER("server.p12"),
    /** A server's, for {@code stranger.test} only: a client that connects to another name has to refuse it. */
    STRANGER("stranger.p12"),
    /** A client's. */
    CLIENT("client.p12");

    private static final String PASSWORD = "cielo24-tck";

    private final String resource;
    private @Nullable SSLContext context;

    TestKeys(String resource) {
        this.resource = resource;
    }

    /**
     * The key and its certificate.
     *
     * @return a store, loaded
     */
    public KeyStore keyStore() {
        return load(resource);
    }

    /**
     * The password of every store and key here.
     *
     * @return the password
     */
    public static char[] password() {
        return PASSWORD.toCharArray();
    }

    /**
     * The certificates of all keys here, to be trusted.
     *
     * @return a store, loaded
     */
    public static KeyStore trustStore() {
        return load("trust.p12");
    }

    /** The server's side of TLS; made once, since decrypting a store takes its time. */
    synchronized SSLContext serverContext() {
        if (context == null) {
            context = newServerContext();
        }
        return context;
    }

    private SSLContext newServerContext() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(keyStore(), password());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trustStore());
            SSLContext made = SSLContext.getInstance("TLS");
            made.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM cannot use the kit's keys", e);
        }
    }

    private static KeyStore load(String resource) {
        try (InputStream in = TestKeys.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the kit's own key store " + resource + " cannot be read", e);
        }
    }
}
