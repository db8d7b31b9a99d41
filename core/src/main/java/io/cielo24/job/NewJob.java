package io.cielo24.job;

import io.cielo24.internal.Parameters;
import java.util.Map;

/**
 * A job to be made. Everything is optional; only what was set is sent.
 */
public final class NewJob {

    private final Map<String, Object> parameters;

    private NewJob(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    /**
     * Starts a job with nothing set.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A job with a name.
     *
     * @param name not blank
     * @return the job
     */
    public static NewJob named(String name) {
        return builder().name(name).build();
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
     * Starts from this description, to change a part of it.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.parameters.putAll(parameters);
        return builder;
    }

    /** Names only: a value may be the caller's secret. */
    @Override
    public String toString() {
        return "NewJob" + parameters.keySet();
    }

    /** Collects a job. Not for use by several threads at once. */
    public static final class Builder {

        private final Parameters parameters = new Parameters();

        private Builder() {}

        /**
         * What the job is called ({@code job_name}).
         *
         * @param name not blank
         * @return this builder
         */
        public Builder name(String name) {
            parameters.text("job_name", name);
            return this;
        }

        /**
         * The language spoken in the media ({@code language}; the service assumes en).
         *
         * @param language one that the service knows for the fidelity to be ordered, see {@link Language#sources}
         * @return this builder
         */
        public Builder language(Language language) {
            parameters.text("language", language.code());
            return this;
        }

        /**
         * The caller's own key ({@code external_id}); {@code job/list} finds the job by it, and a second job with the same
         * one is refused unless {@link #duplicate} says otherwise. What makes creating a job safe to take up again.
         *
         * @param externalId not blank
         * @return this builder
         */
        public Builder externalId(String externalId) {
            parameters.text("external_id", externalId);
            return this;
        }

        /**
         * Whether a second job with the same external id is allowed ({@code is_duplicate}; the service assumes false).
         *
         * @param allowed {@code true} to allow it
         * @return this builder
         */
        public Builder duplicate(boolean allowed) {
            parameters.flag("is_duplicate", allowed);
            return this;
        }

        /**
         * Makes the job in a sub-account ({@code username}).
         *
         * @param username of the sub-account, not blank
         * @return this builder
         */
        public Builder username(String username) {
            parameters.text("username", username);
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
         * Makes the job's description.
         *
         * @return the description
         */
        public NewJob build() {
            return new NewJob(parameters.snapshot());
        }
    }
}
