package io.cielo24.transcript;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word, a punctuation mark or a sound.
 *
 * @param interpolated whether its times were calculated rather than heard
 * @param startTime in milliseconds from the begin of the media, {@link ElementList#NO_TIME} if the service did not say
 * @param endTime in milliseconds from the begin of the media, {@link ElementList#NO_TIME} if the service did not say
 * @param value what it is; empty if the service did not say
 * @param type of which kind it is, {@code null} if the service did not say
 * @param displayAs what is to be shown instead of the value, {@code null} for the value itself
 * @param tags what else is to be said about it
 * @param style how it is to look: text or JSON, in the service's own terms; {@code null} for none
 */
public record Token(
        boolean interpolated,
        long startTime,
        long endTime,
        String value,
        @Nullable TokenType type,
        @Nullable String displayAs,
        List<SoundTag> tags,
        @Nullable String style) {

    /** Copies the list, unless it is unmodifiable. */
    public Token {
        tags = List.copyOf(tags);
    }
}
