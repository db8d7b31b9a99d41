package io.cielo24.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * HTTP headers: immutable, in order, names without regard to case (RFC 9110, section 5).
 *
 * <p>Names must be tokens and values must hold no control characters: a CR or LF in a value would start another header,
 * and is refused here, before a transport sees it.
 */
public final class Headers {

    private static final Headers EMPTY = new Headers(new String[0]);

    /** Name, value, name, value, and so on. */
    private final String[] fields;

    private Headers(String[] fields) {
        this.fields = fields;
    }

    /**
     * No headers.
     *
     * @return the empty headers
     */
    public static Headers empty() {
        return EMPTY;
    }

    /**
     * One header.
     *
     * @param name a token
     * @param value without control characters
     * @return the headers
     */
    public static Headers of(String name, String value) {
        return EMPTY.with(name, value);
    }

    /**
     * These headers and one more, at the end.
     *
     * @param name a token
     * @param value without control characters
     * @return new headers
     * @throws IllegalArgumentException if name or value cannot stand in a header; the value is not repeated in the text
     */
    public Headers with(String name, String value) {
        if (!isToken(name)) {
            throw new IllegalArgumentException("not a header name: '" + name.replaceAll("\\p{Cntrl}", "?") + "'");
        }
        if (hasControlCharacter(value)) {
            throw new IllegalArgumentException(
                    "the value of header " + name + " holds a control character (CR, LF and the like are not allowed)");
        }
        String[] more = Arrays.copyOf(fields, fields.length + 2);
        more[fields.length] = name;
        more[fields.length + 1] = value;
        return new Headers(more);
    }

    /**
     * The first value of a header.
     *
     * @param name in any case
     * @return the value, empty if the header is absent
     */
    public Optional<String> first(String name) {
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i].equalsIgnoreCase(name)) {
                return Optional.of(fields[i + 1]);
            }
        }
        return Optional.empty();
    }

    /**
     * All values of a header, in order.
     *
     * @param name in any case
     * @return the values, possibly none
     */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i].equalsIgnoreCase(name)) {
                values.add(fields[i + 1]);
            }
        }
        return Collections.unmodifiableList(values);
    }

    /**
     * Whether a header is there.
     *
     * @param name in any case
     * @return {@code true} if it is
     */
    public boolean contains(String name) {
        return first(name).isPresent();
    }

    /**
     * Passes every header on, in order, names as they were written.
     *
     * @param action receives name and value
     */
    public void forEach(BiConsumer<? super String, ? super String> action) {
        for (int i = 0; i < fields.length; i += 2) {
            action.accept(fields[i], fields[i + 1]);
        }
    }

    /** The names only, sorted: values may hold secrets. */
    @Override
    public String toString() {
        TreeSet<String> names = new TreeSet<>();
        forEach((name, value) -> names.add(name.toLowerCase(Locale.ROOT)));
        return names.toString();
    }

    private static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c >= 127 || "\"(),/:;<=>?@[\\]{}".indexOf(c) >= 0) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean hasControlCharacter(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c == 127) {
                return true;
            }
        }
        return false;
    }
}
