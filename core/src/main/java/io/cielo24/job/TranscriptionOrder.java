package io.cielo24.job;

import io.cielo24.internal.Parameters;
import java.util.List;
import java.util.Map;

/**
 * What is ordered for a job. The fidelity decides the price, so it must be chosen; the rest is optional, and only what
 * was set is sent, but for the priority, which the service wants and which is STANDARD unless set.
 */
public final class TranscriptionOrder {

    private final Map<String, Object> parameters;

    private TranscriptionOrder(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    /**
     * Starts an order of STANDARD priority.
     *
     * @param fidelity how carefully, and so at what price
     * @return a new builder
     */
    public static Builder builder(Fidelity fidelity) {
        return new Builder(fidelity);
    }

    /**
     * An order of STANDARD priority with nothing else set.
     *
     * @param fidelity how carefully, and so at what price
     * @return the order
     */
    public static TranscriptionOrder of(Fidelity fidelity) {
        return builder(fidelity).build();
    }

    /**
     * What was set, by documented name.
     *
     * @return in the order in which it was set
     */
    public Map<String, Object> parameters() {
        return parameters;
    }

    /** Names only: a callback URL may hold the caller's secret. */
    @Override
    public String toString() {
        return "TranscriptionOrder" + parameters.keySet();
    }

    /** Collects an order. Not for use by several threads at once. */
    public static final class Builder {

        private final Parameters parameters = new Parameters();

        private Builder(Fidelity fidelity) {
            parameters.text("transcription_fidelity", fidelity.canonical());
            priority(Priority.STANDARD);
        }

        /**
         * How urgent it is ({@code priority}).
         *
         * @param priority STANDARD or PRIORITY
         * @return this builder
         */
        public Builder priority(Priority priority) {
            parameters.text("priority", priority.text());
            return this;
        }

        /**
         * Where the service reports to ({@code callback_url}). Its tags, such as <code>{job_id}</code>, stay as they are; the URL is
         * encoded once, on the wire.
         *
         * @param url absolute, http or https, already encoded as a URL but for its tags
         * @return this builder
         */
        public Builder callbackUrl(String url) {
            CallbackUrls.check(url);
            parameters.text("callback_url", url);
            return this;
        }

        /**
         * The languages to translate into ({@code target_language}).
         *
         * @param languages at least one
         * @return this builder
         */
        public Builder targetLanguages(Language... languages) {
            parameters.commaSeparated("target_language", List.of(languages));
            return this;
        }

        /**
         * The turnaround ({@code turnaround_hours}; the service assumes 48 for STANDARD, 24 for PRIORITY). A smaller number
         * silently changes the priority at the service, and so the price.
         *
         * @param hours 1 or more
         * @return this builder
         */
        public Builder turnaroundHours(int hours) {
            parameters.number("turnaround_hours", hours, 1, Integer.MAX_VALUE);
            return this;
        }

        /**
         * The finer options ({@code options}).
         *
         * @param options in one JSON text
         * @return this builder
         */
        public Builder options(TranscriptionOptions options) {
            parameters.text("options", options.json());
            return this;
        }

        /**
         * The product that the account has agreed on with the service ({@code standard_product}).
         *
         * @param product as the service names it
         * @return this builder
         */
        public Builder standardProduct(String product) {
            parameters.text("standard_product", product);
            return this;
        }

        /**
         * Sets a parameter that has no method here, such as one that the service added later.
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
        public TranscriptionOrder build() {
            return new TranscriptionOrder(parameters.snapshot());
        }
    }
}
