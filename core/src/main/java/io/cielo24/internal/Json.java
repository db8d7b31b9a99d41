package io.cielo24.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON in and out. Jackson is known here and to the decoders; no type of it appears in the API. */
public final class Json {

    /** Deeper documents are not JSON of this service. */
    static final int DEEPEST_NESTING = 200;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST_NESTING)
                    .maxStringLength(Answer.LARGEST_DOCUMENT)
                    .build())
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    /**
     * Makes what the mapper makes once for each type, under a lock: with the first client instead of with the first
     * answers, which may come on several event loops at once.
     */
    static void prepare() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("of each kind", new ArrayList<>(List.of("text", 1, 1L, true, Map.of())));
        tryParse(bytes(values));
    }

    /** The document, or empty if it is not JSON. */
    static Optional<JsonNode> tryParse(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JacksonException | NumberFormatException e) {
            return Optional.empty(); // "not JSON" is the whole answer; the caller reports the text itself
        }
    }

    /** A parser that is fed as bytes arrive. */
    static JsonParser nonBlockingParser() {
        return FACTORY.createNonBlockingByteBufferParser(ObjectReadContext.empty());
    }

    /** The object in the JDK's types; empty if this is not a JSON object. */
    public static Optional<Map<String, ?>> tryObject(byte[] bytes) {
        return tryParse(bytes).filter(JsonNode::isObject).map(Json::values);
    }

    /** A value as JSON for people: one member per line. */
    public static byte[] readable(Object value) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
    }

    static byte[] bytes(Map<String, ?> object) {
        return MAPPER.writeValueAsBytes(object);
    }

    /** An object in the JDK's types: maps, lists, texts, numbers, booleans and {@code null}, all unmodifiable. */
    static Map<String, ?> values(JsonNode object) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        object.properties().forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
        return Collections.unmodifiableMap(values);
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isObject()) {
            return values(node);
        }
        if (node.isArray()) {
            List<@Nullable Object> items = new ArrayList<>();
            node.forEach(item -> items.add(value(item)));
            return Collections.unmodifiableList(items);
        }
        if (node.isNumber()) {
            return node.numberValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isNull() ? null : node.asString();
    }

    /** A value as JSON text. */
    public static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }
}
