package io.cielo24.transport.jdk;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that does with each connection exactly what a test says. */
final class RawServer implements AutoCloseable {

    /** What to do with a connection; it is closed afterwards. */
    interface Script {
        void run(Connection connection) throws Exception;
    }

    final List<String> heads = new CopyOnWriteArrayList<>();
    final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final ServerSocket socket;

    RawServer(Script script) throws IOException {
        this.socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread acceptor = new Thread(() -> accept(script), "raw-server");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    private void accept(Script script) {
        while (true) {
            try {
                Connection connection = new Connection(socket.accept());
                connections.add(connection);
                Thread thread = new Thread(() -> connection.serve(script), "raw-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    URI uri(String pathAndQuery) {
        return URI.create("http://localhost:" + socket.getLocalPort() + pathAndQuery);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Connection connection : connections) {
            connection.close();
        }
    }

    final class Connection implements Closeable {

        final Socket socket;
        final InputStream in;
        final OutputStream out;
        volatile boolean over;
        volatile long received;

        Connection(Socket socket) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
            this.out = socket.getOutputStream();
        }

        private void serve(Script script) {
            try (this) {
                script.run(this);
            } catch (Exception e) {
                // The client has gone, which many a test is about.
            } finally {
                over = true;
            }
        }

        String head() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int c = in.read();
                if (c < 0) {
                    throw new EOFException();
                }
                head.append((char) c);
            }
            heads.add(head.toString());
            return head.toString();
        }

        byte[] body(int length) throws IOException {
            byte[] bytes = in.readNBytes(length);
            received += bytes.length;
            return bytes;
        }

        void drain() throws IOException {
            byte[] buffer = new byte[1 << 16];
            int n;
            while ((n = in.read(buffer)) >= 0) {
                received += n;
            }
        }

        void send(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
