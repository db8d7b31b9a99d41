package io.cielo24.simulator.internal.callback;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** One GET on a connection of its own, sent exactly once: the JDK's clients repeat a GET that got no answer. */
final class GetRequest {

    private static final int CONNECT_MS = 5_000;
    private static final int READ_MS = 15_000;

    private GetRequest() {}

    /**
     * Sends it and reads the status line.
     *
     * @param open holds the socket while it is in use, so that somebody else can close it
     * @return the status
     */
    static int send(URI url, Set<Socket> open) throws IOException {
        boolean secure = "https".equals(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        try (Socket plain = new Socket()) {
            open.add(plain);
            // Whoever closes what is open interrupts first: either it finds this socket, or this thread is interrupted.
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("the simulator is closing");
            }
            plain.connect(new InetSocketAddress(url.getHost(), port), CONNECT_MS);
            plain.setSoTimeout(READ_MS);
            Socket socket = secure ? handshake(plain, url.getHost(), port) : plain;
            String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
            String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
            String host = url.getPort() >= 0 ? url.getHost() + ":" + url.getPort() : url.getHost();
            socket.getOutputStream()
                    .write(("GET " + path + query + " HTTP/1.1\r\nHost: " + host
                                    + "\r\nUser-Agent: cielo24-simulator\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return status(new BufferedInputStream(socket.getInputStream()));
        } finally {
            open.removeIf(Socket::isClosed);
        }
    }

    private static Socket handshake(Socket plain, String host, int port) throws IOException {
        SSLSocket socket =
                (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static int status(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection ended without an answer");
            }
            if (line.length() > 1000) {
                throw new IOException("not an answer by HTTP");
            }
            line.append((char) next);
        }
        String text = line.toString().strip();
        if (!text.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
            throw new IOException("not an answer by HTTP");
        }
        return Integer.parseInt(text.substring(9, 12));
    }
}
