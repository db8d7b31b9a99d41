package io.cielo24.transport.tck;

import java.util.List;

/**
 * A transport that is wrong on purpose: the example with some of its source text replaced.
 *
 * @param fault what is wrong with it
 * @param edits how it came about
 * @param wire over which the rules are run
 * @param caughtBy the rules that must notice
 */
record Mutant(String fault, List<Edit> edits, Wire wire, List<String> caughtBy) {

    /**
     * A piece of source text and what stands in its place; blanks are alike.
     *
     * @param type the class whose source it is
     * @param find what is there, exactly once
     * @param replace what takes its place
     */
    record Edit(String type, String find, String replace) {}

    static Mutant that(String fault, Edit... edits) {
        return new Mutant(fault, List.of(edits), Wire.PLAIN, List.of());
    }

    static Edit in(String type, String find, String replace) {
        return new Edit(type, find, replace);
    }

    Mutant overTls() {
        return new Mutant(fault, edits, Wire.TLS, caughtBy);
    }

    Mutant isCaughtBy(String... rules) {
        return new Mutant(fault, edits, wire, List.of(rules));
    }

    @Override
    public String toString() {
        return fault;
    }
}
