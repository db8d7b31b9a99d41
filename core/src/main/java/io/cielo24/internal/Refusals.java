package io.cielo24.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import reactor.core.publisher.Flux;

/**
 * Finds the service's error object where a file was asked for and the status says success. A file that begins like a JSON
 * object is held back until it is clear that it is none: at most 64 KiB; everything else passes at once.
 */
final class Refusals {

    private static final int LARGEST_ERROR = 64 * 1024;

    private Refusals() {}

    /** The same answer, its body failing with the refusal if it is one. */
    static Answer checked(Answer answer) {
        return new Answer(answer.endpoint(), answer.status(), answer.headers(), checkedBody(answer), answer.token());
    }

    private static Flux<ByteBuffer> checkedBody(Answer answer) {
        return answer.body().switchOnFirst((first, body) -> {
            ByteBuffer begin = first.get();
            return begin != null && beginsObject(begin) ? undecided(answer, body) : body;
        });
    }

    /** Gathers up to the limit; a complete small document is looked into, anything larger is a file. */
    private static Flux<ByteBuffer> undecided(Answer answer, Flux<ByteBuffer> body) {
        return body.bufferUntil(new java.util.function.Predicate<>() {
                    private long gathered;

                    @Override
                    public boolean test(ByteBuffer buffer) {
                        gathered += buffer.remaining();
                        return gathered > LARGEST_ERROR;
                    }
                })
                .index()
                .concatMapIterable(part -> {
                    if (part.getT1() == 0) {
                        byte[] bytes = copy(part.getT2());
                        if (bytes.length <= LARGEST_ERROR) {
                            Json.tryParse(bytes)
                                    .map(Fields::new)
                                    .flatMap(answer::refusal)
                                    .ifPresent(refusal -> {
                                        throw refusal;
                                    });
                        }
                    }
                    return part.getT2();
                });
    }

    private static boolean beginsObject(ByteBuffer buffer) {
        for (int i = buffer.position(); i < buffer.limit(); i++) {
            byte b = buffer.get(i);
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return b == '{';
            }
        }
        return false;
    }

    private static byte[] copy(Iterable<ByteBuffer> buffers) {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        for (ByteBuffer buffer : buffers) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            copy.writeBytes(bytes);
        }
        return copy.toByteArray();
    }
}
