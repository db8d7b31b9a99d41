package io.cielo24.simulator.internal.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON by the letter of RFC 8259, and refuses repeated names. */
final class JsonReader {

    private static final int MAXIMUM_DEPTH = 100;

    private final String text;
    private int at;

    JsonReader(String text) {
        this.text = text;
    }

    @Nullable
    Object document() throws JsonException {
        blanks();
        Object value = value(0);
        blanks();
        if (at < text.length()) {
            throw problem("something follows the value");
        }
        return value;
    }

    private @Nullable Object value(int depth) throws JsonException {
        if (depth > MAXIMUM_DEPTH) {
            throw problem("nested deeper than " + MAXIMUM_DEPTH);
        }
        char c = peek();
        if (c == '{') {
            return object(depth);
        } else if (c == '[') {
            return array(depth);
        } else if (c == '"') {
            return string();
        } else if (c == '-' || c >= '0' && c <= '9') {
            return number();
        }
        for (String word : List.of("true", "false", "null")) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return word.equals("null") ? null : Boolean.valueOf(word);
            }
        }
        throw problem("no value begins with '" + c + "'");
    }

    private Map<String, @Nullable Object> object(int depth) throws JsonException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        at++;
        blanks();
        if (peek() == '}') {
            at++;
            return object;
        }
        while (true) {
            blanks();
            if (peek() != '"') {
                throw problem("a name in quotes is needed");
            }
            String name = string();
            blanks();
            expect(':');
            blanks();
            if (object.containsKey(name)) {
                throw problem("\"" + name + "\" is there twice");
            }
            object.put(name, value(depth + 1));
            blanks();
            if (peek() == '}') {
                at++;
                return object;
            }
            expect(',');
        }
    }

    private List<@Nullable Object> array(int depth) throws JsonException {
        List<@Nullable Object> array = new ArrayList<>();
        at++;
        blanks();
        if (peek() == ']') {
            at++;
            return array;
        }
        while (true) {
            blanks();
            array.add(value(depth + 1));
            blanks();
            if (peek() == ']') {
                at++;
                return array;
            }
            expect(',');
        }
    }

    private String string() throws JsonException {
        StringBuilder string = new StringBuilder();
        at++;
        while (true) {
            char c = peek();
            at++;
            if (c == '"') {
                return string.toString();
            } else if (c < 0x20) {
                throw problem("a control character inside a string");
            } else if (c != '\\') {
                string.append(c);
                continue;
            }
            char escaped = peek();
            at++;
            int plain = "\"\\/bfnrt".indexOf(escaped);
            if (plain >= 0) {
                string.append("\"\\/\b\f\n\r\t".charAt(plain));
            } else if (escaped == 'u') {
                string.append((char) hex4());
            } else {
                throw problem("\\" + escaped + " is no escape");
            }
        }
    }

    private int hex4() throws JsonException {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            if (!HexFormat.isHexDigit(peek())) {
                throw problem("\\u needs four hexadecimal digits");
            }
            code = code << 4 | HexFormat.fromHexDigit(peek());
            at++;
        }
        return code;
    }

    private Object number() throws JsonException {
        int start = at;
        skip('-');
        int whole = digits();
        if (whole > 1 && text.charAt(at - whole) == '0') {
            throw problem("a number begins with 0");
        }
        boolean integer = true;
        if (skip('.')) {
            digits();
            integer = false;
        }
        if (skip('e') || skip('E')) {
            if (!skip('+')) {
                skip('-');
            }
            digits();
            integer = false;
        }
        String number = text.substring(start, at);
        if (integer && number.length() < 19) {
            return Long.valueOf(number);
        }
        try {
            return new BigDecimal(number);
        } catch (NumberFormatException e) {
            throw problem("not a number that can be read");
        }
    }

    private int digits() throws JsonException {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw problem("a digit is missing");
        }
        return at - start;
    }

    private boolean skip(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) throws JsonException {
        if (peek() != wanted) {
            throw problem("'" + wanted + "' is missing");
        }
        at++;
    }

    private char peek() throws JsonException {
        if (at >= text.length()) {
            throw problem("the text ends too early");
        }
        return text.charAt(at);
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private JsonException problem(String what) {
        return new JsonException(what + " (at character " + at + ")");
    }
}
