package io.cielo24.internal;

import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** A place that keeps what is in it as a tree, up to a size. */
final class Capture extends Place {

    private final int limit;
    private final Consumer<JsonNode> result;
    private JsonTree tree;

    /**
     * @param limit in tokens and characters together
     * @param result gets every complete tree
     */
    Capture(int limit, Consumer<JsonNode> result) {
        this.limit = limit;
        this.result = result;
        this.tree = new JsonTree(limit);
    }

    /** Takes every token from the first to the last, nested ones too; tells whether it was the last. */
    boolean take(JsonToken token, JsonParser parser) {
        JsonNode complete = tree.take(token, parser);
        if (complete == null) {
            return false;
        }
        tree = new JsonTree(limit);
        result.accept(complete);
        return true;
    }
}
