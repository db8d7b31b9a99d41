package io.cielo24.media;

import io.cielo24.internal.Parameters;
import java.util.Map;

/** How a media is added to a job. Everything is optional; only what was set is sent. */
public final class AddMediaOptions {

    private static final AddMediaOptions NONE = builder().build();

    private final Map<String, Object> parameters;

    private AddMediaOptions(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    /**
     * Nothing set.
     *
     * @return the options
     */
    public static AddMediaOptions none() {
        return NONE;
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
        return "AddMediaOptions" + parameters.keySet();
    }

    /** Collects options. Not for use by several threads at once. */
    public static final class Builder {

        private final Parameters parameters = new Parameters();

        private Builder() {}

        /**
         * Whether a media is allowed whose URL another job has already ({@code is_duplicate}; the service assumes false).
         *
         * @param allowed {@code true} to allow it
         * @return this builder
         */
        public Builder duplicate(boolean allowed) {
            parameters.flag("is_duplicate", allowed);
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
         * Makes the options.
         *
         * @return the options
         */
        public AddMediaOptions build() {
            return new AddMediaOptions(parameters.snapshot());
        }
    }
}
