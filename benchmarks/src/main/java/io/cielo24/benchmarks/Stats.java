package io.cielo24.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Medians, spreads and ratios of what was measured in rounds. Says nothing where the rounds say nothing. */
final class Stats {

    /** With fewer rounds than this a spread is not known, and so no ratio. */
    static final int LEAST_ROUNDS = 3;

    /** A ratio whose rounds lie further apart than this, relative to their median, means nothing. */
    static final double WIDEST = 0.6;

    /** A round in which the machine's limit was so far from its median does not count. */
    private static final double LIMIT_MOVED = 0.3;

    private Stats() {}

    /**
     * A ratio of two clients in the same rounds, or why there is none.
     *
     * @param value the median of the rounds' ratios; empty if it would mean nothing
     * @param rounds that counted
     * @param spread of the rounds' ratios, relative to their median
     */
    record Ratio(OptionalDouble value, int rounds, double spread) {

        @Override
        public String toString() {
            if (value.isPresent()) {
                return String.format(Locale.ROOT, "%.2f", value.getAsDouble());
            }
            return rounds < LEAST_ROUNDS
                    ? "(" + rounds + " rounds)"
                    : String.format(Locale.ROOT, "(spread %.0f %%)", 100 * spread);
        }
    }

    static double median(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("the median of nothing");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** How far values lie apart, relative to their median: the middle half of five or more, all of fewer. */
    static double spread(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int cut = sorted.size() < 5 ? 0 : sorted.size() / 4;
        double middle = median(sorted);
        double width = sorted.get(sorted.size() - 1 - cut) - sorted.get(cut);
        return width == 0 ? 0 : width / middle;
    }

    /** One client's values of a name, by round. */
    static Map<Integer, Double> values(List<Sample> samples, String work, String client, String name) {
        Map<Integer, Double> values = new TreeMap<>();
        for (Sample sample : samples) {
            Double value = sample.values().get(name);
            if (sample.work().equals(work) && sample.client().equals(client) && value != null) {
                values.put(sample.round(), value);
            }
        }
        return values;
    }

    /** The rounds of a work in which the machine was not itself. */
    static Set<Integer> disturbed(List<Sample> samples, String work, String limit) {
        Map<Integer, Double> walls = values(samples, work, limit, "wall");
        Set<Integer> disturbed = new TreeSet<>();
        if (!walls.isEmpty()) {
            double middle = median(new ArrayList<>(walls.values()));
            walls.forEach((round, wall) -> {
                if (Math.abs(wall - middle) > LIMIT_MOVED * middle) {
                    disturbed.add(round);
                }
            });
        }
        return disturbed;
    }

    /** A client's value over a rival's, round by round. Empty if they never met. */
    static Optional<Ratio> ratio(List<Sample> samples, String work, String client, String rival, String name) {
        Map<Integer, Double> own = values(samples, work, client, name);
        Map<Integer, Double> other = values(samples, work, rival, name);
        Set<Integer> disturbed = disturbed(samples, work, "limit");
        List<Double> ratios = new ArrayList<>();
        boolean met = false;
        for (Map.Entry<Integer, Double> entry : own.entrySet()) {
            Double beside = other.get(entry.getKey());
            if (beside != null && beside > 0) {
                met = true;
                if (!disturbed.contains(entry.getKey())) {
                    ratios.add(entry.getValue() / beside);
                }
            }
        }
        if (!met) {
            return Optional.empty();
        }
        double spread = ratios.isEmpty() ? 0 : spread(ratios);
        boolean meaningful = ratios.size() >= LEAST_ROUNDS && spread <= WIDEST;
        return Optional.of(new Ratio(
                meaningful ? OptionalDouble.of(median(ratios)) : OptionalDouble.empty(), ratios.size(), spread));
    }
}
