package io.cielo24.simulator;

import io.cielo24.simulator.internal.http.RequestHead;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One request, as it arrived: head, framing, body and what was answered. It is recorded once its outcome is decided and
 * before the first byte of the answer goes out, so that a client that has its answer finds the record.
 *
 * <p>{@link #toString()} shows neither query nor header values, since both carry credentials.
 *
 * @param number a number for the request, from 1, in the order in which requests were recorded
 * @param method the method; empty if what arrived was not a request
 * @param rawTarget the request target as it was sent: path and query, undecoded
 * @param query the decoded parameters of the query, in the order sent; of a repeated one the first, none if the query
 *     cannot be decoded
 * @param headers the headers in the order sent
 * @param bodyLength how many bytes of the body were read, up to the moment of the answer
 * @param recordedBody what was read of the body, up to the moment of the answer; {@code null} if more than
 *     {@link #RECORDED_BODY_LIMIT} bytes were declared, or if 64 MiB of later bodies have been recorded since
 * @param framing how the request was framed
 * @param status the status that was answered; 0 if there was no answer
 * @param remark why there was no answer, or what was wrong with it on purpose; {@code null} for an ordinary answer
 */
public record RecordedRequest(
        long number,
        String method,
        String rawTarget,
        Map<String, String> query,
        List<Header> headers,
        long bodyLength,
        byte @Nullable [] recordedBody,
        Framing framing,
        int status,
        @Nullable String remark) {

    /** Bodies up to this many bytes are recorded; of longer ones only the length is known. */
    public static final int RECORDED_BODY_LIMIT = 1024 * 1024;

    /**
     * A header line.
     *
     * @param name the name, spelled as it was sent
     * @param value the value without the blanks around it
     */
    public record Header(String name, String value) {
        /** Only the name, since values carry credentials. */
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * How a request was framed and where it came from.
     *
     * @param connection a number for the connection, from 1
     * @param requestOnConnection the request's place on its connection, from 1
     * @param secure whether it came by HTTPS
     * @param port the port of the simulator that it came to
     * @param contentLength the declared length, if one was declared
     * @param transferEncoding the value of Transfer-Encoding, if it was sent
     * @param expectContinue whether the client waits for 100 Continue before it sends the body
     * @param bodyComplete whether as many bytes had arrived as were declared, up to the moment of the answer
     * @param surplusBytes bytes that had arrived behind the body when it ended: a body longer than declared, or a
     *     pipelined request
     */
    public record Framing(
            long connection,
            int requestOnConnection,
            boolean secure,
            int port,
            OptionalLong contentLength,
            @Nullable String transferEncoding,
            boolean expectContinue,
            boolean bodyComplete,
            int surplusBytes) {}

    /** Copies the collections. */
    public RecordedRequest {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        headers = List.copyOf(headers);
    }

    /** {@return the path as it was sent, without the query} */
    public String path() {
        return head().path();
    }

    /**
     * {@return the path below the endpoint, such as {@code job/new}; for pre-signed URLs {@code storage/upload}, {@code
     * storage/captions} or {@code storage/media}; the whole path if it is neither}
     */
    public String operation() {
        return head().operation();
    }

    /**
     * The first header of a name.
     *
     * @param name the name, in any case
     * @return its value, or nothing if there is no such header
     */
    public Optional<String> header(String name) {
        return head().header(name);
    }

    /**
     * What was read of the body, up to the moment of the answer; a copy.
     *
     * @return the bytes
     * @throws IllegalStateException if there is no {@link #recordedBody()}
     */
    public byte[] body() {
        byte[] kept = recordedBody;
        if (kept == null) {
            throw new IllegalStateException("a body of " + bodyLength
                    + " bytes is not recorded, or no longer; the limit is " + RECORDED_BODY_LIMIT);
        }
        return kept.clone();
    }

    /**
     * The body as UTF-8 text.
     *
     * @return the text
     * @throws IllegalStateException as {@link #body()}
     */
    public String bodyText() {
        return new String(body(), StandardCharsets.UTF_8);
    }

    private RequestHead head() {
        return new RequestHead(method, rawTarget, headers);
    }

    @Override
    public String toString() {
        return "#" + number + " " + method + " " + path() + " -> " + status
                + (remark == null ? "" : " (" + remark + ")");
    }
}
