package io.cielo24.captioning;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was fetched.
 *
 * @param item what was wanted
 * @param name what a file of it is called
 * @param length in bytes; -1 for what a handler took
 * @param sha256 of the bytes, 64 hex digits; {@code null} for a media and for what a handler took
 * @param file where it was written, {@code null} unless results go into a directory
 * @param content the bytes as they came, read-only; {@code null} unless results are kept in memory
 */
public record CaptionResult(
        Results.Item item,
        String name,
        long length,
        @Nullable String sha256,
        @Nullable Path file,
        @Nullable ByteBuffer content) {

    /** Makes the content read-only. */
    public CaptionResult {
        content = content == null ? null : content.asReadOnlyBuffer();
    }

    /**
     * The bytes as they came.
     *
     * @return a view of its own, {@code null} unless results are kept in memory
     */
    public @Nullable ByteBuffer content() {
        return content == null ? null : content.duplicate();
    }

    /**
     * The content as text: UTF-8, one leading byte-order mark dropped.
     *
     * @return the text
     * @throws IllegalStateException unless results are kept in memory
     */
    public String text() {
        if (content == null) {
            throw new IllegalStateException(name + " was not kept in memory");
        }
        String text = StandardCharsets.UTF_8.decode(content.duplicate()).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Name and length. */
    @Override
    public String toString() {
        return "CaptionResult[" + name + ", " + length + " bytes]";
    }
}
