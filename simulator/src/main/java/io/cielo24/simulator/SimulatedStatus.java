package io.cielo24.simulator;

/** What the service says about a job's progress. */
public enum SimulatedStatus {
    /** Ordered, and waiting for somebody to authorize it. */
    AUTHORIZING("Authorizing"),
    /** Created, and not being worked on. */
    PENDING("Pending"),
    /** Being worked on. */
    IN_PROCESS("In Process"),
    /** Done, and waiting for somebody to approve it. */
    REVIEWING("Reviewing"),
    /** Done: the good end. */
    COMPLETE("Complete"),
    /** The media cannot be processed: the bad end. */
    MEDIA_FAILURE("Media Failure");

    private final String text;

    SimulatedStatus(String text) {
        this.text = text;
    }

    /** {@return the status as it stands in answers, such as {@code In Process}} */
    public String text() {
        return text;
    }
}
