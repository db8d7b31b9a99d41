package io.cielo24.internal;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import tools.jackson.core.JacksonException;

/**
 * Turns the body of an answer into the results of a document, one by one as they are asked for, however long it is.
 * Memory holds one buffer of the body and what the document keeps.
 */
final class JsonStream<T> {

    private static final int LONGEST_BEGIN = 512;

    private final Answer answer;
    private final Document<T> document;
    private final long limit;
    private final JsonWalk walk;
    private byte[] begin = new byte[0];
    private long arrived;
    private boolean done;

    private JsonStream(Answer answer, Document<T> document, long limit, JsonWalk walk) {
        this.answer = answer;
        this.document = document;
        this.limit = limit;
        this.walk = walk;
    }

    /**
     * The results.
     *
     * @param limit the most bytes that are read
     */
    static <T> Flux<T> of(Answer answer, Supplier<? extends Document<T>> kind, long limit) {
        return Flux.using(
                () -> {
                    Document<T> document = kind.get();
                    return new JsonStream<>(answer, document, limit, new JsonWalk(document.start()));
                },
                stream -> answer.body()
                        .concatMapIterable(stream::in, 1)
                        .concatWith(Flux.defer(() -> Flux.fromIterable(stream.atEnd()))),
                stream -> stream.walk.close());
    }

    private Iterable<T> in(ByteBuffer buffer) {
        if (begin.length == 0) {
            begin = new byte[Math.min(LONGEST_BEGIN, buffer.remaining())];
            buffer.duplicate().get(begin);
        }
        arrived += buffer.remaining();
        if (arrived > limit) {
            throw answer.unexpected("the answer is larger than the " + limit + " bytes that are read", begin, null);
        }
        document.arrived(arrived);
        walk.feed(buffer);
        return Pulled::new;
    }

    private Iterable<T> atEnd() {
        walk.end();
        return Pulled::new;
    }

    private @Nullable T pull() {
        try {
            while (walk.step()) {
                T result = document.take();
                if (result != null) {
                    return result;
                }
            }
            if (!walk.ended() || done) {
                return null;
            }
            done = true;
            return last();
        } catch (JacksonException | NumberFormatException e) {
            // Jackson's own words may quote the document, and so a secret.
            throw answer.unexpected("JSON was promised, this is none", begin, null);
        } catch (Fields.Malformed e) {
            throw answer.unexpected(e.problem(), begin, e);
        }
    }

    private @Nullable T last() {
        document.error().flatMap(answer::refusal).ifPresent(refusal -> {
            throw refusal;
        });
        if (!document.begun()) {
            throw new Fields.Malformed("JSON was promised, nothing came");
        }
        document.complete();
        return document.take();
    }

    /** Decodes on demand: what nobody asks for stays text. */
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
}
