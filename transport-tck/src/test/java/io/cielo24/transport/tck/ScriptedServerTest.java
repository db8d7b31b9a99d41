package io.cielo24.transport.tck;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** The server does what the script says and records what it sees; told by a bare socket. */
class ScriptedServerTest {

    private static Socket connect(ScriptedServer server) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    private static String readAll(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    @Test
    void requestsAreRecordedByteForByteOnTheirConnection() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(Wire.PLAIN, Script.answering(200, "ok"));
                Socket first = connect(server);
                Socket second = connect(server)) {
            String head = "POST /a%2F?b HTTP/1.1\r\nhOst:x\r\nX-A:  1 \r\nx-a: 2\r\nContent-Length: 3\r\n\r\n";
            send(first, head + "abc" + head.replace("3", "2") + "de");
            first.shutdownOutput();
            assertThat(readAll(first)).startsWith("HTTP/1.1 200").endsWith("ok");
            send(second, "GET / HTTP/1.1\n\n");
            second.shutdownOutput();
            readAll(second);
            assertThat(new String(server.request(0).head(), ISO_8859_1)).isEqualTo(head);
            assertThat(server.request(0).method()).isEqualTo("POST");
            assertThat(server.request(0).target()).isEqualTo("/a%2F?b");
            assertThat(server.request(0).headers("x-A")).containsExactly("1", "2");
            assertThat(server.request(0).headerLines()).contains("hOst:x", "X-A:  1 ");
            assertThat(server.request(0).body()).isEqualTo("abc".getBytes(ISO_8859_1));
            assertThat(server.request(1).body()).isEqualTo("de".getBytes(ISO_8859_1));
            assertThat(server.request(2).requestLine()).isEqualTo("GET / HTTP/1.1");
            assertThat(server.connections().stream().map(c -> c.requests().size()))
                    .containsExactlyInAnyOrder(2, 1);
        }
    }

    @Test
    void chunksAreReadAsTheyAre() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(Wire.PLAIN, Script.answering(200, "ok"));
                Socket socket = connect(server)) {
            send(
                    socket,
                    "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nT: 1\r\n\r\n");
            socket.shutdownOutput();
            readAll(socket);
            assertThat(server.request(0).body()).isEqualTo("abcde".getBytes(ISO_8859_1));
            assertThat(server.request(0).isComplete()).isTrue();
        }
    }

    @Test
    void anAnswerMayComeEarlyInPiecesAndWithSurplus() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(
                        Wire.PLAIN,
                        connection -> connection
                                .readHead()
                                .answer(200, "early", "X: 1")
                                .trickle("surplus")
                                .halfClose()
                                .drain());
                Socket socket = connect(server)) {
            send(socket, "POST / HTTP/1.1\r\nContent-Length: 1000\r\n\r\n");
            assertThat(readAll(socket))
                    .isEqualTo("HTTP/1.1 200 Scripted\r\nX: 1\r\nContent-Length: 5\r\n\r\nearlysurplus");
            send(socket, "more");
            socket.shutdownOutput();
            server.awaitAllEnded();
            assertThat(server.connection(0).end()).isEqualTo(ServerConnection.End.CLOSED_BY_CLIENT);
            assertThat(server.connection(0).received())
                    .isEqualTo(server.request(0).head().length + 4);
        }
    }

    @Test
    void aResetIsAResetAndACutAnEnd() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(
                Wire.PLAIN,
                Script.firstThen(
                        connection -> connection.readHead().reset(),
                        connection -> connection.readHead().cut()))) {
            try (Socket socket = connect(server)) {
                send(socket, "GET / HTTP/1.1\r\n\r\n");
                assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
            }
            try (Socket socket = connect(server)) {
                send(socket, "GET / HTTP/1.1\r\n\r\n");
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void releaseLetsScriptsGoOnAndCloseEndsThem() throws IOException {
        ScriptedServer server = ScriptedServer.start(
                Wire.PLAIN,
                connection -> connection.awaitRelease().send("released").stall());
        try (Socket socket = connect(server)) {
            server.connection(0);
            server.release();
            assertThat(socket.getInputStream().readNBytes(8)).isEqualTo("released".getBytes(ISO_8859_1));
            server.close();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aMistakeInAScriptIsReported() throws IOException {
        ScriptedServer server = ScriptedServer.start(Wire.PLAIN, connection -> {
            throw new IllegalArgumentException("mistake");
        });
        try (Socket socket = connect(server)) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        server.connection(0);
        Await.until("the script ends", () -> server.connection(0).isFinished());
        assertThatThrownBy(server::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("mistake");
    }

    @Test
    void aClientThatGoesAwayIsNoMistake() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(
                Wire.PLAIN, connection -> connection.readHead().readBody())) {
            try (Socket socket = connect(server)) {
                send(socket, "POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\n12345");
                server.request(0);
            }
            server.awaitAllEnded();
            assertThat(server.request(0).bodyLength()).isEqualTo(5);
            assertThat(server.request(0).isComplete()).isFalse();
        }
    }

    @Test
    void tlsShowsTheKitsCertificateAndNotesFailedHandshakes() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.startTls(TestKeys.SERVER, false, List.of("http/1.1"), Script.answering(200, "ok"))) {
            try (Socket plain = connect(server)) {
                send(plain, "GET / HTTP/1.1\r\n\r\n");
                plain.shutdownOutput();
                plain.getInputStream().readAllBytes();
            }
            Await.until(
                    "the failed handshake is noted",
                    () -> server.handshakeFailures().size() == 1);
            try (SSLSocket socket = (SSLSocket) Bench.config(Wire.TLS)
                    .build()
                    .sslContext()
                    .getSocketFactory()
                    .createSocket("localhost", server.port())) {
                assertThat(socket.getSession().getPeerPrincipal().getName()).contains("CN=localhost");
                send(socket, "GET / HTTP/1.1\r\n\r\n");
                assertThat(socket.getInputStream().readNBytes(12)).isEqualTo("HTTP/1.1 200".getBytes(ISO_8859_1));
            }
            assertThat(server.connections()).hasSize(1);
            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    @Test
    void thePatternIsTheSameFromWhereverItIsRead() {
        byte[] whole = Pattern.bytes(200_000);
        byte[] part = new byte[70_000];
        Pattern.fill(part, part.length, 100_003);
        assertThat(part).isEqualTo(Arrays.copyOfRange(whole, 100_003, 170_003));
        CRC32 crc = new CRC32();
        crc.update(whole);
        assertThat(Pattern.crc(whole.length)).isEqualTo(crc.getValue());
    }
}
