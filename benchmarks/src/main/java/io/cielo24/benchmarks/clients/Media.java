package io.cielo24.benchmarks.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * What is uploaded, in one of three forms.
 *
 * @param form how it is given to the client
 * @param file where it is
 * @param length of the file; the publisher repeats the file's first mebibyte up to this length instead
 */
public record Media(Form form, Path file, long length) {

    /** How a media is given to a client. */
    public enum Form {
        /** A path, to be opened by the client. */
        FILE,
        /** Buffers of 256 KiB, as a Reactive Streams publisher or whatever comes closest. */
        PUBLISHER,
        /** An array in memory. */
        BYTES
    }

    private static final int BLOCK = 1 << 20;
    private static final int PIECE = 256 << 10;

    private static volatile byte @Nullable [] read;

    /** The whole file in memory, read once. */
    byte[] bytes() {
        byte[] known = read;
        if (known == null || known.length != length) {
            try {
                known = Files.readAllBytes(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            read = known;
        }
        return known;
    }

    /** Fresh views of one block outside the heap, so that making them costs next to nothing. */
    Flux<ByteBuffer> flux() {
        return Flux.defer(() -> {
            ByteBuffer block = block();
            return Flux.generate(() -> 0L, (position, sink) -> {
                if (position == length) {
                    sink.complete();
                    return position;
                }
                ByteBuffer next = at(block, position);
                long end = position + next.remaining(); // before it is consumed, which it may be at once
                sink.next(next);
                return end;
            });
        });
    }

    /** The publisher's first mebibyte. */
    ByteBuffer block() {
        try (var channel = Files.newByteChannel(file)) {
            ByteBuffer block = ByteBuffer.allocateDirect((int) Math.min(BLOCK, length));
            while (block.hasRemaining()) {
                if (channel.read(block) < 0) {
                    throw new IOException(file + " is shorter than " + block.capacity() + " bytes");
                }
            }
            return block.flip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The piece that begins there. */
    ByteBuffer at(ByteBuffer block, long position) {
        int offset = (int) (position % block.capacity());
        int size = (int) Math.min(Math.min(PIECE, block.capacity() - offset), length - position);
        return block.slice(offset, size).asReadOnlyBuffer();
    }
}
