package io.cielo24.transcript;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who speaks in the media.
 *
 * @param id by which segments name the speaker, {@code null} if the service did not say
 * @param name of the speaker, {@code null} if it is not known
 * @param gender of the speaker, {@code null} if the service did not say
 */
public record Speaker(
        @Nullable Integer id,
        @Nullable String name,
        @Nullable Gender gender) {}
