package io.cielo24.job;

import io.cielo24.internal.Parameters;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which figures of use are wanted. Everything is optional; only what was set is sent. */
public final class StatisticsRequest {

    private static final StatisticsRequest ALL = builder().build();

    private final Map<String, Object> parameters;

    private StatisticsRequest(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    /** The periods that figures are grouped by. */
    public enum Grouping {
        /** Weeks. */
        WEEK,
        /** Months. */
        MONTH
    }

    /**
     * Whatever the service gives by default.
     *
     * @return the request
     */
    public static StatisticsRequest all() {
        return ALL;
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
        return "StatisticsRequest" + parameters;
    }

    /** Collects a request. Not for use by several threads at once. */
    public static final class Builder {

        private final Parameters parameters = new Parameters();

        private Builder() {}

        /**
         * Whose figures ({@code account_id}).
         *
         * @param accountId of a sub-account; {@code *} for the whole tree of accounts
         * @return this builder
         */
        public Builder accountId(String accountId) {
            parameters.text("account_id", accountId);
            return this;
        }

        /**
         * What is counted ({@code metrics}).
         *
         * @param metrics at least one
         * @return this builder
         */
        public Builder metrics(StatisticsMetric... metrics) {
            if (metrics.length == 0) {
                throw new IllegalArgumentException("metrics is empty; leave it out for all, or name at least one");
            }
            parameters.list("metrics", List.of(metrics));
            return this;
        }

        /**
         * One row per period instead of one in all ({@code group_by}).
         *
         * @param period week or month
         * @return this builder
         */
        public Builder groupBy(Grouping period) {
            parameters.text("group_by", period.name().toLowerCase(Locale.ROOT));
            return this;
        }

        /**
         * From when to when ({@code start_date}, {@code end_date}).
         *
         * @param range of times
         * @return this builder
         */
        public Builder during(TimeRange range) {
            range.setIn(parameters, "start_date", "end_date");
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
        public StatisticsRequest build() {
            return new StatisticsRequest(parameters.snapshot());
        }
    }
}
