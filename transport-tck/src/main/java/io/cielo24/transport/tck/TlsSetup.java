package io.cielo24.transport.tck;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * The server's side of TLS.
 *
 * @param keys whose certificate is shown
 * @param clientCertificate whether one is demanded
 * @param protocols what is offered by ALPN, most wanted first
 */
record TlsSetup(TestKeys keys, boolean clientCertificate, List<String> protocols) {

    /** A TLS socket above a TCP socket that was accepted. */
    Socket handshake(Socket raw) throws IOException {
        SSLSocket socket = (SSLSocket) keys.serverContext()
                .getSocketFactory()
                .createSocket(raw, raw.getInetAddress().getHostAddress(), raw.getPort(), true);
        socket.setUseClientMode(false);
        socket.setNeedClientAuth(clientCertificate);
        if (!protocols.isEmpty()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(protocols.toArray(String[]::new));
            socket.setSSLParameters(parameters);
        }
        socket.startHandshake();
        return socket;
    }
}
