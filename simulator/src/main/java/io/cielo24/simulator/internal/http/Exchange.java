package io.cielo24.simulator.internal.http;

import io.cielo24.simulator.RecordedRequest;
import io.cielo24.simulator.RecordedRequest.Framing;
import io.cielo24.simulator.RecordedRequest.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One request and what becomes of it. It ends in exactly one of {@link #answer}, {@link #answerPart}, {@link
 * #answerSlowly}, {@link #answerThenReset}, {@link #cut}, {@link #hold} and {@link #abandon}; each of them records the
 * request first.
 *
 * <p>Used by its connection's thread only.
 */
public final class Exchange {

    private static final int DRAIN_WITHOUT_CLOSING = 64 * 1024;

    private final Connection connection;
    private final RequestHead head;
    private final int requestOnConnection;
    private final boolean bodyReadable;
    private final long declared;
    private final @Nullable ByteArrayOutputStream recorded;
    private long received;
    private int surplus;
    private boolean continued;
    private boolean decided;
    private boolean keepAlive;
    private @Nullable Throttle throttle;
    private @Nullable String remark;
    private @Nullable Object attached;

    Exchange(Connection connection, RequestHead head, int requestOnConnection, boolean bodyReadable) {
        this.connection = connection;
        this.head = head;
        this.requestOnConnection = requestOnConnection;
        this.bodyReadable = bodyReadable && !isChunked();
        this.declared = this.bodyReadable ? contentLength().orElse(0) : 0;
        this.recorded = declared <= RecordedRequest.RECORDED_BODY_LIMIT ? new ByteArrayOutputStream() : null;
        this.keepAlive =
                this.bodyReadable && !head.header("connection").orElse("").equalsIgnoreCase("close");
    }

    /** The head as it arrived. */
    public RequestHead head() {
        return head;
    }

    /** The declared length, if one was declared. */
    public OptionalLong contentLength() {
        return head.header("content-length")
                .filter(text ->
                        !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(Character::isDigit))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    /** Whether the request carries a Transfer-Encoding. */
    public boolean isChunked() {
        return head.count("transfer-encoding") > 0;
    }

    /** Whether the request came by HTTPS. */
    public boolean isSecure() {
        return connection.isSecure();
    }

    /** Makes the rest of the body come in at the read rate: it is media. */
    public void throttle() {
        throttle = connection.readThrottle();
    }

    /** Whether this exchange has been answered or ended without an answer. */
    public boolean isDecided() {
        return decided;
    }

    /** Bytes of the body that were read. */
    public long received() {
        return received;
    }

    /** Bytes that had arrived behind the body when its last byte was read. */
    public int surplus() {
        return surplus;
    }

    /**
     * Reads some of the body.
     *
     * @return the number of bytes, or -1 when as many as declared were read
     * @throws ShortBodyException if the client ended the connection before that
     */
    public int read(byte[] buffer) throws IOException {
        if (received == declared) {
            return -1;
        }
        if (!continued && head.header("expect").isPresent()) {
            continued = true;
            connection.out().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.out().flush();
        }
        int wanted = (int) Math.min(buffer.length, declared - received);
        Throttle rate = throttle;
        int count = connection.in().read(buffer, 0, rate == null ? wanted : rate.piece(wanted));
        if (count < 0) {
            throw new ShortBodyException(received, declared);
        }
        received += count;
        if (rate != null) {
            rate.moved(count);
        }
        if (recorded != null) {
            recorded.write(buffer, 0, count);
        }
        if (received == declared) {
            surplus = connection.in().pending();
        }
        return count;
    }

    /** Notes something about this request for the record, such as a fault that is about to strike. */
    public void remark(String text) {
        remark = text;
    }

    /** The host that the request came to. */
    public Host host() {
        return connection.host();
    }

    /** Gives this request something that whoever handles it may ask for. */
    public void attach(Object object) {
        attached = object;
    }

    /** What was attached, if it is of this type. */
    public <T> Optional<T> attached(Class<T> type) {
        return type.isInstance(attached) ? Optional.of(type.cast(attached)) : Optional.empty();
    }

    /** Whether all of the body has been read. */
    public boolean isRead() {
        return received == declared;
    }

    /** Reads so much of the body and forgets it, or all of it if it is shorter. */
    public void drain(long bytes) throws IOException {
        byte[] buffer = new byte[(int) Math.max(1, Math.min(bytes, 128 * 1024))];
        while (received < bytes && received < declared) {
            byte[] piece = bytes - received < buffer.length ? new byte[(int) (bytes - received)] : buffer;
            if (read(piece) < 0) {
                return;
            }
        }
    }

    /** Reads a body that is known to be small. */
    public byte[] readAll(int limit) throws IOException {
        if (declared > limit) {
            throw new IllegalStateException("a body of " + declared + " bytes is not small");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream((int) declared);
        byte[] buffer = new byte[8192];
        for (int count = read(buffer); count >= 0; count = read(buffer)) {
            all.write(buffer, 0, count);
        }
        return all.toByteArray();
    }

    /** Reads the rest of the body and forgets it. */
    public void drain() throws IOException {
        byte[] buffer = new byte[128 * 1024];
        while (read(buffer) >= 0) {
            continue;
        }
    }

    /**
     * Answers. A body that has not been read by then is read afterwards: within reason the connection lives on,
     * otherwise it is closed as soon as the client has sent all that it declared.
     */
    public void answer(Response response) throws IOException {
        // A client that waits for 100 Continue sends no body once it has another answer.
        boolean waiting = !continued && head.header("expect").isPresent();
        if (!waiting && declared - received <= DRAIN_WITHOUT_CLOSING) {
            drain();
        }
        boolean unread = received < declared && !waiting;
        keepAlive &= received == declared && surplus == 0;
        record(response.status(), null);
        writer().write(response, connection.out());
        if (unread) {
            drain();
        } else if (!bodyReadable || surplus > 0) {
            connection.linger(false);
        }
    }

    /** Writes the head and half of the body, and cuts the connection. */
    public void answerPart(Response response, boolean reset) throws IOException {
        record(response.status(), "half an answer, then " + (reset ? "reset" : "cut"));
        keepAlive = false;
        long head = writer().head(response).length;
        // Of an answer without a body, half of the head.
        long half =
                response.length() < 0 ? head + 1000 : response.length() == 0 ? head / 2 : head + response.length() / 2;
        OutputStream limited = new LimitedOutput(connection.out(), half);
        try {
            writer().write(response, limited);
        } catch (LimitedOutput.ReachedException expected) {
            connection.out().flush();
        }
        connection.cut(reset);
    }

    /** Answers a few bytes at a time. */
    public void answerSlowly(Response response, long bytesPerSecond) throws IOException {
        if (received < declared) {
            drain();
        }
        keepAlive &= surplus == 0;
        record(response.status(), "answered at " + bytesPerSecond + " bytes a second");
        writer().write(response, new Throttle(bytesPerSecond).around(connection.out()));
    }

    /** Ends the connection without an answer, orderly or by a reset. */
    public void cut(boolean reset, String text) throws IOException {
        record(0, text);
        keepAlive = false;
        connection.cut(reset);
    }

    /** Answers, whatever of the body has not been read, and resets the connection. */
    public void answerThenReset(Response response) throws IOException {
        keepAlive = false;
        record(response.status(), "answered, then reset");
        writer().write(response, connection.out());
        connection.cut(true);
    }

    /** Does nothing for a while. */
    public void pause(Duration time) throws IOException {
        Throttle.pause(time.toNanos());
    }

    /** Reads no more and says no more, until the connection is closed from this side. */
    public void hold() throws IOException {
        record(0, "held");
        keepAlive = false;
        connection.hold();
    }

    /** Says nothing more and keeps the connection open until the client closes it. */
    public void abandon(String text) throws IOException {
        record(0, text);
        keepAlive = false;
        connection.linger(true);
    }

    /** Records a request whose connection failed before there was an answer. */
    void failed(String text) {
        keepAlive = false;
        if (!decided) {
            record(0, text);
        }
    }

    private ResponseWriter writer() {
        return new ResponseWriter(keepAlive, connection::throttled);
    }

    boolean keepsAlive() {
        return keepAlive;
    }

    private void record(int status, @Nullable String usualRemark) {
        String remarked = remark == null ? usualRemark : remark;
        if (decided) {
            throw new IllegalStateException("this request has been answered already");
        }
        decided = true;
        Framing framing = new Framing(
                connection.number(),
                requestOnConnection,
                connection.isSecure(),
                connection.port(),
                contentLength(),
                head.header("transfer-encoding").orElse(null),
                head.header("expect").isPresent(),
                bodyReadable && received == declared,
                surplus);
        Map<String, String> query = QueryString.lenient(head.query());
        List<Header> headers = head.headers();
        byte[] body = recorded == null ? null : recorded.toByteArray();
        connection.record(number -> new RecordedRequest(
                number, head.method(), head.target(), query, headers, received, body, framing, status, remarked));
    }
}
