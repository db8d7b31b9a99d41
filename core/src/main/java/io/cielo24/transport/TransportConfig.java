package io.cielo24.transport;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * What a user may ask of any transport. Everything here is honoured by every transport or refused by it when it is
 * made; what only one HTTP stack can do is set on that stack's own client, through the transport's factory.
 *
 * <p>Host names are always verified against the certificate; there is no switch for it.
 */
public final class TransportConfig {

    private static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SHORTEST_CONNECT_TIMEOUT = Duration.ofMillis(1);
    private static final Duration LONGEST_CONNECT_TIMEOUT = Duration.ofHours(1);
    private static final TransportConfig DEFAULTS = builder().build();

    private final Duration connectTimeout;
    private final @Nullable Proxy proxy;
    private final @Nullable TrustManagerFactory trust;
    private final @Nullable KeyManagerFactory keys;

    private TransportConfig(Builder builder) {
        this.connectTimeout = builder.connectTimeout;
        this.proxy = builder.proxy;
        this.trust = builder.trust;
        this.keys = builder.keys;
    }

    /**
     * Connect timeout 10 seconds, no proxy, the JVM's trust material, no client certificate.
     *
     * @return the defaults
     */
    public static TransportConfig defaults() {
        return DEFAULTS;
    }

    /**
     * Starts from the defaults.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The longest that connecting may take, TLS handshake and proxy tunnel included.
     *
     * @return more than zero
     */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /**
     * The proxy for every request whose host it does not exclude.
     *
     * @return the proxy, empty for direct connections
     */
    public Optional<Proxy> proxy() {
        return Optional.ofNullable(proxy);
    }

    /**
     * Whom to trust instead of the JVM's default.
     *
     * @return initialised trust material, empty for the default
     */
    public Optional<TrustManagerFactory> trustManagers() {
        return Optional.ofNullable(trust);
    }

    /**
     * The client certificates to present.
     *
     * @return initialised key material, empty for none
     */
    public Optional<KeyManagerFactory> keyManagers() {
        return Optional.ofNullable(keys);
    }

