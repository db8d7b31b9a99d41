package io.cielo24.internal;

/**
 * What becomes of a part of a document that is read as it arrives: a place is told what stands in it, and names the places
 * of what is nested in it. What a place does not know is skipped, so that unknown keys never fail. Places are made once
 * and used for every part of their kind.
 */
abstract class Place {

    /** Skips what is in it. */
    static final Place NOWHERE = new Place() {};

    /**
     * An object begins.
     *
     * @param name under which it stands, in lower case and without underscores; empty in a list
     * @return where it is read
     */
    Place object(String name) {
        return NOWHERE;
    }

    /**
     * An object begins; for places in which names are the caller's own.
     *
     * @param name as above
     * @param written the name as it is written
     * @return where it is read
     */
    Place object(String name, String written) {
        return object(name);
    }

    /**
     * A list begins.
     *
     * @param name under which it stands, in lower case and without underscores; empty in a list
     * @return where it is read
     */
    Place list(String name) {
        return NOWHERE;
    }

    /**
     * A scalar.
     *
     * @param name under which it stands, in lower case and without underscores; empty in a list
     * @param value good until this returns
     */
    void scalar(String name, Scalar value) {}

    /** The object or list is complete. */
    void end() {}
}
