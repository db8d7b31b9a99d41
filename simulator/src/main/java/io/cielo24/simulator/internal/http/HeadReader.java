package io.cielo24.simulator.internal.http;

import io.cielo24.simulator.RecordedRequest.Header;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads request heads by the letter of RFC 9112: no bare line feed, no folding, no blank before a colon. */
final class HeadReader {

    private static final int MAXIMUM = 256 * 1024;
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private HeadReader() {}

    /** The next head, or {@code null} when the client has closed the connection between two requests. */
    static @Nullable RequestHead read(WireInput in) throws IOException, MalformedRequestException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        List<Header> headers = new ArrayList<>();
        String requestLine = line(in, first, new RequestHead("", "", List.of()), new int[1]);
        String[] parts = requestLine.split(" ", -1);
        if (parts.length != 3) {
            throw new MalformedRequestException(
                    "not a request line: " + printable(requestLine), new RequestHead("", "", List.of()));
        }
        RequestHead bare = new RequestHead(parts[0], parts[1], List.of());
        if (!isToken(parts[0]) || !parts[0].equals(parts[0].toUpperCase(Locale.ROOT))) {
            throw new MalformedRequestException("not a method: " + printable(parts[0]), bare);
        }
        if (!parts[2].equals("HTTP/1.1")) {
            throw new MalformedRequestException("only HTTP/1.1 is spoken here, not " + printable(parts[2]), bare);
        }
        int[] size = {requestLine.length()};
        while (true) {
            RequestHead soFar = new RequestHead(parts[0], parts[1], headers);
            String line = line(in, in.read(), soFar, size);
            if (line.isEmpty()) {
                return check(soFar);
            }
            int colon = line.indexOf(':');
            if (colon <= 0 || !isToken(line.substring(0, colon))) {
                throw new MalformedRequestException("not a header line: " + printable(line), soFar);
            }
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
    }

    private static RequestHead check(RequestHead head) throws MalformedRequestException {
        if (head.count("host") != 1) {
            throw new MalformedRequestException("exactly one Host header is needed, found " + head.count("host"), head);
        }
        if (head.count("content-length") > 1) {
            throw new MalformedRequestException(
                    "Content-Length is there " + head.count("content-length") + " times", head);
        }
        String length = head.header("content-length").orElse("0");
        if (length.isEmpty()
                || length.length() > 18
                || !length.chars().allMatch(character -> character >= '0' && character <= '9')) {
            throw new MalformedRequestException("Content-Length is not a number: " + printable(length), head);
        }
        if (!head.target().startsWith("/")) {
            throw new MalformedRequestException("the request target has to be a path: " + printable(head.path()), head);
        }
        return head;
    }

    private static String line(WireInput in, int first, RequestHead soFar, int[] size)
            throws IOException, MalformedRequestException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        int next = first;
        while (next != '\r') {
            if (next < 0) {
                throw new EOFException("the connection ended inside a request's head");
            }
            if (next == '\n') {
                throw new MalformedRequestException("a line of the head ends with a bare line feed", soFar);
            }
            line.write(next);
            if (++size[0] > MAXIMUM) {
                throw new MalformedRequestException("the head is longer than " + MAXIMUM + " bytes", soFar);
            }
            next = in.read();
        }
        int feed = in.read();
        if (feed < 0) {
            throw new EOFException("the connection ended inside a request's head");
        }
        if (feed != '\n') {
            throw new MalformedRequestException("a carriage return without a line feed in the head", soFar);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static boolean isToken(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || TOKEN_MARKS.indexOf(c) >= 0));
    }

    private static String printable(String text) {
        String cut = text.length() > 60 ? text.substring(0, 60) + "..." : text;
        return "\"" + cut.replaceAll("[^\\x20-\\x7e]", "?") + "\"";
    }
}
