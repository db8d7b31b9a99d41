package io.cielo24.simulator.internal.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Divides words into captions and captions into lines. */
final class CaptionLayout {

    private static final Set<String> DANGLING = Set.of(
            "a", "an", "the", "and", "or", "but", "of", "to", "in", "on", "at", "for", "with", "from", "by", "who");

    private final ElementList elements;
    private final RenderOptions options;
    private final int width;
    private final int height;

    CaptionLayout(ElementList elements, RenderOptions options) {
        this.elements = elements;
        this.options = options;
        this.width = (int) options.number("characters_per_caption_line", 42);
        this.height = (int) options.number("lines_per_caption", 2);
    }

    /** The captions. */
    List<Cue> cues() {
        List<List<Word>> captions = new ArrayList<>();
        List<Word> caption = new ArrayList<>();
        for (Word word : label(new Wording(options).apply(elements.words()))) {
            if (!caption.isEmpty() && (mustBreak(caption, word) || isFull(caption, word))) {
                captions.add(caption);
                caption = new ArrayList<>();
            }
            caption.add(word);
        }
        if (!caption.isEmpty()) {
            captions.add(caption);
        }
        balance(captions);
        List<Cue> cues = new ArrayList<>();
        for (List<Word> words : captions) {
            cues.add(new Cue(words.get(0).start(), words.get(words.size() - 1).end(), wrap(words)));
        }
        return new CaptionTiming(options).apply(cues);
    }

    /** Puts the mark and the name of a speaker before the first word of a turn. */
    private List<Word> label(List<Word> words) {
        String mark = options.text("emit_speaker_change_tokens_as", ">>");
        String display = options.text("display_speaker_id", "name");
        List<Word> labelled = new ArrayList<>();
        for (Word word : words) {
            String lead = "";
            if (word.sound() && display.equals("name")) {
                lead = options.text("display_effects_speaker_as", "Effects") + ": ";
            } else if (word.turn()) {
                lead = mark.isEmpty() ? "" : mark + " ";
                lead += switch (display) {
                    case "name" -> elements.speaker(word.speaker()) + ": ";
                    case "number" -> "Speaker " + word.speaker() + ": ";
                    default -> "";
                };
            }
            labelled.add(word.withText(Wording.cased(lead, options) + word.text()));
        }
        return labelled;
    }

    private boolean mustBreak(List<Word> caption, Word next) {
        Word last = caption.get(caption.size() - 1);
        if (options.flag("caption_by_sentence", true) && last.endsSentence()) {
            return true;
        }
        if (options.flag("single_speaker_per_caption", false) && next.turn()) {
            return true;
        }
        if (isAlone(last, "caption") || isAlone(next, "caption")) {
            return true;
        }
        return next.start() - last.end() > options.number("silence_max_ms", 2000);
    }

    /** Whether a sound has a caption or a line to itself. */
    private boolean isAlone(Word word, String where) {
        return word.sound()
                && options.flag("sound_tokens_by_" + where, false)
                && word.tags().stream()
                        .anyMatch(options.list("sound_tokens_by_" + where + "_list", "BLANK_AUDIO", "MUSIC")::contains);
    }

    private boolean isFull(List<Word> caption, Word next) {
        List<Word> longer = new ArrayList<>(caption);
        longer.add(next);
        if (wrap(longer).size() > height) {
            return true;
        }
        return caption.size() >= options.number("caption_words_min", 1)
                && next.end() - caption.get(0).start() > options.number("layout_target_caption_length_ms", 5000);
    }

    /** Lets a caption with too few words take some from the one before, as long as both stay whole. */
    private void balance(List<List<Word>> captions) {
        long minimum = options.number("caption_words_min", 1);
        for (int i = 1; i < captions.size(); i++) {
            List<Word> before = captions.get(i - 1);
            List<Word> caption = captions.get(i);
            while (caption.size() < minimum
                    && before.size() > minimum
                    && !mustBreak(before, caption.get(0))
                    && wrap(with(before.get(before.size() - 1), caption)).size() <= height) {
                caption.add(0, before.remove(before.size() - 1));
            }
        }
    }

    private static List<Word> with(Word first, List<Word> rest) {
        List<Word> all = new ArrayList<>();
        all.add(first);
        all.addAll(rest);
        return all;
    }

    private List<String> wrap(List<Word> words) {
        List<List<Word>> lines = new ArrayList<>();
        List<Word> line = new ArrayList<>();
        int length = 0;
        for (Word word : words) {
            if (!line.isEmpty() && (startsLine(line.get(line.size() - 1), word) || length + 1 + length(word) > width)) {
                List<Word> next = new ArrayList<>();
                if (dangles(line) && !startsLine(line.get(line.size() - 1), word)) {
                    next.add(line.remove(line.size() - 1));
                }
                lines.add(line);
                line = next;
                length = next.isEmpty() ? 0 : length(next.get(0));
            }
            length += length(word) + (line.isEmpty() ? 0 : 1);
            line.add(word);
        }
        lines.add(line);
        return lines.stream()
                .map(each -> String.join(" ", each.stream().map(Word::text).toList()))
                .toList();
    }

    private boolean startsLine(Word last, Word next) {
        return options.flag("speaker_on_new_line", true) && next.turn()
                || options.flag("line_break_on_sentence", false) && last.endsSentence()
                || isAlone(last, "line")
                || isAlone(next, "line");
    }

    private boolean dangles(List<Word> line) {
        return options.flag("disallow_dangling", false)
                && line.size() > 1
                && DANGLING.contains(line.get(line.size() - 1).text().toLowerCase(Locale.ROOT));
    }

    private static int length(Word word) {
        return word.text().codePointCount(0, word.text().length());
    }
}
