package io.cielo24.transport.tck;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Reads requests off a connection by their framing, and no byte beyond. */
final class RequestReader {

    private static final int MAX_HEAD = 1 << 20;

    /** Where the bytes of a body go. */
    @FunctionalInterface
    private interface Target {
        void take(byte[] bytes, int length) throws IOException;
    }

    private final int connection;
    private final WatchedSocket socket;

    RequestReader(int connection, WatchedSocket socket) {
        this.connection = connection;
        this.socket = socket;
    }

    /** A request of which the head has been read; {@code null} if the client closed the connection instead. */
    @Nullable
    RecordedRequest head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int lineLength = 0;
        for (int b = socket.read(); b >= 0; b = socket.read()) {
            head.write(b);
            if (b == '\n') {
                if (lineLength == 0) {
                    return new RecordedRequest(connection, head.toByteArray());
                }
                lineLength = 0;
            } else if (b != '\r') {
                lineLength++;
            }
            if (head.size() > MAX_HEAD) {
                throw new IllegalStateException("the client sends a head of more than " + MAX_HEAD + " bytes");
            }
        }
        if (head.size() > 0) {
            throw new EOFException("the client closed in the middle of a head");
        }
        return null;
    }

    /** What is left of a body, by its length or by chunks. */
    void body(RecordedRequest request) throws IOException {
        if (request.headers("Transfer-Encoding").stream().anyMatch(value -> value.equalsIgnoreCase("chunked"))) {
            for (long size = chunkSize(); size > 0; size = chunkSize()) {
                body(request, size);
                socket.readLine();
            }
            while (!socket.readLine().isEmpty()) {
                // Trailers are of no interest.
            }
        } else {
            body(request, length(request) - request.bodyLength());
        }
        request.completed();
        Await.changed();
    }

    /** Some bytes of a body, whatever its framing. */
    void body(RecordedRequest request, long count) throws IOException {
        read(count, (bytes, length) -> {
            request.addBody(bytes, length);
            Await.changed();
        });
    }

    /** A body by its length, which is passed on and not recorded. */
    void pass(RecordedRequest request, OutputStream to) throws IOException {
        read(length(request), (bytes, length) -> to.write(bytes, 0, length));
        request.completed();
    }

    private void read(long count, Target target) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (long left = count; left > 0; ) {
            int n = socket.read(buffer, (int) Math.min(buffer.length, left));
            if (n < 0) {
                throw new EOFException("the client closed with " + left + " bytes of the body missing");
            }
            target.take(buffer, n);
            left -= n;
        }
    }

    private static long length(RecordedRequest request) {
        return request.header("Content-Length").map(Long::parseLong).orElse(0L);
    }

    private long chunkSize() throws IOException {
        return Long.parseLong(socket.readLine().split(";")[0].strip(), 16);
    }
}
