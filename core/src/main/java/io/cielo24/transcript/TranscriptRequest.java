package io.cielo24.transcript;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Which transcript to fetch, and what it looks like. Only what was set is sent; the rest is as the service has it. */
public final class TranscriptRequest {

    private final Map<String, Object> parameters;

    private TranscriptRequest(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    /**
     * Starts a request.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The transcript as the service makes it by default: plain text.
     *
     * @return the request
     */
    public static TranscriptRequest plain() {
        return builder().build();
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
        Builder builder = new Builder();
        builder.parameters.putAll(parameters);
        return builder;
    }

    @Override
    public String toString() {
        return "TranscriptRequest" + parameters;
    }

    /** Collects a request. Not for use by several threads at once. */
    public static final class Builder extends ContentOptions<Builder> {

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Breaks the text into paragraphs ({@code create_paragraphs}; the service assumes true).
         *
         * @param on to do it
         * @return this builder
         */
        public Builder paragraphs(boolean on) {
            parameters.flag("create_paragraphs", on);
            return this;
        }

        /**
         * Line ends after a paragraph ({@code newlines_after_paragraph}; the service assumes 2).
         *
         * @param lines 0 or more
         * @return this builder
         */
        public Builder newlinesAfterParagraph(int lines) {
            parameters.number("newlines_after_paragraph", lines, 0, Integer.MAX_VALUE);
            return this;
        }

        /**
         * Line ends after a sentence ({@code newlines_after_sentence}; the service assumes 0).
         *
         * @param lines 0 or more
         * @return this builder
         */
        public Builder newlinesAfterSentence(int lines) {
            parameters.number("newlines_after_sentence", lines, 0, Integer.MAX_VALUE);
            return this;
        }

        /**
         * A time before every paragraph ({@code timecode_every_paragraph}; the service assumes true).
         *
         * @param on to do it
         * @return this builder
         */
        public Builder timecodeEveryParagraph(boolean on) {
            parameters.flag("timecode_every_paragraph", on);
            return this;
        }

        /**
         * What a time looks like ({@code timecode_format}; the service assumes {@code [%H:%M:%S.%f]}).
         *
         * @param format with the service's substitutions
         * @return this builder
         */
        public Builder timecodeFormat(String format) {
            parameters.text("timecode_format", format);
            return this;
        }

        /**
         * A time at least this often ({@code timecode_interval}; the service assumes zero, which is never).
         *
         * @param interval zero or more, in whole milliseconds
         * @return this builder
         */
        public Builder timecodeInterval(Duration interval) {
            parameters.millis("timecode_interval", interval);
            return this;
        }

        /**
         * What is added to every time ({@code timecode_offset}; the service assumes zero).
         *
         * @param offset zero or more, in whole milliseconds
         * @return this builder
         */
        public Builder timecodeOffset(Duration offset) {
            parameters.millis("timecode_offset", offset);
            return this;
        }

        /**
         * The kind of file ({@code file_format}; the service assumes plain text).
         *
         * @param file text or web page
         * @return this builder
         */
        public Builder file(TranscriptFile file) {
            parameters.text("file_format", file.name().toLowerCase(Locale.ROOT));
            return this;
        }

        /**
         * Makes the request.
         *
         * @return the request
         * @throws IllegalArgumentException if settings contradict each other
         */
        public TranscriptRequest build() {
            check();
            return new TranscriptRequest(parameters.snapshot());
        }
    }
}
