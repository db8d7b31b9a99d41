package io.cielo24.transcript;

import io.cielo24.internal.Parameters;
import java.util.Map;

/** Which captions to fetch. Only what was set is sent. */
public final class CaptionRequest {

    private final Map<String, Object> parameters;

    private CaptionRequest(Map<String, Object> parameters) {
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
     * What was set, by documented name.
     *
     * @return in the order in which it was set
     */
    public Map<String, Object> parameters() {
        return parameters;
    }

    @Override
    public String toString() {
        return "CaptionRequest" + parameters;
    }

    /** Collects a request. Not for use by several threads at once. */
    public static final class Builder {

        private final Parameters parameters = new Parameters();

        private Builder(CaptionFormat format) {
            parameters.text("caption_format", format.text());
        }

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
        public CaptionRequest build() {
            return new CaptionRequest(parameters.snapshot());
        }
    }
}
