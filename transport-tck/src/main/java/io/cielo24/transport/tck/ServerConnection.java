package io.cielo24.transport.tck;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One connection on the server's side: the steps of a {@link Script}, and a record of what came.
 *
 * <p>Steps are for the script's thread and return this connection; the accessors are safe from any thread.
 */
public final class ServerConnection {

    /** How a connection came to its end, as the server saw it. */
    public enum End {
        /** The client closed in order (FIN). */
        CLOSED_BY_CLIENT,
        /** The client reset the connection, or went while the server was still sending. */
        BROKEN_BY_CLIENT,
        /** The script ended it. */
        ENDED_BY_SCRIPT
    }

    private final int number;
    private final WatchedSocket watched;
    private final RequestReader reader;
    private final ScriptedServer server;
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private volatile boolean finished;

    ServerConnection(int number, WatchedSocket watched, ScriptedServer server) {
        this.number = number;
        this.watched = watched;
        this.reader = new RequestReader(number, watched);
        this.server = server;
    }

    // ------------------------------------------------------------------ record

    /**
     * Its place among {@link ScriptedServer#connections()}, from 0.
     *
     * @return the number
     */
    public int number() {
        return number;
    }

    /**
     * The requests on this connection, in order.
     *
     * @return a live view of those whose head has been read
     */
    public List<RecordedRequest> requests() {
        return Collections.unmodifiableList(requests);
    }

    /**
     * How many bytes were taken from the socket so far, after decryption.
     *
     * @return the count, heads included
     */
    public long received() {
        return watched.received();
    }

    /**
     * How many bytes were given to the socket so far, before encryption.
     *
     * @return the count, heads included
     */
    public long sent() {
        return watched.sent();
    }

    /**
     * How the connection ended.
     *
     * @return {@code null} as long as the server has seen no end; it sees one only while it reads or writes
     */
    public @Nullable End end() {
        return watched.end();
    }

    /**
     * Whether the script is over and the socket closed.
     *
     * @return {@code true} if so
     */
    public boolean isFinished() {
        return finished;
    }

    // ------------------------------------------------------------------ steps: reading

    /**
     * Reads the head of a request, if there is another one.
     *
     * @return {@code false} if the client closed the connection instead
     * @throws IOException if the client broke it, or closed it in the middle of a head
     */
    public boolean nextHead() throws IOException {
        RecordedRequest request = reader.head();
        if (request == null) {
            return false;
        }
        requests.add(request);
        server.record(request);
        return true;
    }

    /**
     * Reads the head of a request.
     *
     * @return this connection
     * @throws IOException if none comes
     */
    public ServerConnection readHead() throws IOException {
        if (!nextHead()) {
            throw new EOFException("the client closed without a request");
        }
        return this;
    }

    /**
     * Reads what is left of the current request's body, framed by {@code Content-Length} or by chunks. Does nothing if
     * it has been read already.
     *
     * @return this connection
     * @throws IOException if it does not come whole
     */
    public ServerConnection readBody() throws IOException {
        if (!request().isComplete()) {
            reader.body(request());
        }
        return this;
    }

    /**
     * Reads some more bytes of the current request's body.
     *
     * @param count how many
     * @return this connection
     * @throws IOException if fewer come
     */
    public ServerConnection readBody(long count) throws IOException {
        reader.body(request(), count);
        return this;
    }

    /**
     * Reads head and body of a request.
     *
     * @return this connection
     * @throws IOException if it does not come whole
     */
    public ServerConnection readRequest() throws IOException {
        return readHead().readBody();
    }

