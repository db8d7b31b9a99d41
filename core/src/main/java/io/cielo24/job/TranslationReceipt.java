package io.cielo24.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Translations that were ordered.
 *
 * @param jobIds the new jobs, one per language; none for a language that there is a translation into already
 * @param message the service's words about each language, {@code null} if it had none
 */
public record TranslationReceipt(
        List<String> jobIds, @Nullable String message) {

    /** Copies the list. */
    public TranslationReceipt {
        jobIds = List.copyOf(jobIds);
    }
}
