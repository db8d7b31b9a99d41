package io.cielo24.simulator.internal.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Decodes {@code name=value&...}, strictly: every character that needs encoding is encoded, exactly once. */
public final class QueryString {

    private static final String ALLOWED_RAW = "-._~!$'()*,;:@/?";

    /** The text breaks a rule of the encoding. */
    public static final class BadEncodingException extends Exception {
        private static final long serialVersionUID = 1L;

        BadEncodingException(String message) {
            super(message, null, false, false);
        }
    }

    private QueryString() {}

    /**
     * Decodes a query or a form body.
     *
     * @param plusIsSpace whether {@code +} stands for a space, as it does in form bodies
     */
    public static Map<String, String> strict(String text, boolean plusIsSpace) throws BadEncodingException {
        Map<String, String> decoded = new LinkedHashMap<>();
        if (text.isEmpty()) {
            return decoded;
        }
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw new BadEncodingException("a parameter is not of the form name=value");
            }
            String name = decode(pair.substring(0, equals), plusIsSpace, "a name");
            String value = decode(pair.substring(equals + 1), plusIsSpace, name);
            if (decoded.putIfAbsent(name, value) != null) {
                throw new BadEncodingException("parameter " + name + " is there more than once");
            }
        }
        return decoded;
    }

    /** Decodes what can be decoded, for the record; nothing if the text is not proper. */
    static Map<String, String> lenient(String text) {
        Map<String, String> decoded = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            try {
                if (equals > 0) {
                    decoded.putIfAbsent(
                            decode(pair.substring(0, equals), false, "a name"),
                            decode(pair.substring(equals + 1), false, "a value"));
                }
            } catch (BadEncodingException e) {
                return Map.of();
            }
        }
        return decoded;
    }

    private static String decode(String text, boolean plusIsSpace, String where) throws BadEncodingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = hex(text, i + 1);
                int low = hex(text, i + 2);
                if (high < 0 || low < 0) {
                    throw new BadEncodingException("a % without two hexadecimal digits in " + where);
                }
                bytes.write(high << 4 | low);
                i += 2;
            } else if (c == '+') {
                if (!plusIsSpace) {
                    throw new BadEncodingException("a bare + in " + where + ": a space is %20, a plus is %2B");
                }
                bytes.write(' ');
            } else if (c < 128 && (Character.isLetterOrDigit(c) || ALLOWED_RAW.indexOf(c) >= 0)) {
                bytes.write(c);
            } else {
                throw new BadEncodingException(
                        String.format("character U+%04X has to be percent-encoded in %s", (int) c, where));
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadEncodingException(where + " is not valid UTF-8");
        }
    }

    private static int hex(String text, int index) {
        return index < text.length() && HexFormat.isHexDigit(text.charAt(index))
                ? HexFormat.fromHexDigit(text.charAt(index))
                : -1;
    }
}
