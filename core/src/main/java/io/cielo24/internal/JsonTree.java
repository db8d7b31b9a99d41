package io.cielo24.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds one value of a document from its tokens, up to a size. Of a key that comes twice, the last value counts. */
final class JsonTree {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final int limit;
    private final Deque<JsonNode> open = new ArrayDeque<>();
    private @Nullable String name;
    private int size;

    /** @param limit in tokens and characters together */
    JsonTree(int limit) {
        this.limit = limit;
    }

    /** Takes a token; returns the value once it is complete, {@code null} before. */
    @Nullable
    JsonNode take(JsonToken token, JsonParser parser) {
        grow(1);
        switch (token) {
            case PROPERTY_NAME -> {
                name = parser.currentName();
                grow(name.length());
                return null;
            }
            case START_OBJECT -> {
                return begin(NODES.objectNode());
            }
            case START_ARRAY -> {
                return begin(NODES.arrayNode());
            }
            case END_OBJECT, END_ARRAY -> {
                JsonNode ended = open.pop();
                return open.isEmpty() ? ended : null;
            }
            default -> {
                JsonNode value = scalar(token, parser);
                if (open.isEmpty()) {
                    return value;
                }
                attach(value);
                return null;
            }
        }
    }

    private @Nullable JsonNode begin(JsonNode container) {
        if (!open.isEmpty()) {
            attach(container);
        }
        open.push(container);
        return null;
    }

    private void attach(JsonNode value) {
        if (open.element() instanceof ObjectNode object) {
            object.set(name, value);
        } else {
            ((ArrayNode) open.element()).add(value);
        }
    }

    private JsonNode scalar(JsonToken token, JsonParser parser) {
        return switch (token) {
            case VALUE_STRING -> {
                grow(parser.getStringLength());
                yield NODES.stringNode(parser.getString());
            }
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT -> NODES.numberNode(parser.getIntValue());
                    case LONG -> NODES.numberNode(parser.getLongValue());
                    default -> NODES.numberNode(parser.getBigIntegerValue());
                };
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private void grow(int by) {
        size += by;
        if (size > limit) {
            throw new Fields.Malformed("one entry of the answer is larger than the " + limit + " that are read");
        }
    }
}
