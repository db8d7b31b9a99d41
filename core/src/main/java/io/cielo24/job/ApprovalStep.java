package io.cielo24.job;

/** A step that the customer may want to approve; the service knows no other. */
public enum ApprovalStep {
    /** The translation. */
    TRANSLATION,
    /** Handing the result back. */
    RETURN
}
