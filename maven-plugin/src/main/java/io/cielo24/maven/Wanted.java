package io.cielo24.maven;

import io.cielo24.captioning.CaptionAttempt;
import io.cielo24.captioning.JournalEntry;
import io.cielo24.captioning.OrderKey;
import io.cielo24.captioning.Step;
import io.cielo24.job.Language;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Captions of one media in one language: what is fetched from one job, and what one entry of the lock holds. The language
 * spoken is of the order's own job; a translation is of a job of its own.
 *
 * @param key of the entry in the lock
 * @param formats in this language
 */
record Wanted(Medium medium, OrderKey key, Language language, Formats formats, boolean isTranslation) {

    /**
     * What is wanted of every media.
     *
     * @param formats in this language
     */
    record Kind(Language language, Formats formats, boolean isTranslation) {

        Wanted of(Medium medium) {
            return isTranslation ? translation(medium, language, formats) : spoken(medium, language, formats);
        }
    }

    /** In the language spoken. */
    static Wanted spoken(Medium medium, Language language, Formats formats) {
        return new Wanted(medium, medium.key(), language, formats, false);
    }

    /** In a language that it is translated into. */
    static Wanted translation(Medium medium, Language language, Formats formats) {
        return new Wanted(medium, key(medium, language), language, formats, true);
    }

    /** No external id that the service knows, but told from others as surely: made of the order's own and the language. */
    private static OrderKey key(Medium medium, Language language) {
        String orderId = Content.sha256(
                ("translation\n" + medium.key().orderId() + "\n" + language.code()).getBytes(StandardCharsets.UTF_8));
        return new OrderKey(
                medium.key().externalId() + "-" + language.code(), medium.key().mediaId(), orderId);
    }

    /** The same at this attempt at the media's order. */
    Wanted at(CaptionAttempt attempt) {
        Medium at = medium.at(attempt);
        return isTranslation ? translation(at, language, formats) : spoken(at, language, formats);
    }

    /** What the lock holds of a translation before it is fetched. */
    JournalEntry entry(String jobId, String leadingJobId) {
        Map<String, String> terms = new TreeMap<>();
        terms.put("target_language", language.code());
        terms.put("translation_of_job", leadingJobId);
        return JournalEntry.planned(key, medium.name(), terms).withJob(jobId, Step.COMPLETE);
    }

    /** What is said after the media's name. */
    String suffix() {
        return isTranslation ? " in " + LanguageTag.of(language) : "";
    }

    @Override
    public String toString() {
        return medium + suffix();
    }
}
