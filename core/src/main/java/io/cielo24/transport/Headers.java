package io.cielo24.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private static final Headers EMPTY = new Headers(List.of());

    private final List<Map.Entry<String, String>> entries;

    private Headers(List<Map.Entry<String, String>> entries) {
        this.entries = entries;
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
        if (name.isEmpty() || !name.chars().allMatch(Headers::isTokenChar)) {
            throw new IllegalArgumentException("not a header name: '" + name.replaceAll("\\p{Cntrl}", "?") + "'");
        }
        if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 127)) {
            throw new IllegalArgumentException(
                    "the value of header " + name + " holds a control character (CR, LF and the like are not allowed)");
        }
        List<Map.Entry<String, String>> copy = new ArrayList<>(entries.size() + 1);
        copy.addAll(entries);
        copy.add(Map.entry(name, value));
        return new Headers(List.copyOf(copy));
    }

    /**
     * The first value of a header.
     *
     * @param name in any case
     * @return the value, empty if the header is absent
     */
    public Optional<String> first(String name) {
        return entries.stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /**
     * All values of a header, in order.
     *
     * @param name in any case
     * @return the values, possibly none
     */
    public List<String> all(String name) {
        return entries.stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
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
        entries.forEach(entry -> action.accept(entry.getKey(), entry.getValue()));
    }

    /** The names only, sorted: values may hold secrets. */
    @Override
    public String toString() {
        TreeSet<String> names = new TreeSet<>();
        entries.forEach(entry -> names.add(entry.getKey().toLowerCase(Locale.ROOT)));
        return names.toString();
    }

    private static boolean isTokenChar(int c) {
        return c > ' ' && c < 127 && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
    }
}
