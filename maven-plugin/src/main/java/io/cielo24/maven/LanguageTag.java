package io.cielo24.maven;

import io.cielo24.job.Language;
import java.util.Map;

/** The service's codes of languages as the tags that files, players and browsers know (BCP 47). */
final class LanguageTag {

    /** Codes of the service that are those of countries. */
    private static final Map<String, String> OF_COUNTRIES =
            Map.of("cz", "cs", "dk", "da", "gr", "el", "se", "sv", "vn", "vi");

    private LanguageTag() {}

    static String of(Language language) {
        return OF_COUNTRIES.getOrDefault(language.code(), language.code());
    }
}
