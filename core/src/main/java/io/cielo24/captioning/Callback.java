package io.cielo24.captioning;

import io.cielo24.job.Iwp;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A callback of the service, verified. It says that something can be looked at, no more: callbacks carry no signature, so
 * nothing here is believed without asking the service.
 *
 * @param jobId the job, 32 hex digits in lower case
 * @param iwp the work product, {@code null} if the service named none
 * @param version of the element list, {@code null} if the service named none
 * @param others the other parameters: {@code job_name}, the keys of the order's custom metadata, what the caller put into
 *     the address
 */
public record Callback(
        String jobId, @Nullable Iwp iwp, @Nullable String version, Map<String, String> others) {

    /** Copies the parameters. */
    public Callback {
        others = Collections.unmodifiableMap(new TreeMap<>(others));
    }

    /** Without the other parameters' values. */
    @Override
    public String toString() {
        return "Callback[" + jobId + (iwp == null ? "" : ", " + iwp) + (version == null ? "" : ", " + version) + "]";
    }
}
