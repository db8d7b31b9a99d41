package io.cielo24.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A connection on which a test writes what it likes, byte for byte. */
final class Raw implements AutoCloseable {

    /** An answer, read by its framing. */
    record Answer(int status, Map<String, String> headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Raw(URI endpoint) throws IOException {
        this(new Socket(endpoint.getHost(), endpoint.getPort()));
    }

    Raw(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** Sends one request on a fresh connection. */
    static Answer once(URI endpoint, String head, byte[] body) throws IOException {
        try (Raw raw = new Raw(endpoint)) {
            return raw.send(head, body);
        }
    }

    Answer send(String head, byte[] body) throws IOException {
        write(head, body);
        return read();
    }

    /** Writes a head given as lines, without the blank line, and a body. */
    void write(String head, byte[] body) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes((head.strip().replace("\n", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        all.writeBytes(body);
        write(all.toByteArray());
    }

    void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    void timeout(int milliseconds) throws IOException {
        socket.setSoTimeout(milliseconds);
    }

    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** What follows, up to the end of the connection. */
    byte[] rest() throws IOException {
        return in.readAllBytes();
    }

    int readByte() throws IOException {
        return in.read();
    }

    Answer read() throws IOException {
        String status = line();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (headers.getOrDefault("Transfer-Encoding", "").equals("chunked")) {
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                body.write(in.readNBytes(size));
                line();
            }
            line();
        } else {
            body.write(in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0"))));
        }
        return new Answer(Integer.parseInt(status.split(" ", 3)[1]), headers, body.toByteArray());
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException(
                        "the connection ended after \"" + line.toString().toLowerCase(Locale.ROOT) + "\"");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
