package io.cielo24.simulator.internal.caption;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Renders transcripts: text for reading. */
public final class Transcripts {

    private Transcripts() {}

    /** Renders a transcript as plain text or as HTML. */
    public static byte[] render(ElementList elements, RenderOptions options) {
        List<Word> words = new Wording(options).apply(elements.words());
        boolean html = options.text("file_format", "txt").equals("html");
        StringBuilder out = new StringBuilder();
        if (html) {
            out.append("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>Transcript</title></head><body>\n");
        }
        List<List<Word>> paragraphs = paragraphs(words, options.flag("create_paragraphs", true));
        for (int i = 0; i < paragraphs.size(); i++) {
            String text = paragraph(paragraphs.get(i), options);
            if (html) {
                out.append("<p>")
                        .append(MarkupFormats.escape(text).replace("\n", "<br>\n"))
                        .append("</p>\n");
            } else {
                boolean last = i == paragraphs.size() - 1;
                out.append(text).append(last ? "\n" : "\n".repeat((int) options.number("newlines_after_paragraph", 2)));
            }
        }
        if (html) {
            out.append("</body></html>\n");
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<List<Word>> paragraphs(List<Word> words, boolean divide) {
        List<List<Word>> paragraphs = new ArrayList<>();
        List<Word> paragraph = new ArrayList<>();
        for (Word word : words) {
            paragraph.add(word);
            if (divide && word.endsSegment()) {
                paragraphs.add(paragraph);
                paragraph = new ArrayList<>();
            }
        }
        if (!paragraph.isEmpty()) {
            paragraphs.add(paragraph);
        }
        return paragraphs;
    }

    private static String paragraph(List<Word> words, RenderOptions options) {
        String format = options.text("timecode_format", "[%H:%M:%S.%f]");
        long interval = options.number("timecode_interval", 0);
        long offset = options.number("timecode_offset", 0);
        String mark = options.text("emit_speaker_change_tokens_as", ">>");
        StringBuilder out = new StringBuilder();
        long nextTimecode = interval > 0 ? words.get(0).start() + interval : Long.MAX_VALUE;
        if (options.flag("timecode_every_paragraph", true)) {
            out.append(Times.formatted(words.get(0).start() + offset, format)).append(' ');
        }
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (word.start() >= nextTimecode) {
                out.append(Times.formatted(word.start() + offset, format)).append(' ');
                nextTimecode = word.start() + interval;
            }
            if (word.turn() && !mark.isEmpty()) {
                out.append(mark).append(' ');
            }
            out.append(word.text());
            if (i < words.size() - 1) {
                int newlines = word.endsSentence() ? (int) options.number("newlines_after_sentence", 0) : 0;
                out.append(newlines == 0 ? " " : "\n".repeat(newlines));
            }
        }
        return out.toString();
    }
}
