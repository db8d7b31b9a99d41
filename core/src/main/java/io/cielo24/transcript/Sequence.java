package io.cielo24.transcript;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of tokens.
 *
 * @param interpolated whether its times were calculated rather than heard
 * @param startTime in milliseconds from the begin of the media, {@link ElementList#NO_TIME} if the service did not say
 * @param endTime in milliseconds from the begin of the media, {@link ElementList#NO_TIME} if the service did not say
 * @param confidenceScore how sure the service is of it, 0.0 to 1.0; {@code NaN} if it did not say
 * @param tokens in order
 * @param style how it is to look: text or JSON, in the service's own terms; {@code null} for none
 */
public record Sequence(
        boolean interpolated,
        long startTime,
        long endTime,
        double confidenceScore,
        List<Token> tokens,
        @Nullable String style) {

    /** Copies the list, unless it is unmodifiable. */
    public Sequence {
        tokens = List.copyOf(tokens);
    }
}
