package io.cielo24.internal;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a request's builder collects: only what was set, checked when it is set, in order. The last setting counts. */
public final class Parameters {

    private static final Duration LONGEST_DURATION = Duration.ofDays(24); // in milliseconds still an int

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Empty. */
    public Parameters() {}

    /** Sets what was set before, elsewhere. */
    public void putAll(Map<String, Object> set) {
        values.putAll(set);
    }

    /** A text that must not be blank. */
    public void text(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is blank; leave it out, or give it a value");
        }
        values.put(name, value);
    }

    /** A text that may be empty, which is a setting too. */
    public void anyText(String name, String value) {
        values.put(name, Objects.requireNonNull(value, name));
    }

    /** A text of limited length. */
    public void text(String name, String value, int longest) {
        int length = value.codePointCount(0, value.length());
        if (length > longest) {
            throw new IllegalArgumentException(name + " may have " + longest + " characters, has " + length);
        }
        text(name, value);
    }

    /** A number within limits. */
    public void number(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least
                    + (most == Integer.MAX_VALUE || most == Long.MAX_VALUE ? " or more" : " to " + most) + ", was: "
                    + value);
        }
        values.put(name, value);
    }

    /** A boolean. */
    public void flag(String name, boolean value) {
        values.put(name, value);
    }

    /**
     * Two texts as the service documents a pair: in quotes, in parentheses. How a quote or a backslash would have to be
     * written within is not documented, so they are refused.
     */
    public void tuple(String name, String first, String second) {
        if ((first + second).matches("(?s).*['\\\\\\p{Cntrl}].*")) {
            throw new IllegalArgumentException(
                    name + " can hold no quote, backslash or control character, was: " + first + " and " + second);
        }
        values.put(name, "('" + first + "','" + second + "')");
    }

    /** A boolean in the service's other spelling. */
    public void yesNo(String name, boolean value) {
        values.put(name, value ? "yes" : "no");
    }

    /** A list, sent as JSON with quotes in one parameter; it may be empty, which is a setting too. */
    public void list(String name, Collection<?> items) {
        values.put(name, Json.text(items.stream().map(Object::toString).toList()));
    }

    /** An absolute http or https URL, as text. What is wrong is said without the URL, which may be signed. */
    public static String webUrl(String what, URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme();
        if (!scheme.matches("(?i)https?") || url.getHost() == null) {
            throw new IllegalArgumentException(what + " must be an absolute http or https URL with a host, has scheme '"
                    + scheme + "' and host '" + url.getHost() + "'");
        }
        return url.toASCIIString();
    }

    /** A list within a JSON value; at least one item. */
    public void texts(String name, Collection<?> items) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException(name + " is empty; leave it out, or name at least one");
        }
        values.put(name, items.stream().map(Object::toString).toList());
    }

    /** A duration in whole milliseconds, not negative. */
    public void millis(String name, Duration duration) {
        if (duration.isNegative() || duration.compareTo(LONGEST_DURATION) > 0 || duration.getNano() % 1_000_000 != 0) {
            throw new IllegalArgumentException(
                    name + " must be zero to " + LONGEST_DURATION + ", in whole milliseconds, was: " + duration);
        }
        values.put(name, duration.toMillis());
    }

    /** Words joined with commas; at least one, none blank or with a comma in it. */
    public void commaSeparated(String name, List<?> words) {
        List<String> texts = words.stream().map(Object::toString).toList();
        if (texts.isEmpty() || texts.stream().anyMatch(word -> word.isBlank() || word.contains(","))) {
            throw new IllegalArgumentException(name + " must be one or more words without commas, was: " + texts);
        }
        values.put(name, String.join(",", texts));
    }

    /** A nested value, such as the options of an order. */
    public void value(String name, Object value) {
        values.put(name, value);
    }

    /** A parameter that the API does not know: any value, but not one that the client sets itself. */
    public void raw(String name, Object value) {
        if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException("not a parameter name: '" + name + "'");
        }
        if (List.of("v", "api_token", "job_id").contains(name)) {
            throw new IllegalArgumentException("parameter " + name + " is set by the client");
        }
        values.put(
                name,
                value instanceof Collection<?> list
                        ? list.stream().map(item -> scalar(name, item)).toList()
                        : scalar(name, value));
    }

    private static Object scalar(String name, Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        throw new IllegalArgumentException(
                "parameter " + name + " must be a text, a number, a boolean or a list of those");
    }

    /** Whether nothing is set. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Whether it is set. */
    public boolean contains(String name) {
        return values.containsKey(name);
    }

    /** Whether it is set to {@code true}, by its own method or raw. */
    public boolean isTrue(String name) {
        return "true".equals(String.valueOf(values.get(name)));
    }

    /** The number that it is set to by its own method; {@code null} for none. */
    public @Nullable Long numberOf(String name) {
        return values.get(name) instanceof Long number ? number : null;
    }

    /** Takes a setting back. */
    public void remove(String name) {
        values.remove(name);
    }

    /** What was set so far. */
    public Map<String, Object> snapshot() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
