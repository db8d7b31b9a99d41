package io.cielo24.internal;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list of objects, which is the document itself or stands under a name in it. Objects come out one by one; what stands
 * beside the list, and what in it is no object, is skipped.
 */
final class ObjectsDocument<T> extends Document<T> {

    private static final int LARGEST_OBJECT = 1024 * 1024;

    private final @Nullable String listName;
    private final @Nullable String foldedName;
    private final Function<Fields, T> decoder;
    private final Capture object;
    private final Place list;
    private boolean seen;
    private @Nullable T ready;

    /** @param listName where the list stands; {@code null} if the document is the list */
    ObjectsDocument(@Nullable String listName, Function<Fields, T> decoder) {
        this.listName = listName;
        this.foldedName = listName == null ? null : Fields.folded(listName);
        this.decoder = decoder;
        this.object = new Capture(LARGEST_OBJECT, tree -> ready = this.decoder.apply(new Fields(tree)));
        this.list = new Place() {
            @Override
            Place object(String name) {
                return object;
            }
        };
    }

    @Override
    boolean rootIsList() {
        return listName == null;
    }

    @Override
    Place root() {
        if (rootIsList()) {
            seen = true;
            return list;
        }
        return new Place() {
            @Override
            Place list(String name) {
                if (!name.equals(foldedName)) {
                    return NOWHERE;
                }
                seen = true;
                return list;
            }

            @Override
            void scalar(String name, Scalar value) {
                seen |= name.equals(foldedName) && value.text() == null;
                error(name, value);
            }
        };
    }

    @Override
    @Nullable
    T take() {
        T complete = ready;
        ready = null;
        return complete;
    }

    @Override
    void complete() {
        if (!seen) {
            throw new Fields.Malformed("the list '" + listName + "' is missing");
        }
    }
}
