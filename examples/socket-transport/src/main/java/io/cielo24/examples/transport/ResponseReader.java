package io.cielo24.examples.transport;

import io.cielo24.transport.Headers;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a response: the head, then the body by one of the four ways to find its end (RFC 9112, section 6.3). */
final class ResponseReader {

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})(?: .*)?");
    private static final int MAX_HEAD = 1 << 18;
    private static final long UNTIL_CLOSE = -1;

    private final InputStream in;
    private final String method;
    private int headSize;
    private boolean chunked;
    /** Of the body, or of the current chunk. */
    private long left;

    record Head(int status, Headers headers) {}

    ResponseReader(InputStream in, String method) {
        this.in = in;
        this.method = method;
    }

    /** The head of the final response; interim ones (1xx) are passed over. */
    Head readHead() throws IOException {
        Head head = readOneHead();
        while (head.status() < 200) {
            head = readOneHead();
        }
        frame(head);
        return head;
    }

    private Head readOneHead() throws IOException {
        Matcher statusLine = STATUS_LINE.matcher(readLine());
        if (!statusLine.matches()) {
            throw new ProtocolException("the answer is not HTTP/1.1");
        }
        Headers headers = Headers.empty();
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("a header line without a name");
            }
            try {
                headers = headers.with(
                        line.substring(0, colon), line.substring(colon + 1).strip());
            } catch (IllegalArgumentException e) {
                throw (IOException) new ProtocolException("a malformed header line").initCause(e);
            }
        }
        return new Head(Integer.parseInt(statusLine.group(1)), headers);
    }

    private void frame(Head head) throws IOException {
        boolean noBody = method.equals("HEAD") || head.status() == 204 || head.status() == 304;
        List<String> lengths =
                head.headers().all("Content-Length").stream().distinct().toList();
        chunked =
                !noBody && head.headers().first("Transfer-Encoding").orElse("").equalsIgnoreCase("chunked");
        if (noBody || chunked) {
            left = 0;
        } else if (lengths.isEmpty()) {
            left = UNTIL_CLOSE;
        } else if (lengths.size() == 1 && lengths.get(0).matches("[0-9]{1,18}")) {
            left = Long.parseLong(lengths.get(0));
        } else {
            throw new ProtocolException("Content-Length makes no sense");
        }
    }

    /**
     * Reads a part of the body.
     *
     * @return how many bytes, 1 or more, or -1 at the body's end
     */
    int read(byte[] target) throws IOException {
        if (left == UNTIL_CLOSE) {
            return in.read(target);
        }
        if (left == 0 && chunked) {
            left = readChunkSize();
        }
        if (left == 0) {
            return -1;
        }
        int n = in.read(target, 0, (int) Math.min(target.length, left));
        if (n < 0) {
            throw new EOFException("the response was cut off, at least " + left + " bytes are missing");
        }
        left -= n;
        if (left == 0 && chunked && !readLine().isEmpty()) {
            throw new ProtocolException("a chunk is longer than it says");
        }
        return n;
    }

    private long readChunkSize() throws IOException {
        headSize = 0;
        String size = readLine().split(";", 2)[0].strip();
        if (!size.matches("[0-9a-fA-F]{1,15}")) {
            throw new ProtocolException("a malformed chunk");
        }
        long length = Long.parseLong(size, 16);
        if (length == 0) {
            chunked = false;
            while (!readLine().isEmpty()) {
                // Trailers are not part of the response as the SPI knows it.
            }
        }
        return length;
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection was closed before the response was complete");
            }
            if (++headSize > MAX_HEAD) {
                throw new ProtocolException("the head is larger than " + MAX_HEAD + " bytes");
            }
            line.append((char) b);
        }
        int end = line.length() - 1;
        return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
    }
}
