package io.cielo24.job;

import io.cielo24.internal.Parameters;
import java.util.Map;

/** What to change about a job that waits for authorization. At least one thing; only what was set is sent. */
public final class JobChanges {

    private final Map<String, Object> parameters;

    private JobChanges(Map<String, Object> parameters) {
        this.parameters = parameters;
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

    /** Names only: a callback URL may hold the caller's secret. */
    @Override
    public String toString() {
        return "JobChanges" + parameters.keySet();
    }

    /** Collects changes. Not for use by several threads at once. */
    public static final class Builder {

        private final Parameters parameters = new Parameters();

        private Builder() {}

        /**
         * How carefully it is transcribed, and so at what price ({@code transcription_fidelity}).
         *
         * @param fidelity in either spelling
         * @return this builder
         */
        public Builder fidelity(Fidelity fidelity) {
            parameters.text("transcription_fidelity", fidelity.canonical());
            return this;
        }

        /**
         * The turnaround ({@code turnaround_hours}). A small number silently changes the priority at the service, and so
         * the price.
         *
         * @param hours 1 or more
         * @return this builder
         */
        public Builder turnaroundHours(int hours) {
            parameters.number("turnaround_hours", hours, 1, Integer.MAX_VALUE);
            return this;
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
         * The account that it belongs to ({@code account_id}).
         *
         * @param accountId of the account
         * @return this builder
         */
        public Builder accountId(String accountId) {
            parameters.text("account_id", accountId);
            return this;
        }

        /**
         * Who asked for it ({@code requestor_id}).
         *
         * @param requestorId not blank
         * @return this builder
         */
        public Builder requestorId(String requestorId) {
            parameters.text("requestor_id", requestorId);
            return this;
        }

        /**
         * Where the service reports to ({@code callback_url}), as in {@link TranscriptionOrder.Builder#callbackUrl}.
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
         * How many people speak ({@code expected_speakers}).
         *
         * @param speakers 1 or more
         * @return this builder
         */
        public Builder expectedSpeakers(int speakers) {
            parameters.number("expected_speakers", speakers, 1, Integer.MAX_VALUE);
            return this;
        }

        /**
         * Notes for the people who transcribe ({@code notes}).
         *
         * @param notes not blank
         * @return this builder
         */
        public Builder notes(String notes) {
            parameters.text("notes", notes);
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
         * Makes the changes.
         *
         * @return the changes
         * @throws IllegalStateException if there is none
         */
        public JobChanges build() {
            if (parameters.isEmpty()) {
                throw new IllegalStateException("no change is set; set at least one");
            }
            return new JobChanges(parameters.snapshot());
        }
    }
}
