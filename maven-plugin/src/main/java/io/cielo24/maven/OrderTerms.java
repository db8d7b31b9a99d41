package io.cielo24.maven;

import io.cielo24.captioning.CaptionMedia;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.job.Fidelity;
import io.cielo24.job.Language;
import io.cielo24.job.NewJob;
import io.cielo24.job.Priority;
import io.cielo24.job.TranscriptionOrder;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** What is ordered for every media. */
record OrderTerms(
        Language language,
        Fidelity fidelity,
        @Nullable Priority priority,
        @Nullable Integer turnaroundHours) {

    private static final List<Fidelity> FIDELITIES =
            List.of(Fidelity.MECHANICAL, Fidelity.PREMIUM, Fidelity.PROFESSIONAL);

    static OrderTerms of(
            String language, @Nullable String fidelity, @Nullable String priority, @Nullable Integer turnaroundHours)
            throws MojoExecutionException {
        if (fidelity == null || fidelity.isBlank()) {
            throw new MojoExecutionException(
                    "cielo24.fidelity is not set. It decides the price, so there is no default: " + "give one of "
                            + FIDELITIES);
        }
        Fidelity chosen = new Fidelity(fidelity.strip());
        if (!FIDELITIES.contains(chosen)) {
            throw new MojoExecutionException("cielo24.fidelity is '" + fidelity + "'; give one of " + FIDELITIES);
        }
        return new OrderTerms(
                new Language(language.strip()),
                new Fidelity(chosen.canonical()),
                priority == null || priority.isBlank()
                        ? null
                        : new Priority(priority.strip().toUpperCase(Locale.ROOT)),
                turnaroundHours);
    }

    CaptionOrder order(CaptionMedia media, String name) {
        TranscriptionOrder.Builder order = TranscriptionOrder.builder(fidelity);
        if (priority != null) {
            order.priority(priority);
        }
        if (turnaroundHours != null) {
            order.turnaroundHours(turnaroundHours);
        }
        return CaptionOrder.builder(media, order.build())
                .job(NewJob.builder().name(name).language(language).build())
                .build();
    }
}
