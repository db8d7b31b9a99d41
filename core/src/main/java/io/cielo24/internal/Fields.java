package io.cielo24.internal;

import io.cielo24.job.ServiceTime;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A lenient view of a JSON object, as the service needs it: keys in any case and with or without underscores, blank
 * scalars absent, numbers in quotes welcome, unknown keys ignored.
 */
final class Fields {

    private final JsonNode node;
    private final byte @Nullable [] document;
    private @Nullable Map<String, JsonNode> byFoldedName;

    Fields(JsonNode node) {
        this(node, null);
    }

    /** @param document what the node was parsed from */
    Fields(JsonNode node, byte @Nullable [] document) {
        this.node = node;
        this.document = document;
    }

    /** The document lacks what it must hold. */
    static final class Malformed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String problem;

        Malformed(String problem) {
            super(problem, null, false, false);
            this.problem = problem;
        }

        String problem() {
            return problem;
        }
    }

    /** A scalar that must be there. */
    String requiredText(String name) {
        return text(name).orElseThrow(() -> new Malformed("'" + name + "' is missing"));
    }

    /** A scalar as text; absent, null and blank are all empty. */
    Optional<String> text(String name) {
        return Optional.ofNullable(find(name)).flatMap(Fields::scalar);
    }

    private static Optional<String> scalar(JsonNode value) {
        return !value.isValueNode() || value.isNull() || value.asString().isBlank()
                ? Optional.empty()
                : Optional.of(value.asString());
    }

    /** A number, quoted or not; anything else is absent. */
    Optional<BigDecimal> number(String name) {
        return text(name).flatMap(text -> {
            try {
                return text.length() > 64 ? Optional.empty() : Optional.of(new BigDecimal(text.strip()));
            } catch (NumberFormatException e) {
                return Optional.empty(); // text where a number is documented is as good as nothing
            }
        });
    }

    /** A whole number, quoted or not; anything else, and what no {@code long} can hold, is absent. */
    Optional<Long> integer(String name) {
        return number(name).flatMap(number -> {
            try {
                return Optional.of(number.longValueExact());
            } catch (ArithmeticException e) {
                return Optional.empty();
            }
        });
    }

    /** A boolean, quoted or not; anything else is absent. */
    Optional<Boolean> flag(String name) {
        return text(name)
                .map(String::strip)
                .filter(text -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))
                .map(Boolean::valueOf);
    }

    /** A date as it was written. */
    Optional<ServiceTime> time(String name) {
        return text(name).map(ServiceTime::new);
    }

    /** An absolute http or https URL, {@link Malformed} if there is something else; the text is not repeated. */
    Optional<URI> url(String name) {
        return text(name).map(text -> {
            try {
                URI url = new URI(text.strip());
                if (url.getHost() != null && String.valueOf(url.getScheme()).matches("(?i)https?")) {
                    return url;
                }
            } catch (URISyntaxException e) {
                throw new Malformed("'" + name + "' is not a URL: " + e.getReason());
            }
            throw new Malformed("'" + name + "' is not an absolute http or https URL");
        });
    }

    /** The scalars in a list that are not blank; anything else in it is skipped. */
    List<String> texts(String name) {
        JsonNode value = find(name);
        List<String> found = new ArrayList<>();
        if (value != null && value.isArray()) {
            value.forEach(item -> scalar(item).ifPresent(found::add));
        }
        return found;
    }

    /** A nested object; absent where it is something else. */
    Optional<Fields> object(String name) {
        JsonNode value = find(name);
        return value == null || !value.isObject() ? Optional.empty() : Optional.of(new Fields(value));
    }

    /** The objects in a list; anything else in it is skipped. */
    List<Fields> objects(String name) {
        JsonNode value = find(name);
        List<Fields> found = new ArrayList<>();
        if (value != null && value.isArray()) {
            value.forEach(item -> {
                if (item.isObject()) {
                    found.add(new Fields(item));
                }
            });
        }
        return found;
    }

    /** The names in this object, as they are written. */
    Collection<String> names() {
        return node.propertyNames();
    }

    /** Whether the document is an object at all. */
    boolean isObject() {
        return node.isObject();
    }

    /** This object in the JDK's types. */
    Map<String, ?> values() {
        return Json.values(node);
    }

    /** The object as JSON text: as it came, unless its encoding is unusual or it is a part of another. */
    String json() {
        String text = document == null ? "" : new String(document, StandardCharsets.UTF_8).strip();
        return text.startsWith("{") && text.endsWith("}") ? text : Json.text(node);
    }

    private @Nullable JsonNode find(String name) {
        JsonNode exact = node.get(name);
        if (exact != null) {
            return exact;
        }
        Map<String, JsonNode> folded = byFoldedName;
        if (folded == null) {
            folded = new HashMap<>();
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                folded.putIfAbsent(folded(entry.getKey()), entry.getValue());
            }
            byFoldedName = folded;
        }
        return folded.get(folded(name));
    }

    /** Whether two names differ in nothing but case and underscores. */
    static boolean sameName(String one, String other) {
        return one.equals(other) || folded(one).equals(folded(other));
    }

    /** In lower case, without underscores. */
    static String folded(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
