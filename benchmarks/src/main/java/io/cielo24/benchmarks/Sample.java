package io.cielo24.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one JVM measured in one round.
 *
 * @param work its id
 * @param client its id
 * @param round from 1
 * @param values medians over the JVM's passes, by name: see {@link Pass}
 */
record Sample(String work, String client, int round, Map<String, Double> values) {

    /** The middle of each value over some passes. */
    static Map<String, Double> middle(Iterable<Map<String, Double>> passes) {
        Map<String, List<Double>> all = new TreeMap<>();
        passes.forEach(pass -> pass.forEach((name, value) ->
                all.computeIfAbsent(name, n -> new ArrayList<>()).add(value)));
        Map<String, Double> middle = new LinkedHashMap<>();
        all.forEach((name, values) -> middle.put(name, Stats.median(values)));
        return middle;
    }
}
