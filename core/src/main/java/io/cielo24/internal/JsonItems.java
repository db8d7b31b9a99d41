package io.cielo24.internal;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The objects of a list, decoded one by one as they are asked for, however long the list is. Memory holds one buffer of
 * the answer and one object. The list is the document itself or stands under a name in it; what stands beside it is
 * skipped, but for the service's error object.
 */
final class JsonItems<T> {

    private static final int LARGEST_ITEM = 1024 * 1024;
    private static final int LONGEST_BEGIN = 512;

    private final Answer answer;
    private final @Nullable String listName;
    private final Function<Fields, T> decoder;
    private final JsonTokens tokens = new JsonTokens();
    private final ObjectNode beside = JsonNodeFactory.instance.objectNode();
    private byte[] begin = new byte[0];

    private int depth;
    private int listDepth = -1;
    private boolean listSeen;
    private boolean rootEnded;
    private String name = "";
    private @Nullable JsonTree item;

    private JsonItems(Answer answer, @Nullable String listName, Function<Fields, T> decoder) {
        this.answer = answer;
        this.listName = listName;
        this.decoder = decoder;
    }

    /**
     * The objects of the answer's list.
     *
     * @param listName where the list stands in the document; {@code null} if the document is the list
     */
    static <T> Flux<T> of(Answer answer, @Nullable String listName, Function<Fields, T> decoder) {
        return Flux.using(
                () -> new JsonItems<>(answer, listName, decoder),
                items -> answer.body()
                        .concatMapIterable(items::in, 1)
                        .concatWith(Flux.defer(() -> Flux.fromIterable(items.atEnd()))),
                items -> items.tokens.close());
    }

    private Iterable<T> in(ByteBuffer buffer) {
        if (begin.length == 0) {
            begin = new byte[Math.min(LONGEST_BEGIN, buffer.remaining())];
            buffer.duplicate().get(begin);
        }
        tokens.feed(buffer);
        return Pulled::new;
    }

    private Iterable<T> atEnd() {
        tokens.end();
        return Pulled::new;
    }

    /** Decodes on demand: an object that nobody asks for stays text. */
    private final class Pulled implements Iterator<T> {

        private @Nullable T ahead;

        @Override
        public boolean hasNext() {
            if (ahead == null) {
                ahead = pull();
            }
            return ahead != null;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            T next = Objects.requireNonNull(ahead);
            ahead = null;
            return next;
        }
    }

    private @Nullable T pull() {
        try {
            for (JsonToken token = tokens.next(); token != null; token = tokens.next()) {
                JsonNode complete = take(token);
                if (complete != null) {
                    return decoder.apply(new Fields(complete));
                }
            }
            if (tokens.ended()) {
                checkEnd();
            }
            return null;
        } catch (JacksonException e) {
            throw answer.unexpected("JSON was promised, this is none", begin, null);
        } catch (Fields.Malformed e) {
            throw answer.unexpected(e.getMessage(), begin, e);
        }
    }

    /** Follows the document; returns an object of the list when it is complete. */
    private @Nullable JsonNode take(JsonToken token) {
        if (item != null) {
            JsonNode complete = item.take(token, tokens.parser());
            item = complete == null ? item : null;
            return complete;
        }
        if (rootEnded) {
            throw new Fields.Malformed("something follows the document");
        }
        if (token == JsonToken.PROPERTY_NAME) {
            name = depth == 1 ? tokens.parser().currentName() : name;
        } else if (token == JsonToken.START_OBJECT && depth == listDepth) {
            item = new JsonTree(LARGEST_ITEM);
            item.take(token, tokens.parser());
        } else if (token.isStructStart()) {
            depth++;
            if (token == JsonToken.START_ARRAY && isList()) {
                listDepth = depth;
                listSeen = true;
            }
        } else if (token.isStructEnd()) {
            listDepth = depth == listDepth ? -1 : listDepth;
            depth--;
            rootEnded = depth == 0;
        } else {
            scalar(token);
        }
        return null;
    }

    private boolean isList() {
        return listName == null ? depth == 1 : depth == 2 && Fields.sameName(name, listName);
    }

    private void scalar(JsonToken token) {
        if (depth == 0) {
            rootEnded = true;
        } else if (depth == 1) {
            if (token == JsonToken.VALUE_NULL && listName != null && Fields.sameName(name, listName)) {
                listSeen = true;
            }
            if (Fields.sameName(name, "ErrorType") || Fields.sameName(name, "ErrorComment")) {
                beside.put(name, tokens.parser().getString());
            }
        }
    }

    private void checkEnd() {
        answer.refusal(new Fields(beside)).ifPresent(refusal -> {
            throw refusal;
        });
        if (begin.length == 0) {
            throw new Fields.Malformed("JSON was promised, nothing came");
        }
        if (!listSeen) {
            throw new Fields.Malformed(listName == null ? "a list was promised" : "'" + listName + "' is missing");
        }
    }
}
