package io.cielo24.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import reactor.core.publisher.Flux;

/**
 * Finds what is no file where a file was asked for although the status says success: the service's error object, and the
 * page of something in front of the service. A file that begins like a JSON object is held back until it is clear that it
 * is none, at most 64 KiB; one that begins like a page for a few bytes; everything else passes at once.
 */
final class Refusals {

    private static final int LARGEST_ERROR = 64 * 1024;
    private static final int BEGIN_OF_PAGE = 64;
    private static final Pattern PAGE = Pattern.compile("(?i)\\s*<(?:!doctype\\s+html|html)\\b.*", Pattern.DOTALL);

    private static final int NOTHING = -1000;
    private static final int BLANK = -1001;

    private Refusals() {}

    /**
     * The same answer, its body failing if it is none.
     *
     * @param pageWanted whether HTML is what was asked for
     */
    static Answer checked(Answer answer, boolean pageWanted) {
        Flux<ByteBuffer> checked = answer.body().switchOnFirst((first, body) -> {
            ByteBuffer begin = first.get();
            int sign = begin == null ? NOTHING : firstSign(begin);
            if (sign == '{') {
                return undecided(body, LARGEST_ERROR, bytes -> refuse(answer, bytes));
            }
            return (sign == '<' || sign == BLANK) && !pageWanted
                    ? undecided(body, BEGIN_OF_PAGE, bytes -> refusePage(answer, bytes))
                    : body;
        });
        return new Answer(answer.endpoint(), answer.status(), answer.headers(), checked, answer.token());
    }

    /** Gathers until there is more than that, or all, and lets it be looked into. */
    private static Flux<ByteBuffer> undecided(Flux<ByteBuffer> body, int enough, Consumer<byte[]> look) {
        return body.bufferUntil(new Predicate<>() {
                    private long gathered;

                    @Override
                    public boolean test(ByteBuffer buffer) {
                        gathered += buffer.remaining();
                        return gathered > enough;
                    }
                })
                .index()
                .concatMapIterable(
                        part -> {
                            if (part.getT1() == 0) {
                                look.accept(copy(part.getT2()));
                            }
                            return part.getT2();
                        },
                        1); // an element list of any length begins like this, and its reader sets the pace
    }

    /** A complete small document is looked into, anything larger is a file. */
    private static void refuse(Answer answer, byte[] bytes) {
        if (bytes.length <= LARGEST_ERROR) {
            Json.tryParse(bytes).map(Fields::new).flatMap(answer::refusal).ifPresent(refusal -> {
                throw refusal;
            });
        }
    }

    private static void refusePage(Answer answer, byte[] bytes) {
        String begin = new String(bytes, 0, Math.min(bytes.length, 4 * BEGIN_OF_PAGE), StandardCharsets.ISO_8859_1);
        if (PAGE.matcher(begin).matches()) {
            throw answer.unexpected("a file was promised, this is a page", bytes, null);
        }
    }

    private static int firstSign(ByteBuffer buffer) {
        for (int i = buffer.position(); i < buffer.limit(); i++) {
            byte b = buffer.get(i);
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return b;
            }
        }
        return BLANK;
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
