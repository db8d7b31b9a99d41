package io.cielo24.transcript;

import io.cielo24.internal.Parameters;
import io.cielo24.job.Iwp;
import java.util.Map;

/** Which element list to fetch. Everything is optional; only what was set is sent. */
public final class ElementListRequest {

    private static final ElementListRequest LATEST = builder().build();

    private final Map<String, Object> parameters;

    private ElementListRequest(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    /**
     * The latest.
     *
     * @return the request
     */
    public static ElementListRequest latest() {
        return LATEST;
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
        return "ElementListRequest" + parameters;
    }

    /** Collects a request. Not for use by several threads at once. */
    public static final class Builder {

        private final Parameters parameters = new Parameters();

        private Builder() {}

        /**
         * Asks for one version ({@code elementlist_version}).
         *
         * @param version as it was listed
         * @return this builder
         */
        public Builder version(String version) {
            parameters.text("elementlist_version", version);
            return this;
        }

        /**
         * Asks for one work product ({@code iwp_name}).
         *
         * @param iwp such as {@link Iwp#FINAL}
         * @return this builder
         */
        public Builder iwp(Iwp iwp) {
            parameters.text("iwp_name", iwp.text());
            return this;
        }

        /**
         * Asks for the description of what is seen ({@code audio_description}; the service assumes false).
         *
         * @param on to get it
         * @return this builder
         */
        public Builder audioDescription(boolean on) {
            parameters.flag("audio_description", on);
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
        public ElementListRequest build() {
            return new ElementListRequest(parameters.snapshot());
        }
    }
}
