package io.cielo24.simulator.internal.service;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads multipart/form-data, strictly, into a text for each part. */
final class Multipart {

    private static final Pattern BOUNDARY =
            Pattern.compile("multipart/form-data; ?boundary=\"?([0-9A-Za-z'()+_,./:=?-]{1,70})\"?");
    private static final Pattern DISPOSITION =
            Pattern.compile("form-data; ?name=\"([^\"]*)\"(?:; ?filename=\"([^\"]*)\")?");

    private Multipart() {}

    /** The boundary in a Content-Type; nothing if it is another type. */
    static Optional<String> boundary(String contentType) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The parts by name. A part that is a file has to be called file, end in .txt and be text/plain. */
    static Map<String, String> parse(byte[] body, String boundary) {
        // Bytes as characters, so that positions are those of the bytes.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String delimiter = "--" + boundary;
        if (!text.startsWith(delimiter + "\r\n")) {
            throw refused("the body does not begin with the boundary");
        }
        int end = text.indexOf("\r\n" + delimiter + "--");
        if (end < 0 || !text.substring(end + delimiter.length() + 4).matches("(\r\n)?")) {
            throw refused("the body does not end with the boundary");
        }
        Map<String, String> parts = new LinkedHashMap<>();
        String inner = text.substring(delimiter.length() + 2, end);
        for (String part : split(inner, "\r\n" + delimiter + "\r\n")) {
            add(parts, part);
        }
        return parts;
    }

    private static void add(Map<String, String> parts, String part) {
        int blank = part.indexOf("\r\n\r\n");
        if (blank < 0) {
            throw refused("a part without a blank line behind its head");
        }
        Map<String, String> head = new LinkedHashMap<>();
        for (String line : part.substring(0, blank).split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw refused("not a header of a part");
            }
            head.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        Matcher disposition = DISPOSITION.matcher(head.getOrDefault("content-disposition", ""));
        if (!disposition.matches()) {
            throw refused("a part needs Content-Disposition: form-data; name=\"...\"");
        }
        String name = disposition.group(1);
        String file = disposition.group(2);
        if (name.equals("file") != (file != null)) {
            throw refused("the part file, and no other, has a filename");
        }
        if (file != null
                && !(file.endsWith(".txt")
                        && head.getOrDefault("content-type", "").startsWith("text/plain"))) {
            throw refused("the part file has to be a .txt of text/plain");
        }
        if (parts.put(name, utf8(part.substring(blank + 4))) != null) {
            throw refused("part " + name + " is there more than once");
        }
    }

    private static List<String> split(String text, String separator) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            pieces.add(text.substring(from, at));
            from = at + separator.length();
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    private static String utf8(String bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused("a part is not valid UTF-8");
        }
    }

    private static Refusal refused(String comment) {
        return new Refusal(ErrorType.INVALID_QUERY, "multipart: " + comment);
    }
}
