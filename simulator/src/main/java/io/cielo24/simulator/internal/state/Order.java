package io.cielo24.simulator.internal.state;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was ordered for a job.
 *
 * @param fidelity MECHANICAL, PREMIUM or PROFESSIONAL
 * @param priority as ordered, or as the turnaround made it
 * @param turnaroundHours the hours until the job is due
 * @param callbackUrl where to call when the job is done, tags included
 * @param targetLanguage comma separated
 * @param options the transcription options
 */
public record Order(
        String fidelity,
        String priority,
        long turnaroundHours,
        @Nullable String callbackUrl,
        @Nullable String targetLanguage,
        Map<String, @Nullable Object> options) {}
