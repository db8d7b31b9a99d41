package io.cielo24.transcript;

import io.cielo24.internal.Parameters;
import java.util.Map;

/** Which transcript to fetch. Only what was set is sent. */
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

    @Override
    public String toString() {
        return "TranscriptRequest" + parameters;
    }

    /** Collects a request. Not for use by several threads at once. */
    public static final class Builder {

        private final Parameters parameters = new Parameters();

        private Builder() {}

        /**
         * Asks for one version of the element list ({@code elementlist_version}), so that the same request gives the same
         * bytes.
         *
         * @param version as it was listed
         * @return this builder
         */
        public Builder elementListVersion(String version) {
            parameters.text("elementlist_version", version);
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
         * Makes the request.
         *
         * @return the request
         */
        public TranscriptRequest build() {
            return new TranscriptRequest(parameters.snapshot());
        }
    }
}
