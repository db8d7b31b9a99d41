package io.cielo24.benchmarks.farend;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 on one connection, one request after another: takes the plain bytes that came, and says what to answer. The
 * bytes of an upload are counted and dropped; where a checksum is wanted, they are added to it.
 */
final class HttpConversation {

    /**
     * What to send: the bytes, and after them so much of the media.
     *
     * @param bytes a head, with the body if that is short
     * @param media bytes of the media that follow
     * @param close whether the connection ends with this
     */
    record Reply(byte[] bytes, long media, boolean close) {}

    private static final int LONGEST_HEAD = 64 * 1024;

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final FarEnd.Tally tally;
    private byte[] head = new byte[1024];
    private int headLength;
    private String path = "";
    private boolean inBody;
    private long bodyLength;
    private long bodyLeft;
    private boolean close;
    private @Nullable CRC32C sum;

    HttpConversation(FarEnd.Tally tally) {
        this.tally = tally;
    }

    /** How much of the current request's body is still to come. */
    long bodyLeft() {
        return bodyLeft;
    }

    /** Takes bytes until the buffer is empty or a request is complete, which is then to be answered. */
    @Nullable
    Reply take(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (inBody) {
                if (drop(bytes)) {
                    return answer();
                }
            } else if (addToHead(bytes.get())) {
                Reply now = begin();
                if (now != null) {
                    return now;
                }
            }
        }
        return null;
    }

    /** Takes so many bytes of the body as read, without having seen them. */
    @Nullable
    Reply skip(long count) {
        if (count > bodyLeft) {
            throw new IllegalStateException("more came than the body's declared length");
        }
        bodyLeft -= count;
        return bodyLeft == 0 ? answer() : null;
    }

    /** From now on the connection cannot be used for another request. */
    void closeAfterwards() {
        close = true;
    }

    private boolean drop(ByteBuffer bytes) {
        int size = (int) Math.min(bytes.remaining(), bodyLeft);
        CRC32C checksum = sum;
        if (checksum != null) {
            checksum.update(bytes.slice(bytes.position(), size));
        }
        bytes.position(bytes.position() + size);
        bodyLeft -= size;
        return bodyLeft == 0;
    }

    private boolean addToHead(byte next) {
        if (headLength == LONGEST_HEAD) {
            throw new IllegalStateException("a request's head is longer than " + LONGEST_HEAD + " bytes");
        }
        if (headLength == head.length) {
            head = Arrays.copyOf(head, 2 * headLength);
        }
        head[headLength++] = next;
        return next == '\n'
                && headLength >= 4
                && head[headLength - 2] == '\r'
                && head[headLength - 3] == '\n'
                && head[headLength - 4] == '\r';
    }

    private @Nullable Reply begin() {
        String[] lines = new String(head, 0, headLength, StandardCharsets.ISO_8859_1).split("\r\n");
        headLength = 0;
        String[] first = lines[0].split(" ");
        if (first.length != 3) {
            throw new IllegalStateException("not a request line: " + lines[0]);
        }
        path = first[1];
        bodyLength = 0;
        boolean expects = false;
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            String name = lines[i].substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
            String value = lines[i].substring(colon + 1).strip();
            switch (name) {
                case "content-length" -> bodyLength = Long.parseLong(value);
                case "expect" -> expects = value.equalsIgnoreCase("100-continue");
                case "connection" -> close |= value.equalsIgnoreCase("close");
                case "transfer-encoding" -> {
                    // Comparable are only those who send a length, as the service wants it.
                    close = true;
                    return new Reply(Answers.of("411 Length Required", "{}", true), 0, true);
                }
                default -> {
                    // of no interest here
                }
            }
        }
        bodyLeft = bodyLength;
        sum = tally.checking() ? new CRC32C() : null;
        inBody = true;
        return bodyLeft == 0 ? answer() : expects ? new Reply(CONTINUE, 0, false) : null;
    }

    private Reply answer() {
        inBody = false;
        CRC32C checksum = sum;
        if (bodyLength > 0) {
            tally.uploaded(bodyLength, checksum == null ? -1 : checksum.getValue());
        }
        String bare = path.substring(0, path.indexOf('?') < 0 ? path.length() : path.indexOf('?'));
        if (bare.equals("/last-upload")) {
            return new Reply(Answers.of("200 OK", tally.lastUpload(), close), 0, close);
        }
        if (bare.equals("/api/job/download_media")) {
            long length = MediaId.lengthIn(path);
            return new Reply(
                    Answers.head("200 OK", "video/mp4", length, close).getBytes(StandardCharsets.US_ASCII),
                    length,
                    close);
        }
        return new Reply(Answers.to(bare, close), 0, close);
    }
}
