package io.cielo24.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind of document that is read as it arrives, giving its results one by one. Used for one document.
 *
 * @param <T> what it is made into
 */
abstract class Document<T> {

    private final ObjectNode error = JsonNodeFactory.instance.objectNode();
    private boolean begun;

    /** What the document as a whole is read into. */
    abstract Place root();

    /** Whether the document is a list rather than an object. */
    abstract boolean rootIsList();

    /** A result that has become complete, once; {@code null} if there is none. */
    abstract @Nullable T take();

    /** Called after the last token: fails if something is missing. */
    abstract void complete();

    /** Told how many bytes of the document have come so far. */
    void arrived(long bytes) {}

    /** Whether anything but blanks has come. */
    final boolean begun() {
        return begun;
    }

    /** Told of every scalar in the root, so that the service's error object is found. */
    final void error(String name, Scalar value) {
        if (name.equals("errortype") || name.equals("errorcomment")) {
            error.put(name, value.text());
        }
    }

    /** The service's error object, if the document is one. */
    final Optional<Fields> error() {
        return error.hasNonNull("errortype") ? Optional.of(new Fields(error)) : Optional.empty();
    }

    /** Where the walk begins. */
    final Place start() {
        return new Place() {
            @Override
            Place object(String name) {
                begin();
                return rootIsList() ? new ErrorOnly() : root();
            }

            @Override
            Place list(String name) {
                begin();
                if (!rootIsList()) {
                    throw new Fields.Malformed("an object was promised");
                }
                return root();
            }

            @Override
            void scalar(String name, Scalar value) {
                begin();
                throw new Fields.Malformed(rootIsList() ? "a list was promised" : "an object was promised");
            }

            private void begin() {
                if (begun) {
                    throw new Fields.Malformed("something follows the document");
                }
                begun = true;
            }
        };
    }

    /** An object where a list was promised: the service's error, or a mistake. */
    private final class ErrorOnly extends Place {

        @Override
        void scalar(String name, Scalar value) {
            error(name, value);
        }

        @Override
        void end() {
            if (error().isEmpty()) {
                throw new Fields.Malformed("a list was promised");
            }
        }
    }
}
