package io.cielo24.job;

import io.cielo24.internal.Json;
import io.cielo24.internal.Parameters;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The finer options of an order, sent as one JSON text. Only what was set is in it. */
public final class TranscriptionOptions {

    private static final int LONGEST_NOTES = 1000;

    private final Map<String, Object> values;

    private TranscriptionOptions(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * Starts with nothing set.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The JSON object that goes on the wire.
     *
     * @return as text
     */
    public String json() {
        return Json.text(values);
    }

    /** Names only. */
    @Override
    public String toString() {
        return "TranscriptionOptions" + values.keySet();
    }

    /** Collects options. Not for use by several threads at once. */
    public static final class Builder {

        private final Parameters values = new Parameters();

        private Builder() {}

        /**
         * Notes for the people who transcribe ({@code notes}).
         *
         * @param notes 1 to 1000 characters
         * @return this builder
         */
        public Builder notes(String notes) {
            values.text("notes", notes, LONGEST_NOTES);
            return this;
        }

        /**
         * The steps that the customer approves ({@code customer_approval_steps}).
         *
         * @param steps at least one
         * @return this builder
         */
        public Builder customerApprovalSteps(ApprovalStep... steps) {
            values.texts("customer_approval_steps", List.of(steps));
            return this;
        }

        /**
         * The tool for approving ({@code customer_approval_tool}).
         *
         * @param tool one of the two
         * @return this builder
         */
        public Builder customerApprovalTool(ApprovalTool tool) {
            values.text("customer_approval_tool", tool.name());
            return this;
        }

        /**
         * Pairs of the caller ({@code custom_metadata}); their keys become tags of the callback URL.
         *
         * @param metadata at least one pair; no key blank or with a brace, which would end the tag
         * @return this builder
         */
        public Builder customMetadata(Map<String, String> metadata) {
            if (metadata.isEmpty() || metadata.keySet().stream().anyMatch(Builder::isNoTag)) {
                throw new IllegalArgumentException(
                        "custom_metadata needs one or more pairs, whose keys are not blank and hold no brace; its keys were: "
                                + metadata.keySet());
            }
            values.value("custom_metadata", Collections.unmodifiableMap(new LinkedHashMap<>(metadata)));
            return this;
        }

        /**
         * The work products to report by callback ({@code return_iwp}); with FINAL alone, one callback comes per job.
         *
         * @param products such as {@link Iwp#FINAL}, at least one
         * @return this builder
         */
        public Builder returnIwp(Iwp... products) {
            values.texts("return_iwp", List.of(products));
            return this;
        }

        /**
         * The work products to analyse ({@code generate_media_intelligence_iwp}).
         *
         * @param products such as {@link Iwp#FINAL}, at least one
         * @return this builder
         */
        public Builder generateMediaIntelligenceIwp(Iwp... products) {
            values.texts("generate_media_intelligence_iwp", List.of(products));
            return this;
        }

        /**
         * How the first pass is done ({@code first_pass_campaign}).
         *
         * @param campaign one of them
         * @return this builder
         */
        public Builder firstPassCampaign(FirstPassCampaign campaign) {
            values.text("first_pass_campaign", campaign.name());
            return this;
        }

        /**
         * Names the speakers ({@code speaker_id}).
         *
         * @param on to do it
         * @return this builder
         */
        public Builder speakerId(boolean on) {
            values.flag("speaker_id", on);
            return this;
        }

        /**
         * Every word as spoken ({@code enable_true_verbatim}).
         *
         * @param on to do it
         * @return this builder
         */
        public Builder trueVerbatim(boolean on) {
            values.flag("enable_true_verbatim", on);
            return this;
        }

        /**
         * Describes what is seen ({@code audio_description}).
         *
         * @param on to do it
         * @return this builder
         */
        public Builder audioDescription(boolean on) {
            values.flag("audio_description", on);
            return this;
        }

        /**
         * Takes down text on the screen ({@code on_screen_text}).
         *
         * @param on to do it
         * @return this builder
         */
        public Builder onScreenText(boolean on) {
            values.flag("on_screen_text", on);
            return this;
        }

        /**
         * Takes down lyrics ({@code music_lyrics}).
         *
         * @param on to do it
         * @return this builder
         */
        public Builder musicLyrics(boolean on) {
            values.flag("music_lyrics", on);
            return this;
        }

        /**
         * Follows the custom guidelines of the job ({@code custom_special_handling}); needed once guidelines were added.
         *
         * @param on to do it
         * @return this builder
         */
        public Builder customSpecialHandling(boolean on) {
            values.flag("custom_special_handling", on);
            return this;
        }

        /**
         * Sets an option that has no method here, such as one that the service added later.
         *
         * @param name as documented by the service
         * @param value a text, a number, a boolean, or a list of those
         * @return this builder
         */
        public Builder option(String name, Object value) {
            values.raw(name, value);
            return this;
        }

        /**
         * Makes the options.
         *
         * @return the options
         * @throws IllegalStateException if none is set
         */
        public TranscriptionOptions build() {
            if (values.isEmpty()) {
                throw new IllegalStateException("no option is set; set one, or leave the options out of the order");
            }
            return new TranscriptionOptions(values.snapshot());
        }

        private static boolean isNoTag(String key) {
            return key.isBlank() || key.indexOf('{') >= 0 || key.indexOf('}') >= 0;
        }
    }
}
