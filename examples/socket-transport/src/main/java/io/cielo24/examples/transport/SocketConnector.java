package io.cielo24.examples.transport;

import io.cielo24.transport.TransportConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

/** Opens connections: TCP, then a tunnel if there is a proxy, then TLS; all of it within the connect timeout. */
final class SocketConnector {

    private final TransportConfig config;
    /** One for all connections, so that TLS sessions are resumed. */
    private final SSLContext tls;

    SocketConnector(TransportConfig config) {
        this.config = config;
        this.tls = config.sslContext();
    }

    Socket connect(URI uri, SocketHolder holder) throws IOException {
        AtomicBoolean tooLate = new AtomicBoolean();
        // A timeout of each read would not do: a peer that trickles would stretch it.
        Disposable alarm = Schedulers.parallel()
                .schedule(
                        () -> {
                            tooLate.set(true);
                            holder.close();
                        },
                        config.connectTimeout().toMillis(),
                        TimeUnit.MILLISECONDS);
        try {
            return layers(uri, holder);
        } catch (IOException e) {
            if (tooLate.get()) {
                throw new SocketTimeoutException("not connected within " + config.connectTimeout());
            }
            throw e;
        } finally {
            alarm.dispose();
        }
    }

    private Socket layers(URI uri, SocketHolder holder) throws IOException {
        boolean secure = uri.getScheme().equalsIgnoreCase("https");
        String host = uri.getHost();
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        TransportConfig.Proxy proxy =
                config.proxy().filter(p -> p.appliesTo(host)).orElse(null);
        Socket socket = holder.open();
        InetSocketAddress address =
                proxy == null ? new InetSocketAddress(host, port) : new InetSocketAddress(proxy.host(), proxy.port());
        // Resolving blocks, and cannot be called back: the one step that the timeout does not reach.
        if (address.isUnresolved()) {
            throw new UnknownHostException("unknown host " + address.getHostString());
        }
        socket.connect(address);
        if (proxy != null) {
            tunnel(socket, host + ":" + port, proxy);
        }
        return secure ? secure(socket, host, port) : socket;
    }

    private static void tunnel(Socket socket, String target, TransportConfig.Proxy proxy) throws IOException {
        String head = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + credentials(proxy) + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        // Unbuffered: what follows the head belongs to the tunnel.
        InputStream in = socket.getInputStream();
        int status = new ResponseReader(in, "CONNECT").readHead().status();
        if (status / 100 != 2) {
            throw new ConnectException("the proxy " + proxy.host() + ":" + proxy.port() + " answered " + status);
        }
    }

    private static String credentials(TransportConfig.Proxy proxy) {
        char[] password = proxy.password();
        if (proxy.user() == null || password == null) {
            return "";
        }
        String plain = proxy.user() + ":" + new String(password);
        return "Proxy-Authorization: Basic "
                + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)) + "\r\n";
    }

    private Socket secure(Socket socket, String host, int port) throws IOException {
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }
}
