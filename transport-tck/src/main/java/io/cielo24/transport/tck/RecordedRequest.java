package io.cielo24.transport.tck;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/** One request as the server saw it, byte for byte. Safe to read from any thread. */
public final class RecordedRequest {

    /** How much of a body is kept; the rest is counted and summed only. */
    static final int KEPT_BODY = 1 << 20;

    private final int connection;
    private final byte[] head;
    private final List<String> lines;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final CRC32 crc = new CRC32();
    private long bodyLength;
    private boolean complete;

    RecordedRequest(int connection, byte[] head) {
        this.connection = connection;
        this.head = head.clone();
        this.lines = List.of(
                new String(head, StandardCharsets.ISO_8859_1).stripTrailing().split("\r?\n"));
    }

    /**
     * The number of the connection it came on, from 0.
     *
     * @return the number
     */
    public int connection() {
        return connection;
    }

    /**
     * The head with its empty line, exactly.
     *
     * @return the bytes
     */
    public byte[] head() {
        return head.clone();
    }

    /**
     * The first line.
     *
     * @return for example {@code GET / HTTP/1.1}
     */
    public String requestLine() {
        return lines.get(0);
    }

    /**
     * The verb.
     *
     * @return the first word of the request line
     */
    public String method() {
        return word(0);
    }

    /**
     * What is asked for, exactly as it was sent.
     *
     * @return the second word of the request line
     */
    public String target() {
        return word(1);
    }

    /**
     * The header lines in order, exactly as they were sent.
     *
     * @return the lines without their ends
     */
    public List<String> headerLines() {
        return lines.subList(1, lines.size());
    }

    /**
     * All values of a header.
     *
     * @param name in any case
     * @return the values in order, possibly none
     */
    public List<String> headers(String name) {
        return headerLines().stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }

    /**
     * The first value of a header.
     *
     * @param name in any case
     * @return the value, if the header is there
     */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /**
     * How many bytes of the body the script has read so far.
     *
     * @return the count
     */
    public synchronized long bodyLength() {
        return bodyLength;
    }

    /**
     * The CRC-32 of the part of the body that the script has read so far.
     *
     * @return the checksum
     */
    public synchronized long bodyCrc() {
        return crc.getValue();
    }

    /**
     * The part of the body that the script has read so far, its first MiB at most.
     *
     * @return the bytes
     */
    public synchronized byte[] body() {
        return body.toByteArray();
    }

    /**
     * Whether the script has read the body to its end.
     *
     * @return {@code true} if it has
     */
    public synchronized boolean isComplete() {
        return complete;
    }

    synchronized void addBody(byte[] bytes, int length) {
        bodyLength += length;
        crc.update(bytes, 0, length);
        body.write(bytes, 0, Math.min(length, KEPT_BODY - body.size()));
    }

    synchronized void completed() {
        complete = true;
    }

    /** Request line and header names. */
    @Override
    public String toString() {
        return requestLine() + " "
                + headerLines().stream().map(line -> line.split(":", 2)[0]).toList();
    }

    private String word(int index) {
        String[] words = requestLine().split(" ");
        return index < words.length ? words[index] : "";
    }
}
