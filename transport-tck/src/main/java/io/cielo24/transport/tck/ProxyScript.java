package io.cielo24.transport.tck;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy as a script: tunnels ({@code CONNECT}) and requests in absolute form, with or without Basic
 * authentication. Every name resolves to the kit's own loopback host, so that a request by a made-up name shows that the
 * client leaves resolving to the proxy.
 */
final class ProxyScript implements Script {

    private final Wire targets;
    private final @Nullable String credentials;

    /** A proxy to servers on a wire; with credentials ({@code user:password}), one that demands them. */
    ProxyScript(Wire targets, @Nullable String credentials) {
        this.targets = targets;
        this.credentials = credentials;
    }

    @Override
    public void run(ServerConnection client) throws IOException {
        while (client.nextHead()) {
            RecordedRequest request = client.request();
            if (!admitted(request)) {
                client.readBody().answer(407, "", "Proxy-Authenticate: Basic realm=\"tck\"");
                continue;
            }
            boolean tunnel = request.method().equals("CONNECT");
            String authority = tunnel ? request.target() : request.target().split("/", 4)[2];
            int port = Integer.parseInt(authority.substring(authority.lastIndexOf(':') + 1));
            try (Socket server = new Socket(InetAddress.getByName(targets.host()), port)) {
                if (tunnel) {
                    client.send("HTTP/1.1 200 Connection established\r\n\r\n").relay(server);
                    return;
                }
                server.getOutputStream().write(originForm(request));
                client.passBody(server.getOutputStream());
                passAnswer(server.getInputStream(), client);
            }
        }
    }

    /** One answer that declares its length: the next request on the client's connection is one to the proxy again. */
    private static void passAnswer(InputStream from, ServerConnection client) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = from.read();
            if (b < 0) {
                throw new EOFException("the server closed before its answer");
            }
            head.append((char) b);
        }
        int length = head.toString()
                .lines()
                .filter(line -> line.regionMatches(true, 0, "Content-Length:", 0, 15))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        client.send(head.toString()).send(from.readNBytes(length));
    }

    private boolean admitted(RecordedRequest request) {
        return credentials == null
                || request.header("Proxy-Authorization")
                        .filter(value -> value.equals("Basic "
                                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8))))
                        .isPresent();
    }

    private static byte[] originForm(RecordedRequest request) {
        String path = "/" + request.target().split("/", 4)[3];
        StringBuilder head = new StringBuilder(request.method() + " " + path + " HTTP/1.1\r\n");
        request.headerLines().stream()
                .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith("proxy-"))
                .forEach(line -> head.append(line).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
