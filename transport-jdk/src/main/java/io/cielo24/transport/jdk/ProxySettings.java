package io.cielo24.transport.jdk;

import io.cielo24.transport.Headers;
import io.cielo24.transport.TransportConfig;
import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/**
 * A configured proxy for the JDK's client.
 *
 * <p>Credentials go out with the first request to the proxy, in a header of our own: an {@code Authenticator} would make
 * the client repeat requests, and in older updates remove the request's own {@code Authorization} header. The JDK
 * forbids Basic credentials for tunnels by default, per JVM; where it does, they are refused when the transport is made.
 */
final class ProxySettings extends ProxySelector {

    static final String TUNNEL_PROPERTY = "jdk.http.auth.tunneling.disabledSchemes";
    static final String PLAIN_PROPERTY = "jdk.http.auth.proxying.disabledSchemes";

    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

    private final TransportConfig.Proxy proxy;
    private final Headers credentials;

    ProxySettings(TransportConfig.Proxy proxy) {
        this.proxy = proxy;
        this.credentials = credentials(proxy);
    }

    /** The headers that a request needs besides its own. */
    Headers headersFor(URI uri) {
        return proxy.appliesTo(uri.getHost()) ? credentials : Headers.empty();
    }

    @Override
    public List<Proxy> select(URI uri) {
        // Made anew each time: the address is looked up again, as a direct one would be.
        return proxy.appliesTo(uri.getHost())
                ? List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.host(), proxy.port())))
                : DIRECT;
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // The exchange reports it.
    }

    private static Headers credentials(TransportConfig.Proxy proxy) {
        String user = proxy.user();
        if (user == null) {
            return Headers.empty();
        }
        for (String property : List.of(TUNNEL_PROPERTY, PLAIN_PROPERTY)) {
            if (isBasicDisabled(property)) {
                throw new UnsupportedOperationException(
                        "the transport 'jdk' cannot log in to a proxy in this JVM, because"
                                + " its property " + property + " disables Basic authentication. Start the JVM with -D"
                                + property
                                + "= (empty), use a proxy without credentials, or add io.cielo24:cielo24-transport-netty");
            }
        }
        char[] password = proxy.password();
        CharBuffer text = CharBuffer.allocate(user.length() + 1 + (password == null ? 0 : password.length));
        text.put(user).put(':').put(password == null ? new char[0] : password).flip();
        byte[] bytes = new byte[0];
        try {
            var encoded = StandardCharsets.UTF_8.encode(text);
            bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return Headers.of(
                    "Proxy-Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(text.array(), '\0');
            if (password != null) {
                Arrays.fill(password, '\0');
            }
        }
    }

    /** The system property, else the JVM's own settings: as the client reads them. */
    private static boolean isBasicDisabled(String property) {
        String schemes = System.getProperty(property);
        if (schemes == null) {
            Properties settings = new Properties();
            Path file = Path.of(System.getProperty("java.home", ""), "conf", "net.properties");
            try (Reader reader = Files.newBufferedReader(file)) {
                settings.load(reader);
            } catch (IOException e) {
                return property.equals(TUNNEL_PROPERTY); // what the JDK is delivered with
            }
            schemes = settings.getProperty(property, "");
        }
        return Arrays.stream(schemes.split(","))
                .anyMatch(scheme -> scheme.trim().equalsIgnoreCase("Basic"));
    }
}
