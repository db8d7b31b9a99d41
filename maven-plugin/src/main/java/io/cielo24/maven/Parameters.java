package io.cielo24.maven;

/** What the names of all parameters have in common. */
final class Parameters {

    /** Of every property: {@code -Dcielo24.skip}. */
    static final String PREFIX = "cielo24.";

    private Parameters() {}
}
