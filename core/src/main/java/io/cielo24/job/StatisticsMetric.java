package io.cielo24.job;

import java.util.Objects;

/**
 * What is counted. Open: an unknown text never fails a call.
 *
 * @param text as the service writes it
 */
public record StatisticsMetric(String text) {

    /** All billable minutes. */
    public static final StatisticsMetric TOTAL = new StatisticsMetric("billable_minutes_total");
    /** Of mechanical fidelity. */
    public static final StatisticsMetric MECHANICAL = new StatisticsMetric("billable_minutes_mechanical");
    /** Of premium fidelity. */
    public static final StatisticsMetric PREMIUM = new StatisticsMetric("billable_minutes_premium");
    /** Of professional fidelity. */
    public static final StatisticsMetric PROFESSIONAL = new StatisticsMetric("billable_minutes_professional");
    /** Transcribed from other languages than English. */
    public static final StatisticsMetric FOREIGN_TRANSCRIPTION =
            new StatisticsMetric("billable_minutes_foreign_transcription");
    /** Translated. */
    public static final StatisticsMetric TRANSLATION = new StatisticsMetric("billable_minutes_translation");
    /** Transcribed from English. */
    public static final StatisticsMetric ENGLISH_TRANSCRIPTION =
            new StatisticsMetric("billable_minutes_english_transcription");

    /** Any text but a blank one. */
    public StatisticsMetric {
        if (Objects.requireNonNull(text, "text").isBlank()) {
            throw new IllegalArgumentException("a metric needs a name");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
