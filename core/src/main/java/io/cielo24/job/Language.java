package io.cielo24.job;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A language in the service's own codes, which are not always those of RFC 5646. Open: the constants are those documented
 * for transcription by people and for translation, and an unknown code never fails a call. The machine takes some eighty
 * more.
 *
 * @param code as the service writes it
 */
public record Language(String code) {

    /** Arabic. */
    public static final Language ARABIC = new Language("ar");
    /** Chinese, Mandarin. */
    public static final Language CHINESE_MANDARIN = new Language("zh-cmn");
    /** Chinese, Taiwan. */
    public static final Language CHINESE_TAIWAN = new Language("zh-tw");
    /** Czech, as a target. */
    public static final Language CZECH = new Language("cz");
    /** Danish, as a target. */
    public static final Language DANISH = new Language("dk");
    /** Dutch. */
    public static final Language DUTCH = new Language("nl");
    /** English. */
    public static final Language ENGLISH = new Language("en");
    /** French. */
    public static final Language FRENCH = new Language("fr");
    /** German. */
    public static final Language GERMAN = new Language("de");
    /** Greek, as a target. */
    public static final Language GREEK = new Language("gr");
    /** Hebrew. */
    public static final Language HEBREW = new Language("he");
    /** Hindi, as a target. */
    public static final Language HINDI = new Language("hi");
    /** Indonesian. */
    public static final Language INDONESIAN = new Language("id");
    /** Italian. */
    public static final Language ITALIAN = new Language("it");
    /** Japanese, as a target. */
    public static final Language JAPANESE = new Language("ja");
    /** Korean. */
    public static final Language KOREAN = new Language("ko");
    /** Malay, as a target. */
    public static final Language MALAY = new Language("ms");
    /** Norwegian, as a target. */
    public static final Language NORWEGIAN = new Language("no");
    /** Polish, as a target. */
    public static final Language POLISH = new Language("pl");
    /** Portuguese. */
    public static final Language PORTUGUESE = new Language("pt");
    /** Portuguese, Portugal. */
    public static final Language PORTUGUESE_PORTUGAL = new Language("pt-pt");
    /** Russian. */
    public static final Language RUSSIAN = new Language("ru");
    /** Spanish. */
    public static final Language SPANISH = new Language("es");
    /** Spanish, Spain. */
    public static final Language SPANISH_SPAIN = new Language("es-es");
    /** Swedish, as a target. */
    public static final Language SWEDISH = new Language("se");
    /** Turkish. */
    public static final Language TURKISH = new Language("tr");
    /** Ukrainian. */
    public static final Language UKRAINIAN = new Language("uk");
    /** Vietnamese. */
    public static final Language VIETNAMESE = new Language("vn");

    private static final Set<Language> PROFESSIONAL_SOURCES = inOrder(List.of(
            ARABIC,
            CHINESE_MANDARIN,
            CHINESE_TAIWAN,
            DUTCH,
            ENGLISH,
            FRENCH,
            GERMAN,
            HEBREW,
            INDONESIAN,
            ITALIAN,
            KOREAN,
            PORTUGUESE,
            PORTUGUESE_PORTUGAL,
            RUSSIAN,
            SPANISH,
            SPANISH_SPAIN,
            TURKISH,
            UKRAINIAN,
            VIETNAMESE));
    private static final Set<Language> TARGETS_ONLY =
            inOrder(List.of(CZECH, DANISH, GREEK, HINDI, JAPANESE, MALAY, NORWEGIAN, POLISH, SWEDISH));
    private static final Set<Language> PREMIUM_SOURCES = inOrder(List.of(ENGLISH, FRENCH, GERMAN, SPANISH));
    private static final Set<Language> SOME_MECHANICAL_SOURCES = inOrder(
            List.of(ENGLISH, FRENCH, GERMAN, SPANISH, ITALIAN, PORTUGUESE, DUTCH, JAPANESE, KOREAN, ARABIC, HINDI));

    /** Any text but a blank one, and none with a comma, which separates languages on the wire. */
    public Language {
        if (Objects.requireNonNull(code, "code").isBlank() || code.indexOf(',') >= 0) {
            throw new IllegalArgumentException("a language code is a word without commas, was: '" + code + "'");
        }
    }

    /**
     * The languages that are documented as spoken in a media, for a fidelity. For {@link Fidelity#MECHANICAL} only the
     * most common of some eighty.
     *
     * @param fidelity in either spelling
     * @return in alphabetical order for PROFESSIONAL; empty for a fidelity that is not documented
     */
    public static Set<Language> sources(Fidelity fidelity) {
        return switch (fidelity.canonical()) {
            case "PROFESSIONAL" -> PROFESSIONAL_SOURCES;
            case "PREMIUM" -> PREMIUM_SOURCES;
            case "MECHANICAL" -> SOME_MECHANICAL_SOURCES;
            default -> Set.of();
        };
    }

    /**
     * The languages that are documented as targets of a translation, which is done at {@link Fidelity#PROFESSIONAL}.
     *
     * @return the sources of that fidelity, then the ones that are targets only
     */
    public static Set<Language> targets() {
        Set<Language> all = new LinkedHashSet<>(PROFESSIONAL_SOURCES);
        all.addAll(TARGETS_ONLY);
        return Collections.unmodifiableSet(all);
    }

    @Override
    public String toString() {
        return code;
    }

    private static Set<Language> inOrder(List<Language> languages) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(languages));
    }
}
