package io.cielo24.internal;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonToken;

/** Goes through a document as it arrives and tells the places in it what is there. Holds the path, nothing else. */
final class JsonWalk implements AutoCloseable {

    private static final int MOST_NAMES = 256;

    private final JsonTokens tokens = new JsonTokens();
    private final Scalar scalar = new Scalar(tokens.parser());
    private final Map<String, String> folded = new HashMap<>();
    private final Place[] path = new Place[Json.DEEPEST_NESTING + 1];
    private int depth;
    private String name = "";
    private String written = "";

    /** @param start where the document as a whole is read, under the empty name */
    JsonWalk(Place start) {
        path[0] = start;
    }

    /** Takes the next buffer; the one before must have been read to its end. */
    void feed(ByteBuffer buffer) {
        tokens.feed(buffer);
    }

    /** There is no more to come. */
    void end() {
        tokens.end();
    }

    boolean ended() {
        return tokens.ended();
    }

    /** Goes one token on; {@code false} if the buffer is used up, or, after {@link #end}, the document. */
    boolean step() {
        JsonToken token = tokens.next();
        if (token == null) {
            return false;
        }
        Place here = path[depth];
        if (here instanceof Capture capture) {
            if (capture.take(token, tokens.parser())) {
                leave();
            }
            return true;
        }
        switch (token) {
            case PROPERTY_NAME -> {
                written = tokens.parser().currentName();
                name = fold(written);
            }
            case START_OBJECT -> enter(here.object(name, written), token);
            case START_ARRAY -> enter(here.list(name), token);
            case END_OBJECT, END_ARRAY -> {
                leave();
                here.end();
            }
            default -> here.scalar(name, scalar.at(token));
        }
        return true;
    }

    private void enter(Place place, JsonToken token) {
        path[++depth] = place;
        name = "";
        if (place instanceof Capture capture) {
            capture.take(token, tokens.parser());
        }
    }

    /** In a list, where we may be back, nothing has a name; in an object, the next name comes before anything else. */
    private void leave() {
        depth--;
        name = "";
    }

    private String fold(String raw) {
        String known = folded.get(raw);
        if (known == null) {
            known = Fields.folded(raw);
            if (folded.size() < MOST_NAMES) {
                folded.put(raw, known);
            }
        }
        return known;
    }

    @Override
    public void close() {
        tokens.close();
    }
}
