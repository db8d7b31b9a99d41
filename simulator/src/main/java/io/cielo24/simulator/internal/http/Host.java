package io.cielo24.simulator.internal.http;

/** Which of the simulated hosts a request came to; each has ports of its own. */
public enum Host {
    /** The service. */
    SERVICE,
    /** The service's sandbox. */
    SANDBOX,
    /** Where pre-signed URLs point to. */
    STORAGE
}
