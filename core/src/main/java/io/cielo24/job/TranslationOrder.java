package io.cielo24.job;

import io.cielo24.internal.Parameters;
import java.util.List;
import java.util.Map;

/** Languages to translate a finished job into. Only what was set is sent. */
public final class TranslationOrder {

    private final Map<String, Object> parameters;

    private TranslationOrder(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    /**
     * An order with nothing but the languages.
     *
     * @param targets at least one, see {@link Language#targets}
     * @return the order
     */
    public static TranslationOrder into(Language... targets) {
        return builder(targets).build();
    }

    /**
     * Starts with the languages.
     *
     * @param targets at least one, see {@link Language#targets}
     * @return a new builder
     */
    public static Builder builder(Language... targets) {
        return new Builder(List.of(targets));
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
        return "TranslationOrder" + parameters;
    }

    /** Collects an order. Not for use by several threads at once. */
    public static final class Builder {

        private final Parameters parameters = new Parameters();

        private Builder(List<Language> targets) {
            parameters.commaSeparated("target_languages", targets);
        }

        /**
         * Agrees that the job is raised to a higher fidelity first ({@code approve_uplevel}), <b>which is billed as
         * well</b>. The service requires it for jobs of mechanical or premium fidelity and for imported captions.
         *
         * @param approved {@code true} to agree
         * @return this builder
         */
        public Builder approveUplevel(boolean approved) {
            parameters.flag("approve_uplevel", approved);
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
         * Makes the order.
         *
         * @return the order
         */
        public TranslationOrder build() {
            return new TranslationOrder(parameters.snapshot());
        }
    }
}
