package io.cielo24.simulator.internal.service;

import io.cielo24.simulator.internal.state.Job;
import io.cielo24.simulator.internal.state.Media;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was billed. Thread-safe. */
final class Billing {

    /**
     * Minutes that were billed.
     *
     * @param when when they were ordered
     * @param owner whose they are
     * @param metric such as billable_minutes_premium
     * @param minutes how many
     */
    record Item(Instant when, String owner, String metric, double minutes) {}

    private final List<Item> items = new ArrayList<>();

    /** Notes an order for a job. */
    void transcription(Job job, String fidelity, Instant when) {
        add(
                job,
                switch (fidelity) {
                    case "MECHANICAL" -> "billable_minutes_mechanical";
                    case "PREMIUM" -> "billable_minutes_premium";
                    default -> "billable_minutes_professional";
                },
                when);
        boolean english = job.identity().language().equals("en");
        add(job, english ? "billable_minutes_english_transcription" : "billable_minutes_foreign_transcription", when);
    }

    /** Notes a translation of a job. */
    void translation(Job job, Instant when) {
        add(job, "billable_minutes_translation", when);
    }

    private synchronized void add(Job job, String metric, Instant when) {
        double minutes = job.media().map(Media::seconds).orElse(0.0) / 60;
        items.add(new Item(when, job.identity().owner(), metric, minutes));
    }

    synchronized List<Item> items() {
        return List.copyOf(items);
    }
}
