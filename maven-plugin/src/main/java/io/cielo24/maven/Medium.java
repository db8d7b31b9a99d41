package io.cielo24.maven;

import io.cielo24.captioning.CaptionAttempt;
import io.cielo24.captioning.CaptionMedia;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.OrderKey;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One media of the project.
 *
 * @param name its path below the project with forward slashes, or its URL without query
 * @param media as the flow takes it
 * @param file {@code null} for a URL
 * @param size in bytes, 0 for a URL
 * @param place where captions of it go, below the folder of all captions: its path without extension, forward slashes
 * @param order what is ordered for it, at the newest attempt that is known
 * @param key of that attempt
 */
record Medium(
        String name,
        CaptionMedia media,
        @Nullable Path file,
        long size,
        String place,
        CaptionOrder order,
        OrderKey key) {

    /** The same media at this attempt at its order. */
    Medium at(CaptionAttempt attempt) {
        return new Medium(name, media, file, size, place, attempt.order(), attempt.key());
    }

    @Override
    public String toString() {
        return name;
    }
}
