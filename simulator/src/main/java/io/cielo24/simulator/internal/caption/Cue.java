package io.cielo24.simulator.internal.caption;

import java.util.List;

/**
 * A caption, laid out.
 *
 * @param start in ms
 * @param end in ms
 * @param lines one or more
 */
record Cue(long start, long end, List<String> lines) {

    Cue until(long changed) {
        return new Cue(start, changed, lines);
    }

    String text() {
        return String.join("\n", lines);
    }
}
