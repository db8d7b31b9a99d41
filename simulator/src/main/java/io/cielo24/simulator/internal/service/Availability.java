package io.cielo24.simulator.internal.service;

/** On which hosts an operation is there. */
enum Availability {
    /** On the service and on its sandbox. */
    EVERYWHERE,
    /** On the service only. */
    NOT_ON_SANDBOX,
    /** On the sandbox only. */
    ON_SANDBOX_ONLY
}
