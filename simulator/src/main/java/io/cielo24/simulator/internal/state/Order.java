package io.cielo24.simulator.internal.state;

import java.util.List;
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
        Map<String, @Nullable Object> options) {

    /** The hours of the usual turnaround. */
    public static final long STANDARD_HOURS = 48;
    /** The hours of the quick turnaround. */
    public static final long PRIORITY_HOURS = 24;

    /** What comes out of it, one after the other. */
    public List<String> workProducts() {
        return switch (fidelity) {
            case "PROFESSIONAL" -> List.of("INTERIM_PROFESSIONAL", "PROFESSIONAL", "FINAL");
            default -> List.of(fidelity, "FINAL");
        };
    }

    /** The work products for which there is a callback: those that were asked for, or all of them. */
    public List<String> announced() {
        return options.get("return_iwp") instanceof List<?> wanted
                ? wanted.stream().map(String.class::cast).toList()
                : workProducts();
    }
}
