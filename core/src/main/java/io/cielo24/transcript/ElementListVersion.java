package io.cielo24.transcript;

import io.cielo24.job.Iwp;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A version of a job's element list.
 *
 * @param version opaque: microseconds, or a date with {@code Z}; to be sent back as it was listed
 * @param iwp the work product that it belongs to, {@code null} where the service names none
 */
public record ElementListVersion(String version, @Nullable Iwp iwp) {

    /** The version must be there. */
    public ElementListVersion {
        Objects.requireNonNull(version, "version");
    }
}
