package io.cielo24.transcript;

import java.util.Locale;
import java.util.Map;

/** Which captions to fetch, and what they look like. Only what was set is sent; the rest is as the service has it. */
public final class CaptionRequest {

    private final CaptionFormat format;
    private final Map<String, Object> parameters;

    private CaptionRequest(CaptionFormat format, Map<String, Object> parameters) {
        this.format = format;
        this.parameters = parameters;
    }

    /**
     * Starts a request.
     *
     * @param format of the captions
     * @return a new builder
     */
    public static Builder builder(CaptionFormat format) {
        return new Builder(format);
    }

    /**
     * The captions as the service makes them by default.
     *
     * @param format of the captions
     * @return the request
     */
    public static CaptionRequest of(CaptionFormat format) {
        return builder(format).build();
    }

    /**
     * The format of the captions, with the extension of its files.
     *
     * @return the format
     */
    public CaptionFormat format() {
        return format;
    }

    /**
     * What was set, by documented name.
     *
     * @return in the order in which it was set
     */
    public Map<String, Object> parameters() {
        return parameters;
    }

    /**
     * Starts from this request, to change a part of it.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder(format);
        builder.parameters.putAll(parameters);
        return builder;
    }

    @Override
    public String toString() {
        return "CaptionRequest" + parameters;
    }

    /** Collects a request. Not for use by several threads at once. */
    public static final class Builder extends CaptionTiming<Builder> {

        private final CaptionFormat format;

        private Builder(CaptionFormat format) {
            this.format = format;
            parameters.text("caption_format", format.text());
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * The least number of words in a caption ({@code caption_words_min}; the service assumes 1).
         *
         * @param words 1 or more
         * @return this builder
         */
        public Builder minimumWords(int words) {
            parameters.number("caption_words_min", words, 1, Integer.MAX_VALUE);
            return this;
        }

        /**
         * Begins a caption with every sentence ({@code caption_by_sentence}; the service assumes true).
         *
         * @param on to do it
         * @return this builder
         */
        public Builder bySentence(boolean on) {
            parameters.flag("caption_by_sentence", on);
            return this;
        }

        /**
         * The longest line ({@code characters_per_caption_line}; the service assumes 42).
         *
         * @param characters 1 or more
         * @return this builder
         */
        public Builder charactersPerLine(int characters) {
            parameters.number("characters_per_caption_line", characters, 1, Integer.MAX_VALUE);
            return this;
        }

        /**
         * The most lines of a caption ({@code lines_per_caption}; the service assumes 2).
         *
         * @param lines 1 or more
         * @return this builder
         */
        public Builder linesPerCaption(int lines) {
            parameters.number("lines_per_caption", lines, 1, Integer.MAX_VALUE);
            return this;
        }

        /**
         * Keeps the last word of a sentence on the line of the word before, even if that makes the line too long ({@code
         * disallow_dangling}; the service assumes false).
         *
         * @param on to do it
         * @return this builder
         */
        public Builder disallowDangling(boolean on) {
            parameters.flag("disallow_dangling", on);
            return this;
        }

        /**
         * Begins a line with every sentence of a caption ({@code line_break_on_sentence}; the service assumes false).
         *
         * @param on to do it
         * @return this builder
         */
        public Builder lineBreakOnSentence(boolean on) {
            parameters.flag("line_break_on_sentence", on);
            return this;
        }

        /**
         * Who "speaks" the sounds ({@code display_effects_speaker_as}; the service assumes Effects).
         *
         * @param name empty for none
         * @return this builder
         */
        public Builder effectsSpeaker(String name) {
            parameters.anyText("display_effects_speaker_as", name);
            return this;
        }

        /**
         * How the speakers are named ({@code display_speaker_id}; the service assumes by name).
         *
         * @param display not at all, by number, by name
         * @return this builder
         */
        public Builder displaySpeaker(SpeakerDisplay display) {
            parameters.text("display_speaker_id", lower(display));
            return this;
        }

        /**
         * Begins a caption with every speaker ({@code single_speaker_per_caption}).
         *
         * @param on to do it
         * @return this builder
         */
        public Builder singleSpeakerPerCaption(boolean on) {
            parameters.flag("single_speaker_per_caption", on);
            return this;
        }

        /**
         * Begins a line with every speaker ({@code speaker_on_new_line}; the service assumes true).
         *
         * @param on to do it
         * @return this builder
         */
        public Builder speakerOnNewLine(boolean on) {
            parameters.flag("speaker_on_new_line", on);
            return this;
        }

        /**
         * Forces a case ({@code force_case}).
         *
         * @param letterCase upper or lower
         * @return this builder
         */
        public Builder forceCase(LetterCase letterCase) {
            parameters.text("force_case", lower(letterCase));
            return this;
        }

        /**
         * How lines end ({@code line_ending_format}; the service assumes UNIX).
         *
         * @param ending one of them
         * @return this builder
         */
        public Builder lineEnding(LineEnding ending) {
            parameters.text("line_ending_format", ending.name());
            return this;
        }

        /**
         * Leaves out all square brackets ({@code strip_square_brackets}; the service assumes false).
         *
         * @param on to do it
         * @return this builder
         */
        public Builder stripSquareBrackets(boolean on) {
            parameters.flag("strip_square_brackets", on);
            return this;
        }

        /**
         * Begins the file with a byte-order mark ({@code utf8_mark}; the service assumes false).
         *
         * @param on to do it
         * @return this builder
         */
        public Builder utf8Mark(boolean on) {
            parameters.flag("utf8_mark", on);
            return this;
        }

        /**
         * The head of the document ({@code dfxp_header}). Only for {@link CaptionFormat#DFXP}.
         *
         * @param header XML, with its opening and closing tags
         * @return this builder
         */
        public Builder dfxpHeader(String header) {
            only(CaptionFormat.DFXP, "dfxp_header");
            parameters.text("dfxp_header", header);
            return this;
        }

        /**
         * Whether the head tells the job's name, id and language ({@code include_dfxp_metadata}; the service assumes true).
         * Only for {@link CaptionFormat#DFXP}.
         *
         * @param on to do it
         * @return this builder
         */
        public Builder dfxpMetadata(boolean on) {
            only(CaptionFormat.DFXP, "include_dfxp_metadata");
            parameters.flag("include_dfxp_metadata", on);
            return this;
        }

        /**
         * Leaves no gap between captions ({@code qt_seamless}; the service assumes false). Only for {@link
         * CaptionFormat#QT}.
         *
         * @param on to do it
         * @return this builder
         */
        public Builder qtSeamless(boolean on) {
            only(CaptionFormat.QT, "qt_seamless");
            parameters.flag("qt_seamless", on);
            return this;
        }

        /**
         * What a caption block looks like ({@code srt_format}). Only for {@link CaptionFormat#SRT}.
         *
         * @param format with the service's substitutions in braces
         * @return this builder
         */
        public Builder srtFormat(String format) {
            only(CaptionFormat.SRT, "srt_format");
            parameters.text("srt_format", format);
            return this;
        }

        /**
         * Makes the request.
         *
         * @return the request
         * @throws IllegalArgumentException if settings contradict each other
         */
        public CaptionRequest build() {
            check();
            return new CaptionRequest(format, parameters.snapshot());
        }

        private void only(CaptionFormat wanted, String name) {
            if (!format.text().equals(wanted.text())) {
                throw new IllegalArgumentException(
                        name + " is for captions in " + wanted + " only, these are in " + format);
            }
        }

        private static String lower(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT);
        }
    }
}
