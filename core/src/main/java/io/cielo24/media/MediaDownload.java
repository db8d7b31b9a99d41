package io.cielo24.media;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that was downloaded, complete and in place.
 *
 * @param file where it is
 * @param length in bytes
 * @param lengthVerified whether the service said the length beforehand and it matched; without that, a connection that
 *     was cut off cannot be told from the end of the file
 * @param offeredName the file name that the service offers, reduced to a plain name without any path; {@code null} if it
 *     offers none. For display: nothing was written under it
 */
public record MediaDownload(
        Path file,
        long length,
        boolean lengthVerified,
        @Nullable String offeredName) {}