    /**
     * Reads and counts whatever comes until the client ends the connection.
     *
     * @return this connection
     * @throws IOException if the client breaks it
     */
    public ServerConnection drain() throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int n = 0; n >= 0; ) {
            n = watched.read(buffer, buffer.length);
        }
        return this;
    }

    /**
     * The request that was read last.
     *
     * @return the request
     */
    public RecordedRequest request() {
        return requests.get(requests.size() - 1);
    }

    // ------------------------------------------------------------------ steps: writing

    /**
     * Sends bytes as they are.
     *
     * @param bytes what to send
     * @return this connection
     * @throws IOException if the client has gone
     */
    public ServerConnection send(byte[] bytes) throws IOException {
        watched.write(bytes, bytes.length);
        return this;
    }

    /**
     * Sends text as it is, each character one byte.
     *
     * @param text what to send
     * @return this connection
     * @throws IOException if the client has gone
     */
    public ServerConnection send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * Sends an answer with {@code Content-Length}.
     *
     * @param status the status code
     * @param body the content, each character one byte
     * @param headerLines further lines of the head
     * @return this connection
     * @throws IOException if the client has gone
     */
    public ServerConnection answer(int status, String body, String... headerLines) throws IOException {
        StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
        for (String line : headerLines) {
            text.append(line).append("\r\n");
        }
        return send(text.append("Content-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(body)
                .toString());
    }

    /**
     * Sends bytes of the kit's pattern, see {@link Pattern}, from the pattern's start.
     *
     * @param count how many
     * @return this connection
     * @throws IOException if the client has gone
     */
    public ServerConnection sendPattern(long count) throws IOException {
        byte[] block = new byte[1 << 14];
        for (long at = 0; at < count; ) {
            int length = (int) Math.min(block.length, count - at);
            Pattern.fill(block, length, at);
            watched.write(block, length);
            at += length;
        }
        return this;
    }

    /**
     * Sends a chunked body without end, until the client goes.
     *
     * @return never
     * @throws IOException when the client has gone
     */
    public ServerConnection sendChunksForever() throws IOException {
        String chunk = "4000\r\n" + "x".repeat(0x4000) + "\r\n";
        while (true) {
            send(chunk);
        }
    }

    /**
     * Sends text one byte at a time, slowly enough that each arrives alone.
     *
     * @param text what to send
     * @return this connection
     * @throws IOException if the client has gone
     */
    public ServerConnection trickle(String text) throws IOException {
        for (byte b : text.getBytes(StandardCharsets.ISO_8859_1)) {
            send(new byte[] {b}).pause(Duration.ofMillis(1));
        }
        return this;
    }

    // ------------------------------------------------------------------ steps: waiting and ending

    /**
     * Does nothing until the test calls {@link ScriptedServer#release()}, or closes the server.
     *
     * @return this connection
     * @throws IOException if the server was closed
     */
    public ServerConnection awaitRelease() throws IOException {
        server.awaitRelease();
        return this;
    }

    /**
     * Does nothing, neither reading nor writing, until the test closes the server.
     *
     * @return this connection
     */
    public ServerConnection stall() {
        server.awaitClose(Duration.ofDays(1));
        return this;
    }

    /**
     * Does nothing for a while: a slow server.
     *
     * @param time how long
     * @return this connection
     */
    public ServerConnection pause(Duration time) {
        server.awaitClose(time);
        return this;
    }

    /**
     * Says that nothing more will be sent (FIN), and goes on reading.
     *
     * @return this connection
     * @throws IOException if the client has gone
     */
    public ServerConnection halfClose() throws IOException {
        watched.halfClose();
        return this;
    }

    /**
     * Breaks the connection off (RST).
     *
     * @return this connection
     * @throws IOException never in practice
     */
    public ServerConnection reset() throws IOException {
        watched.reset();
        return this;
    }

    /**
     * Closes TCP (FIN), under TLS without the alert that marks an orderly end.
     *
     * @return this connection
     * @throws IOException never in practice
     */
    public ServerConnection cut() throws IOException {
        watched.cut();
        return this;
    }

    @Override
    public String toString() {
        return "connection " + number + " (" + requests + ", received " + received() + ", sent " + sent() + ", end "
                + end() + (finished ? ", finished)" : ")");
    }

    // ------------------------------------------------------------------ inside

    void finish() {
        watched.close();
        finished = true;
        Await.changed();
    }

    /** Becomes a pipe to another server. */
    void relay(Socket other) throws IOException {
        watched.relay(other);
    }

    Socket socket() {
        return watched.socket();
    }

    /** Reads the body of the current request, by its length, and passes it on. */
    void passBody(OutputStream to) throws IOException {
        reader.pass(request(), to);
    }
}
