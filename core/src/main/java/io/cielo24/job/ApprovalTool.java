package io.cielo24.job;

/** Where the customer approves. */
public enum ApprovalTool {
    /** In Amara. */
    AMARA,
    /** At the service itself. */
    CIELO24
}
