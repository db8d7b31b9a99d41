package io.cielo24.simulator.internal.http;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A key and its self-signed certificate for localhost and 127.0.0.1, made when first needed and kept for the life of
 * the JVM. Nothing is shipped, so there is no private key that the world knows.
 */
public final class TlsIdentity {

    private static final char[] NO_PASSWORD = new char[0];

    private final X509Certificate certificate;
    private final SSLContext context;

    private TlsIdentity() throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        certificate = SelfSignedCertificate.forLoopback(keys);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry("simulator", keys.getPrivate(), NO_PASSWORD, new X509Certificate[] {certificate});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, NO_PASSWORD);
        context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
    }

    /** The identity of this JVM's simulators. */
    public static TlsIdentity ofThisProcess() {
        return Holder.IDENTITY;
    }

    /** A new key store that trusts the certificate and nothing else. */
    public KeyStore trustStore() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setCertificateEntry("cielo24-simulator", certificate);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK can make a PKCS12 store", e);
        }
    }

    /** Speaks TLS as a server on an accepted connection. */
    Socket handshake(Socket accepted) throws IOException {
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(accepted, null, accepted.getPort(), true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        return socket;
    }

    private static final class Holder {
        static final TlsIdentity IDENTITY = create();

        private static TlsIdentity create() {
            try {
                return new TlsIdentity();
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException("cannot make a certificate for localhost", e);
            }
        }
    }
}
