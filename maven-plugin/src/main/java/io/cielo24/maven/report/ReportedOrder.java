package io.cielo24.maven.report;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the lock says about a media's captions.
 *
 * @param jobId the service's job, or null before there is one
 * @param state how far the order has come, for people
 * @param version the version of the words that captions were fetched from, or null before they were
 * @param terms what was ordered, by name; shown in the order of their names
 * @param outdated whether it was placed for content that the media no longer has
 */
public record ReportedOrder(
        @Nullable String jobId, String state, @Nullable String version, Map<String, String> terms, boolean outdated) {

    /** Copies the map. */
    public ReportedOrder {
        terms = Collections.unmodifiableMap(new TreeMap<>(terms));
    }
}
