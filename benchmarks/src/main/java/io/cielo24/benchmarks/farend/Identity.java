package io.cielo24.benchmarks.farend;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** Key and certificate of the far end, and the engines that use them. */
public final class Identity {

    /** The one cipher of all measurements; what a client's own choice would be differs between them. */
    public static final String CIPHER = "TLS_AES_256_GCM_SHA384";

    /** Of key store and trust store, which hold nothing worth protecting. */
    public static final String PASSWORD = "benchmark";

    private final KeyManagerFactory keys;

    private Identity(KeyManagerFactory keys) {
        this.keys = keys;
    }

    /**
     * Makes a key with a certificate for the loopback address, and three files: {@code key.p12}, {@code trust.p12} and
     * {@code ca.pem}, for curl.
     *
     * @param directory where the files go
     * @throws IOException if the JDK's keytool fails
     */
    public static void create(Path directory) throws IOException {
        Path key = directory.resolve("key.p12");
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-alias",
                "far-end",
                "-validity",
                "30",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-ext",
                "bc:c=ca:true",
                "-storetype",
                "PKCS12",
                "-keystore",
                key.toString());
        try (var in = Files.newInputStream(key);
                var out = Files.newOutputStream(directory.resolve("trust.p12"))) {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(in, PASSWORD.toCharArray());
            Certificate certificate = own.getCertificate("far-end");
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("far-end", certificate);
            trusted.store(out, PASSWORD.toCharArray());
            Files.writeString(
                    directory.resolve("ca.pem"),
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
        } catch (GeneralSecurityException e) {
            throw new IOException("keytool made an unusable key store", e);
        }
    }

    private static void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException("keytool failed: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool ran", e);
        }
    }

    /**
     * Reads a key store.
     *
     * @param keyStore {@code key.p12}
     * @return the identity
     * @throws IOException if it cannot be read
     */
    public static Identity load(Path keyStore) throws IOException {
        try (var in = Files.newInputStream(keyStore)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            return new Identity(keys);
        } catch (GeneralSecurityException e) {
            throw new IOException("unusable key store " + keyStore, e);
        }
    }

    /** The JDK's, with one cipher. */
    Supplier<SSLEngine> engines() {
        SSLContext context;
        try {
            context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no usable TLS", e);
        }
        return () -> {
            SSLEngine engine = context.createSSLEngine();
            engine.setEnabledProtocols(new String[] {"TLSv1.3"});
            engine.setEnabledCipherSuites(new String[] {CIPHER});
            return engine;
        };
    }

    /** BoringSSL's where it is there: to encrypt a download with the JDK's takes as long as to decrypt it. */
    Supplier<SSLEngine> fastEngines() throws IOException {
        if (!OpenSsl.isAvailable()) {
            return engines();
        }
        SslContext context = SslContextBuilder.forServer(keys)
                .sslProvider(SslProvider.OPENSSL)
                .protocols("TLSv1.3")
                .build();
        return () -> context.newEngine(UnpooledByteBufAllocator.DEFAULT);
    }
}
