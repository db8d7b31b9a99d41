package io.cielo24.simulator.internal.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options that change which words are shown and how they are spelled, alike for captions and transcripts. */
final class Wording {

    private static final Set<String> DISFLUENCIES = Set.of("um", "uh", "er", "erm", "hmm", "mhm");
    private static final Set<String> PROFANITIES = Set.of("damn", "damned", "hell", "crap", "bloody", "bastard");
    private static final Map<String, String> SLANG = Map.of(
            "gonna", "going to", "wanna", "want to", "gotta", "got to", "kinda", "kind of", "dunno", "don't know");
    private static final Map<String, String> WITH_U =
            Map.of("color", "colour", "harbor", "harbour", "favorite", "favourite", "honor", "honour");
    private static final Map<String, String> WITH_S =
            Map.of("organize", "organise", "organizes", "organises", "realize", "realise", "recognize", "recognise");
    private static final Pattern LETTERS = Pattern.compile("[\\p{L}']+");

    private final RenderOptions options;

    Wording(RenderOptions options) {
        this.options = options;
    }

    /** The words as they are to be shown. */
    List<Word> apply(List<Word> words) {
        List<Word> shown = new ArrayList<>();
        boolean turn = false;
        for (Word word : words) {
            turn |= word.turn();
            if (isRemoved(word)) {
                // What ended with a removed word ends with the word before it.
                if (!shown.isEmpty()) {
                    Word last = shown.remove(shown.size() - 1);
                    shown.add(last.withEndsSentence(last.endsSentence() || word.endsSentence())
                            .withEndsSegment(last.endsSegment() || word.endsSegment()));
                }
                continue;
            }
            shown.add(spell(word).withTurn(turn));
            turn = false;
        }
        return shown;
    }

    private boolean isRemoved(Word word) {
        if (!word.sound()) {
            return options.flag("remove_disfluencies", true)
                    && DISFLUENCIES.contains(lettersOf(word.text()).toLowerCase(Locale.ROOT));
        }
        boolean tooShort = word.end() - word.start() < options.number("sound_threshold", 0);
        return tooShort
                || options.flag("remove_sound_references", true)
                || word.tags().stream().anyMatch(options.list("remove_sounds_list")::contains);
    }

    private Word spell(Word word) {
        String text = word.text();
        if (word.sound()) {
            String[] boundaries = options.soundBoundaries();
            text = boundaries[0] + text + boundaries[1];
        } else {
            if (options.flag("replace_slang", false)) {
                text = replace(text, SLANG);
            }
            text = switch (options.text("replace_english_spelling", "")) {
                case "B", "U" -> replace(replace(text, WITH_U), WITH_S);
                case "Z", "C" -> replace(text, WITH_U);
                default -> text;
            };
            if (options.flag("mask_profanity", false)) {
                String letters = lettersOf(text);
                if (PROFANITIES.contains(letters.toLowerCase(Locale.ROOT))) {
                    text = text.replace(letters, "*".repeat(letters.length()));
                }
            }
        }
        if (options.flag("strip_square_brackets", false)) {
            text = text.replace("[", "").replace("]", "");
        }
        return word.withText(cased(text, options));
    }

    /** A text in the case that is wanted. */
    static String cased(String text, RenderOptions options) {
        return switch (options.text("force_case", "")) {
            case "upper" -> text.toUpperCase(Locale.ROOT);
            case "lower" -> text.toLowerCase(Locale.ROOT);
            default -> text;
        };
    }

    private static String lettersOf(String text) {
        Matcher matcher = LETTERS.matcher(text);
        return matcher.find() ? matcher.group() : "";
    }

    private static String replace(String text, Map<String, String> replacements) {
        String letters = lettersOf(text);
        String replacement = replacements.get(letters.toLowerCase(Locale.ROOT));
        if (replacement == null) {
            return text;
        }
        boolean capital = Character.isUpperCase(letters.charAt(0));
        String spelled =
                capital ? replacement.substring(0, 1).toUpperCase(Locale.ROOT) + replacement.substring(1) : replacement;
        return text.replace(letters, spelled);
    }
}
