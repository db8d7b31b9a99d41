package io.cielo24.maven.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** An HTTP proxy on loopback that wants a password, forwards one request per connection, and tunnels. */
final class RecordingProxy implements AutoCloseable {

    private final ServerSocket server;
    private final String credentials;
    private final List<String> targets = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    RecordingProxy(String user, String password) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.credentials =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /**
     * What was forwarded or tunnelled to a port, {@code CONNECT host:port} or {@code POST host:port}, without paths. What
     * Maven itself asks of other hosts is its own affair.
     */
    List<String> targets(int port) {
        return targets.stream().filter(target -> target.endsWith(":" + port)).toList();
    }

    private interface Work {
        void run() throws IOException;
    }

    /** An end of a connection ends its thread; who waits for bytes on the other side is told by the close. */
    private void start(Work work, Socket... own) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException ended) {
                for (Socket socket : own) {
                    close(socket);
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            Socket client = server.accept();
            sockets.add(client);
            start(() -> serve(client), client);
        }
    }

    private void serve(Socket client) throws IOException {
        String head = head(client.getInputStream());
        String[] first = head.lines().findFirst().orElse("").split(" ");
        if (head.lines().noneMatch(line -> line.equalsIgnoreCase("Proxy-Authorization: " + credentials))) {
            answer(
                    client,
                    "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"it\"\r\n"
                            + "Content-Length: 0\r\nConnection: close\r\n\r\n");
            close(client);
            return;
        }
        boolean tunnel = first[0].equals("CONNECT");
        URI target = URI.create(tunnel ? "tunnel://" + first[1] : first[1]);
        targets.add(first[0] + " " + target.getHost() + ":" + target.getPort());
        Socket service = new Socket(InetAddress.getLoopbackAddress(), target.getPort());
        sockets.add(service);
        if (tunnel) {
            answer(client, "HTTP/1.1 200 Connection established\r\n\r\n");
        } else {
            String path = target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
            answer(
                    service,
                    first[0] + " " + path + " HTTP/1.1\r\n"
                            + head.lines()
                                    .skip(1)
                                    .filter(line -> !line.isEmpty() && !line.matches("(?i)(proxy-.*|connection):.*"))
                                    .collect(Collectors.joining("\r\n"))
                            + "\r\nConnection: close\r\n\r\n");
        }
        start(() -> pipe(client, service), client, service);
        pipe(service, client);
    }

    private static void pipe(Socket from, Socket to) throws IOException {
        from.getInputStream().transferTo(to.getOutputStream());
        to.shutdownOutput();
    }

    private static void answer(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection ended in the head");
            }
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        sockets.forEach(RecordingProxy::close);
    }
}
