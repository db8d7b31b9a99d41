package io.cielo24.simulator.internal.fault;

/** When a fault strikes, in the life of a request. */
public enum Moment {
    /** The head has been read, nothing of the body, and nothing has been done. */
    BEFORE_READING,
    /** Part of the body has been read, and nothing has been done. */
    WHILE_READING,
    /** All has been read, and nothing has been done. */
    AFTER_READING,
    /** All has been done, and nothing has been answered. */
    AFTER_EFFECT
}
