package io.cielo24.maven;

import io.cielo24.captioning.CaptionMedia;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.job.Fidelity;
import io.cielo24.job.Language;
import io.cielo24.job.NewJob;
import io.cielo24.job.Priority;
import io.cielo24.job.TranscriptionOptions;
import io.cielo24.job.TranscriptionOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** What is ordered for every media. What is not set is the service's choice. */
record OrderTerms(
        Language language,
        Fidelity fidelity,
        @Nullable Priority priority,
        @Nullable Integer turnaroundHours,
        List<Language> targets,
        @Nullable TranscriptionOptions options,
        @Nullable String product) {

    private static final List<Fidelity> FIDELITIES =
            List.of(Fidelity.MECHANICAL, Fidelity.PREMIUM, Fidelity.PROFESSIONAL);
    private static final List<Priority> PRIORITIES = List.of(Priority.STANDARD, Priority.PRIORITY);

    OrderTerms {
        targets = List.copyOf(targets);
    }

    static Fidelity fidelity(@Nullable String text) throws MojoExecutionException {
        if (text == null || text.isBlank()) {
            throw new MojoExecutionException(
                    "cielo24.fidelity is not set. It decides the price, so there is no default: " + "give one of "
                            + FIDELITIES);
        }
        Fidelity chosen = new Fidelity(text.strip());
        if (!FIDELITIES.contains(chosen)) {
            throw new MojoExecutionException("cielo24.fidelity is '" + text + "'; give one of " + FIDELITIES);
        }
        return new Fidelity(chosen.canonical());
    }

    static @Nullable Priority priority(@Nullable String text) throws MojoExecutionException {
        if (text == null || text.isBlank()) {
            return null;
        }
        Priority chosen = new Priority(text.strip().toUpperCase(Locale.ROOT));
        if (!PRIORITIES.contains(chosen)) {
            throw new MojoExecutionException("cielo24.priority is '" + text + "'; give one of " + PRIORITIES);
        }
        return chosen;
    }

    static @Nullable Integer hours(@Nullable Integer hours) throws MojoExecutionException {
        if (hours != null && hours < 1) {
            throw new MojoExecutionException("cielo24.turnaroundHours is " + hours + "; give 1 or more");
        }
        return hours;
    }

    static Language language(String parameter, String text) throws MojoExecutionException {
        try {
            return new Language(text.strip());
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException(
                    Parameters.PREFIX + parameter + " is '" + text + "'; give a code of the service, such as en or es",
                    e);
        }
    }

    static List<Language> languages(@Nullable List<String> texts) throws MojoExecutionException {
        List<Language> languages = new ArrayList<>();
        for (String text : texts == null ? List.<String>of() : texts) {
            languages.add(language("targetLanguages", text));
        }
        return languages;
    }

    /** What is not documented may be a slip of the pen, which the service would tell after the whole media was sent. */
    List<String> doubts() {
        List<String> doubts = new ArrayList<>();
        Set<Language> spoken = Language.sources(fidelity);
        // The machine knows many more than the documentation lists.
        if (!fidelity.equals(Fidelity.MECHANICAL) && !spoken.contains(language)) {
            doubts.add("cielo24.language is '" + language + "', which the service does not document for " + fidelity
                    + "; documented are " + spoken);
        }
        for (Language target : targets) {
            if (!Language.targets().contains(target)) {
                doubts.add("cielo24.targetLanguages names '" + target
                        + "', which the service does not document as a target; documented are " + Language.targets());
            }
        }
        return doubts;
    }

    CaptionOrder order(CaptionMedia media, String name) {
        TranscriptionOrder.Builder order = TranscriptionOrder.builder(fidelity);
        if (priority != null) {
            order.priority(priority);
        }
        if (turnaroundHours != null) {
            order.turnaroundHours(turnaroundHours);
        }
        if (!targets.isEmpty()) {
            order.targetLanguages(targets.toArray(new Language[0]));
        }
        if (options != null) {
            order.options(options);
        }
        if (product != null) {
            order.standardProduct(product);
        }
        return CaptionOrder.builder(media, order.build())
                .job(NewJob.builder().name(name).language(language).build())
                .build();
    }
}
