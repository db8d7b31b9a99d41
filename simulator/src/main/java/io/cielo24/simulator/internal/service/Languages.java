package io.cielo24.simulator.internal.service;

import java.util.Set;

/** The languages that people translate from and into. */
final class Languages {

    private static final Set<String> SOURCE_AND_TARGET = Set.of(
            "ar", "zh-cmn", "zh-tw", "nl", "en", "fr", "de", "he", "id", "it", "ko", "pt", "pt-pt", "ru", "es", "es-es",
            "tr", "uk", "vn");
    private static final Set<String> TARGET_ONLY = Set.of("cz", "dk", "gr", "hi", "ja", "ms", "no", "pl", "se");

    private Languages() {}

    /** Codes separated by commas, each of them one that can be translated into. */
    static Rule targets() {
        return (name, value) -> {
            Rule.languages().check(name, value);
            for (String code : value.split(",")) {
                if (!SOURCE_AND_TARGET.contains(code) && !TARGET_ONLY.contains(code)) {
                    throw new Refusal(ErrorType.INVALID_OPTION, name + " holds \"" + code + "\", which is no target");
                }
            }
        };
    }
}
