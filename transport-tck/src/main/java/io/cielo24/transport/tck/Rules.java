package io.cielo24.transport.tck;

/** The base of all topics: where a rule finds the transport under test. Implemented by the suite, not by its users. */
public interface Rules {

    /**
     * What the running rule works with.
     *
     * @return the bench, new for each rule
     */
    Bench bench();
}