    /**
     * The TLS context for a transport that uses the JDK's TLS.
     *
     * @return a context of the material given here, or the JVM's default where none was given
     * @throws IllegalStateException if the JVM cannot make one, such as for a default trust store that cannot be read
     */
    public SSLContext sslContext() {
        try {
            if (trust == null && keys == null) {
                return SSLContext.getDefault();
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    keys == null ? null : keys.getKeyManagers(), trust == null ? null : trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no usable TLS: " + e.getMessage(), e);
        }
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "TransportConfig[connectTimeout=" + connectTimeout + ", proxy=" + proxy + ", ownTrust=" + (trust != null)
                + ", clientCertificate=" + (keys != null) + "]";
    }

    /** Collects a configuration. Not for use by several threads at once. */
    public static final class Builder {

        private Duration connectTimeout = DEFAULT_CONNECT_TIMEOUT;
        private @Nullable Proxy proxy;
        private @Nullable TrustManagerFactory trust;
        private @Nullable KeyManagerFactory keys;

        private Builder() {}

        /**
         * Limits connecting, TLS handshake and proxy tunnel included.
         *
         * @param timeout 1 millisecond to 1 hour
         * @return this builder
         */
        public Builder connectTimeout(Duration timeout) {
            if (timeout.compareTo(SHORTEST_CONNECT_TIMEOUT) < 0 || timeout.compareTo(LONGEST_CONNECT_TIMEOUT) > 0) {
                throw new IllegalArgumentException("connect timeout must be 1 ms to 1 h, was: " + timeout);
            }
            this.connectTimeout = timeout;
            return this;
        }

        /**
         * Sends requests through a proxy: {@code https} through a tunnel (CONNECT), {@code http} likewise or in
         * absolute form, as the transport's stack does it.
         *
         * @param proxy where it is, and how to log in
         * @return this builder
         */
        public Builder proxy(Proxy proxy) {
            this.proxy = Objects.requireNonNull(proxy, "proxy");
            return this;
        }

        /**
         * Trusts the certificates of this store instead of the JVM's.
         *
         * @param store loaded, with at least one trusted certificate
         * @return this builder
         */
        public Builder trustStore(KeyStore store) {
            try {
                TrustManagerFactory factory =
                        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                factory.init(store);
                this.trust = factory;
                return this;
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("unusable trust store: " + e.getMessage(), e);
            }
        }

        /**
         * Presents a client certificate where the server asks for one.
         *
         * @param store loaded, with a private key and its chain
         * @param password of the key; not kept
         * @return this builder
         */
        public Builder keyStore(KeyStore store, char[] password) {
            try {
                KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                factory.init(store, password);
                this.keys = factory;
                return this;
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("unusable key store: " + e.getMessage(), e);
            }
        }

        /**
         * Makes the configuration.
         *
         * @return the configuration
         */
        public TransportConfig build() {
            return new TransportConfig(this);
        }
    }

    /**
     * An HTTP proxy.
     *
     * @param host name or address
     * @param port 1 to 65535
     * @param user for Basic authentication, {@code null} for none
     * @param password for Basic authentication; never printed
     * @param nonProxyHosts hosts to reach directly, in any case: a name, or a pattern with {@code *} at its start or end,
     *     as in the JVM's {@code http.nonProxyHosts}
     */
    public record Proxy(
            String host, int port, @Nullable String user, char @Nullable [] password, List<String> nonProxyHosts) {

        /**
         * Checks the address.
         *
         * @param host name or address
         * @param port 1 to 65535
         * @param user for Basic authentication, {@code null} for none
         * @param password copied; {@code null} for none
         * @param nonProxyHosts hosts that are reached directly
         */
        // Not compact: javac then loses the annotation of an array, which password is.
        public Proxy(
                String host, int port, @Nullable String user, char @Nullable [] password, List<String> nonProxyHosts) {
            if (host.isBlank()) {
                throw new IllegalArgumentException("the proxy's host is blank");
            }
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException("the proxy's port must be 1 to 65535, was: " + port);
            }
            this.host = host;
            this.port = port;
            this.user = user;
            this.password = password == null ? null : password.clone();
            this.nonProxyHosts = List.copyOf(nonProxyHosts);
        }

        /**
         * A proxy without authentication for every host.
         *
         * @param host name or address
         * @param port 1 to 65535
         * @return the proxy
         */
        public static Proxy of(String host, int port) {
            return new Proxy(host, port, null, null, List.of());
        }

        /**
         * Whether requests to a host go through this proxy.
         *
         * @param target the host of a request
         * @return {@code false} if it is excluded
         */
        public boolean appliesTo(String target) {
            return nonProxyHosts.stream().noneMatch(pattern -> matches(pattern, target));
        }

        private static boolean matches(String pattern, String target) {
            String p = pattern.toLowerCase(Locale.ROOT);
            String t = target.toLowerCase(Locale.ROOT);
            if (p.startsWith("*") && p.endsWith("*") && p.length() > 1) {
                return t.contains(p.substring(1, p.length() - 1));
            }
            if (p.startsWith("*")) {
                return t.endsWith(p.substring(1));
            }
            return p.endsWith("*") ? t.startsWith(p.substring(0, p.length() - 1)) : t.equals(p);
        }

        /** {@return a copy of the password} */
        @Override
        public char @Nullable [] password() {
            return password == null ? null : password.clone();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Proxy that
                    && host.equals(that.host)
                    && port == that.port
                    && Objects.equals(user, that.user)
                    && Arrays.equals(password, that.password)
                    && nonProxyHosts.equals(that.nonProxyHosts);
        }

        @Override
        public int hashCode() {
            return Objects.hash(host, port, user, nonProxyHosts);
        }

        /** Without user and password. */
        @Override
        public String toString() {
            return host + ":" + port + (user == null ? "" : " (with credentials)");
        }
    }
}
