package io.cielo24.media;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import org.reactivestreams.Publisher;

/**
 * Where the bytes of an upload come from. Making one touches nothing; it is opened when the call is subscribed to.
 *
 * <p>The service takes 1 to {@value #MAXIMUM_LENGTH} bytes and wants the exact length before the first of them. Whatever
 * the source, memory stays flat: bytes are read as the connection takes them.
 */
public sealed interface MediaSource {

    /** The longest media that the service takes, in bytes: 10 GiB - 1. */
    long MAXIMUM_LENGTH = 10_737_418_239L;

    /**
     * A file. Opened per attempt, read on demand on a thread that may block, closed at the end, on failure and on
     * cancel. Size and modification time are looked at before the first and before the last byte: a file that changed
     * meanwhile fails the upload before it is complete.
     *
     * @param path a regular file, readable, not empty
     * @return the source, usable any number of times
     */
    static MediaSource file(Path path) {
        return new OfFile(path);
    }

    /**
     * Bytes in memory, not copied.
     *
     * @param bytes at least one; must not change while they are sent
     * @return the source, usable any number of times
     */
    static MediaSource bytes(byte[] bytes) {
        return bytes(ByteBuffer.wrap(bytes));
    }

    /**
     * Bytes in memory, not copied.
     *
     * @param bytes what remains in the buffer, at least one byte; the buffer's position is not moved
     * @return the source, usable any number of times
     */
    static MediaSource bytes(ByteBuffer bytes) {
        return new OfBytes(bytes);
    }

    /**
     * A publisher of known length. It is asked for a buffer when the connection can take one. Emitting more or less than
     * was said fails the upload, before a surplus byte is sent. A buffer handed over must not be touched again.
     *
     * @param content the bytes, in order, as heap or direct buffers
     * @param length how many, exactly
     * @return the source; an upload that was refused or cut off after the first byte is not sent again by itself, as the
     *     publisher may not be able to start anew
     * @throws IllegalArgumentException if the length is not 1 to {@value #MAXIMUM_LENGTH}
     */
    static MediaSource publisher(Publisher<ByteBuffer> content, long length) {
        return new OfPublisher(content, length);
    }

    /**
     * A publisher of unknown length: written to a temporary file first, which is sent and then deleted. Stops with an
     * error as soon as the service's limit is exceeded.
     *
     * @param content the bytes, in order
     * @param directory where the temporary file goes; needs room for the whole media
     * @return the source
     */
    static MediaSource spooled(Publisher<ByteBuffer> content, Path directory) {
        return new Spooled(content, directory);
    }

    /**
     * A file.
     *
     * @param path of the file
     */
    record OfFile(Path path) implements MediaSource {

        /** The path must be there. */
        public OfFile {
            Objects.requireNonNull(path, "path");
        }
    }

    /**
     * Bytes in memory.
     *
     * @param bytes what is sent; read-only
     */
    record OfBytes(ByteBuffer bytes) implements MediaSource {

        /** Leaves the caller's own buffer alone. */
        public OfBytes {
            bytes = bytes.asReadOnlyBuffer();
        }
    }

    /**
     * A publisher of known length.
     *
     * @param content the bytes
     * @param length how many
     */
    record OfPublisher(Publisher<ByteBuffer> content, long length) implements MediaSource {

        /** Checks the length. */
        public OfPublisher {
            Objects.requireNonNull(content, "content");
            if (length < 1 || length > MAXIMUM_LENGTH) {
                throw new IllegalArgumentException(
                        "a media must be 1 to " + MAXIMUM_LENGTH + " bytes, was said to be " + length);
            }
        }
    }

    /**
     * A publisher of unknown length.
     *
     * @param content the bytes
     * @param directory of the temporary file
     */
    record Spooled(Publisher<ByteBuffer> content, Path directory) implements MediaSource {

        /** Both must be there. */
        public Spooled {
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(directory, "directory");
        }
    }
}
