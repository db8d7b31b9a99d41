package io.cielo24.account;

import io.cielo24.internal.Parameters;
import java.util.Map;

/** An account to be made on the sandbox. Only what was set is sent. */
public final class NewAccount {

    private final Map<String, Object> parameters;

    private NewAccount(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    /**
     * Starts with the two parts that have to be there.
     *
     * @param username not blank
     * @param password not blank; never printed
     * @return a new builder
     */
    public static Builder builder(String username, String password) {
        return new Builder(username, password);
    }

    /**
     * What was set, by documented name; the password is among it.
     *
     * @return in the order in which it was set
     */
    public Map<String, Object> parameters() {
        return parameters;
    }

    /** The names of what was set. */
    @Override
    public String toString() {
        return "NewAccount" + parameters.keySet();
    }

    /** Collects an account. Not for use by several threads at once. */
    public static final class Builder {

        private final Parameters parameters = new Parameters();

        private Builder(String username, String password) {
            parameters.text("new_username", username);
            parameters.text("new_password", password);
        }

        /**
         * A sub-account of the new one ({@code sub_account}).
         *
         * @param username of the sub-account
         * @return this builder
         */
        public Builder subAccount(String username) {
            parameters.text("sub_account", username);
            return this;
        }

        /**
         * The account above the new one ({@code parent_account}).
         *
         * @param username of the parent
         * @return this builder
         */
        public Builder parentAccount(String username) {
            parameters.text("parent_account", username);
            return this;
        }

        /**
         * Whose account it is ({@code first_name}).
         *
         * @param name not blank
         * @return this builder
         */
        public Builder firstName(String name) {
            parameters.text("first_name", name);
            return this;
        }

        /**
         * Whose account it is ({@code last_name}).
         *
         * @param name not blank
         * @return this builder
         */
        public Builder lastName(String name) {
            parameters.text("last_name", name);
            return this;
        }

        /**
         * Where to write to ({@code email}).
         *
         * @param address not blank
         * @return this builder
         */
        public Builder email(String address) {
            parameters.text("email", address);
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
         * Makes the description.
         *
         * @return the account to be made
         */
        public NewAccount build() {
            return new NewAccount(parameters.snapshot());
        }
    }
}
