package io.cielo24.account;

import io.cielo24.internal.Parameters;
import java.util.Map;

/** Which API key is wanted. Only what was set is sent. */
public final class ApiKeyRequest {

    private static final ApiKeyRequest CURRENT = builder().build();

    private final Map<String, Object> parameters;

    private ApiKeyRequest(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    /**
     * The account's own key, as it is; one is made if there is none.
     *
     * @return the request
     */
    public static ApiKeyRequest current() {
        return CURRENT;
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
        return "ApiKeyRequest" + parameters.keySet();
    }

    /** Collects a request. Not for use by several threads at once. */
    public static final class Builder {

        private final Parameters parameters = new Parameters();

        private Builder() {}

        /**
         * Makes a new key even where there is one ({@code force_new}; the service assumes false). The old key no longer
         * works.
         *
         * @param force {@code true} to make one
         * @return this builder
         */
        public Builder forceNew(boolean force) {
            parameters.flag("force_new", force);
            return this;
        }

        /**
         * Asks for the key of a sub-account ({@code account_id}).
         *
         * @param accountId of the sub-account
         * @return this builder
         */
        public Builder accountId(String accountId) {
            parameters.text("account_id", accountId);
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
        public ApiKeyRequest build() {
            return new ApiKeyRequest(parameters.snapshot());
        }
    }
}
