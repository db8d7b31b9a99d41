package io.cielo24.job;

import io.cielo24.internal.Parameters;
import java.util.Map;

/** How a finished job is raised to a higher fidelity. Everything is optional; only what was set is sent. */
public final class UplevelOrder {

    private static final UplevelOrder PLAIN = builder().build();

    private final Map<String, Object> parameters;

    private UplevelOrder(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    /**
     * As the account's settings have it.
     *
     * @return the order
     */
    public static UplevelOrder plain() {
        return PLAIN;
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
     * What was set, by documented name.
     *
     * @return in the order in which it was set
     */
    public Map<String, Object> parameters() {
        return parameters;
    }

    @Override
    public String toString() {
        return "UplevelOrder" + parameters;
    }

    /** Collects an order. Not for use by several threads at once. */
    public static final class Builder {

        private final Parameters parameters = new Parameters();

        private Builder() {}

        /**
         * Names the speakers, whatever the account's setting is ({@code speaker_id}).
         *
         * @param on to do it
         * @return this builder
         */
        public Builder speakerId(boolean on) {
            parameters.yesNo("speaker_id", on);
            return this;
        }

        /**
         * How urgent it is, whatever the first order was ({@code priority}).
         *
         * @param priority any of the five
         * @return this builder
         */
        public Builder priority(Priority priority) {
            parameters.text("priority", priority.text());
            return this;
        }

        /**
         * Refines the timing, whatever the account's setting is ({@code timing}).
         *
         * @param on to do it
         * @return this builder
         */
        public Builder timing(boolean on) {
            parameters.yesNo("timing", on);
            return this;
        }

        /**
         * Who asked for it ({@code requestor}).
         *
         * @param requestor not blank
         * @return this builder
         */
        public Builder requestor(String requestor) {
            parameters.text("requestor", requestor);
            return this;
        }

        /**
         * The caller's reference ({@code reference}).
         *
         * @param reference not blank
         * @return this builder
         */
        public Builder reference(String reference) {
            parameters.text("reference", reference);
            return this;
        }

        /**
         * Takes imported captions as the first pass ({@code caption_import_as_fp}; the service assumes false).
         *
         * @param on to do it
         * @return this builder
         */
        public Builder captionImportAsFirstPass(boolean on) {
            parameters.flag("caption_import_as_fp", on);
            return this;
        }

        /**
         * Sets a parameter that has no method here.
         *
         * @param name as documented by the service
         * @param value not encoded
         * @return this builder
         */
        public Builder parameter(String name, String value) {
            parameters.raw(name, value);
            return this;
        }

        /**
         * Makes the order.
         *
         * @return the order
         */
        public UplevelOrder build() {
            return new UplevelOrder(parameters.snapshot());
        }
    }
}
