package io.cielo24.job;

import io.cielo24.internal.Parameters;
import java.util.Map;

/** Which jobs to list. Everything is optional, what is set must all be true of a job, and only what was set is sent. */
public final class JobFilter {

    private static final JobFilter ALL = builder().build();

    private final Map<String, Object> parameters;

    private JobFilter(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    /**
     * Every job of the account.
     *
     * @return the filter that lets all through
     */
    public static JobFilter all() {
        return ALL;
    }

    /**
     * The jobs with the caller's own key.
     *
     * @param externalId not blank
     * @return the filter
     */
    public static JobFilter byExternalId(String externalId) {
        return builder().externalId(externalId).build();
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
        return "JobFilter" + parameters;
    }

    /** Collects a filter. Not for use by several threads at once. */
    public static final class Builder {

        private static final String HOURS_FROM = "TurnaroundTimeHoursFrom";
        private static final String HOURS_TO = "TurnaroundTimeHoursTo";

        private final Parameters parameters = new Parameters();

        private Builder() {}

        /**
         * When it was made ({@code CreationDateFrom}, {@code CreationDateTo}).
         *
         * @param range of times
         * @return this builder
         */
        public Builder created(TimeRange range) {
            return range("CreationDate", range);
        }

        /**
         * When work began ({@code StartDateFrom}, {@code StartDateTo}).
         *
         * @param range of times
         * @return this builder
         */
        public Builder started(TimeRange range) {
            return range("StartDate", range);
        }

        /**
         * When it is promised ({@code DueDateFrom}, {@code DueDateTo}).
         *
         * @param range of times
         * @return this builder
         */
        public Builder due(TimeRange range) {
            return range("DueDate", range);
        }

        /**
         * When it was done ({@code CompleteDateFrom}, {@code CompleteDateTo}).
         *
         * @param range of times
         * @return this builder
         */
        public Builder completed(TimeRange range) {
            return range("CompleteDate", range);
        }

        /**
         * When it was handed back ({@code ReturnDateFrom}, {@code ReturnDateTo}).
         *
         * @param range of times
         * @return this builder
         */
        public Builder returned(TimeRange range) {
            return range("ReturnDate", range);
        }

        /**
         * When it was authorized ({@code AuthorizationDateFrom}, {@code AuthorizationDateTo}).
         *
         * @param range of times
         * @return this builder
         */
        public Builder authorized(TimeRange range) {
            return range("AuthorizationDate", range);
        }

        /**
         * Where it stands ({@code JobStatus}).
         *
         * @param status one of them
         * @return this builder
         */
        public Builder status(JobStatus status) {
            parameters.text("JobStatus", status.text());
            return this;
        }

        /**
         * How carefully it is transcribed ({@code Fidelity}); sent in the spelling that the service reads.
         *
         * @param fidelity in either spelling
         * @return this builder
         */
        public Builder fidelity(Fidelity fidelity) {
            parameters.text("Fidelity", fidelity.canonical());
            return this;
        }

        /**
         * How urgent it is ({@code Priority}).
         *
         * @param priority one of them
         * @return this builder
         */
        public Builder priority(Priority priority) {
            parameters.text("Priority", priority.text());
            return this;
        }

        /**
         * The least turnaround ({@code TurnaroundTimeHoursFrom}).
         *
         * @param hours 0 or more
         * @return this builder
         */
        public Builder turnaroundHoursFrom(int hours) {
            parameters.number(HOURS_FROM, hours, 0, Integer.MAX_VALUE);
            return this;
        }

        /**
         * The greatest turnaround ({@code TurnaroundTimeHoursTo}).
         *
         * @param hours 0 or more
         * @return this builder
         */
        public Builder turnaroundHoursTo(int hours) {
            parameters.number(HOURS_TO, hours, 0, Integer.MAX_VALUE);
            return this;
        }

        /**
         * What it is called ({@code JobName}).
         *
         * @param name not blank; {@code *} stands for any text
         * @return this builder
         */
        public Builder name(String name) {
            parameters.text("JobName", name);
            return this;
        }

        /**
         * The caller's own key ({@code ExternalID}).
         *
         * @param externalId not blank
         * @return this builder
         */
        public Builder externalId(String externalId) {
            parameters.text("ExternalID", externalId);
            return this;
        }

        /**
         * The account it belongs to ({@code Username}).
         *
         * @param username of a sub-account; {@code *} for the whole tree of accounts
         * @return this builder
         */
        public Builder username(String username) {
            parameters.text("Username", username);
            return this;
        }

        /**
         * How hard it is to transcribe ({@code JobDifficulty}).
         *
         * @param difficulty one of them
         * @return this builder
         */
        public Builder difficulty(JobDifficulty difficulty) {
            parameters.text("JobDifficulty", difficulty.text());
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
         * Makes the filter.
         *
         * @return the filter
         * @throws IllegalArgumentException if the least turnaround is more than the greatest
         */
        public JobFilter build() {
            Long from = parameters.numberOf(HOURS_FROM);
            Long to = parameters.numberOf(HOURS_TO);
            if (from != null && to != null && from > to) {
                throw new IllegalArgumentException(
                        "the least turnaround, " + from + " hours, is more than the greatest, " + to);
            }
            return new JobFilter(parameters.snapshot());
        }

        private Builder range(String name, TimeRange range) {
            range.setIn(parameters, name + "From", name + "To");
            return this;
        }
    }
}
