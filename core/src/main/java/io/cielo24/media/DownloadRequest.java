package io.cielo24.media;

import io.cielo24.internal.Parameters;
import java.util.Map;

/** Which media to download. Only what was set is sent. */
public final class DownloadRequest {

    private final Map<String, Object> parameters;

    private DownloadRequest(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    /**
     * The media as it is.
     *
     * @param format of the file
     * @return the request
     */
    public static DownloadRequest of(MediaFormat format) {
        return builder(format).build();
    }

    /**
     * Starts a request.
     *
     * @param format of the file
     * @return a new builder
     */
    public static Builder builder(MediaFormat format) {
        return new Builder(format);
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
        return "DownloadRequest" + parameters;
    }

    /** Collects a request. Not for use by several threads at once. */
    public static final class Builder {

        private final Parameters parameters = new Parameters();

        private Builder(MediaFormat format) {
            parameters.text("media_type", format.text());
        }

        /**
         * The media with the spoken description of what is seen ({@code text_to_speech}).
         *
         * @param on to get it
         * @return this builder
         */
        public Builder textToSpeech(boolean on) {
            parameters.flag("text_to_speech", on);
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
        public DownloadRequest build() {
            return new DownloadRequest(parameters.snapshot());
        }
    }
}
