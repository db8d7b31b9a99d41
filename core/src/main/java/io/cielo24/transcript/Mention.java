package io.cielo24.transcript;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is spoken of: a keyword, a topic or an entity.
 *
 * @param displayName what it is called, {@code null} if the service did not say
 * @param url where there is more about it, as the service wrote it; {@code null} for none
 * @param timeRanges when it is spoken of
 */
public record Mention(
        @Nullable String displayName, @Nullable String url, List<Range> timeRanges) {

    /** Copies the list, unless it is unmodifiable. */
    public Mention {
        timeRanges = List.copyOf(timeRanges);
    }

    /**
     * A stretch of the media.
     *
     * @param startTime in milliseconds from the begin of the media, {@link ElementList#NO_TIME} if the service did not say
     * @param endTime in milliseconds from the begin of the media, {@link ElementList#NO_TIME} if the service did not say
     */
    public record Range(long startTime, long endTime) {}
}
