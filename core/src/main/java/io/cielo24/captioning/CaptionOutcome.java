package io.cielo24.captioning;

import io.cielo24.job.Job;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of an order.
 *
 * @param order as it was submitted
 * @param externalId by which the job is found at the service
 * @param job as the service showed it last
 * @param version of the element list that the results were fetched from; {@code null} if nothing was fetched or the
 *     service lists no versions. The same version gives the same results again, see {@link Results.Builder#version}
 * @param results in the order in which they were wanted; none after {@link Captioning#submit}
 */
public record CaptionOutcome(
        CaptionOrder order,
        String externalId,
        Job job,
        @Nullable String version,
        List<CaptionResult> results) {

    /** Copies the list. */
    public CaptionOutcome {
        results = List.copyOf(results);
    }

    /**
     * A result by what it ends with.
     *
     * @param extension such as {@code vtt}
     * @return empty if it was not wanted
     */
    public Optional<CaptionResult> result(String extension) {
        return results.stream()
                .filter(result -> result.item().extension().equals(extension))
                .findFirst();
    }

    /** Media, job and number of results. */
    @Override
    public String toString() {
        return "CaptionOutcome[" + order.media().displayName() + ", " + job + ", " + results.size() + " results]";
    }
}
