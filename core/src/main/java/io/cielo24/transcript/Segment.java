package io.cielo24.transcript;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one person says without a break.
 *
 * @param speakerChange whether somebody else spoke before
 * @param speakerId who speaks, among the list's speakers; {@code null} if that is not known
 * @param interpolated whether its times were calculated rather than heard
 * @param startTime in milliseconds from the begin of the media, {@link ElementList#NO_TIME} if the service did not say
 * @param endTime in milliseconds from the begin of the media, {@link ElementList#NO_TIME} if the service did not say
 * @param sequences in order
 * @param style how it is to look: text or JSON, in the service's own terms; {@code null} for none
 */
public record Segment(
        boolean speakerChange,
        @Nullable Integer speakerId,
        boolean interpolated,
        long startTime,
        long endTime,
        List<Sequence> sequences,
        @Nullable String style) {

    /** Copies the list, unless it is unmodifiable. */
    public Segment {
        sequences = List.copyOf(sequences);
    }
}
