package io.cielo24.simulator.internal.fault;

import io.cielo24.simulator.Faults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Knows which call goes wrong, and how. Thread-safe. */
public final class FaultPlan {

    /** The pseudo-operation of a new connection. */
    public static final String CONNECTION = "(connection)";
    /** The pseudo-operation of a callback. */
    public static final String CALLBACK = "(callback)";

    /** A fault with its name. */
    public record Named(String name, FaultSpec spec) {}

    private static final class Rule {
        final Predicate<String> operations;
        final int first;
        final int last;
        final Named fault;
        int seen;

        Rule(Predicate<String> operations, int first, int last, Named fault) {
            this.operations = operations;
            this.first = first;
            this.last = last;
            this.fault = fault;
        }
    }

    private record Chaos(long seed, double probability, List<Named> faults, Set<String> operations) {}

    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Integer> calls = new HashMap<>();
    private final List<Faults.Injected> injected = new ArrayList<>();
    private @Nullable Chaos chaos;

    /** Lets calls from the first to the last, counted from now and from 1, go wrong. */
    public synchronized void add(Predicate<String> operations, int first, int last, Named fault) {
        rules.add(new Rule(operations, first, last, fault));
    }

    /** Lets calls go wrong at random; no operations mean all of them. */
    public synchronized void chaos(long seed, double probability, List<Named> faults, Set<String> operations) {
        chaos = new Chaos(seed, probability, List.copyOf(faults), Set.copyOf(operations));
        calls.clear();
    }

    /** Lets nothing go wrong any more. */
    public synchronized void clear() {
        rules.clear();
        chaos = null;
    }

    /** What went wrong so far. */
    public synchronized List<Faults.Injected> injected() {
        return List.copyOf(injected);
    }

    /** What goes wrong with this call: asked once for each. The first rule that fits wins, each counts on its own. */
    public synchronized @Nullable Named next(String operation) {
        Named chosen = null;
        for (Rule rule : rules) {
            if (rule.operations.test(operation)) {
                rule.seen++;
                if (chosen == null && rule.seen >= rule.first && rule.seen <= rule.last) {
                    chosen = rule.fault;
                }
            }
        }
        if (chosen == null) {
            chosen = random(operation);
        }
        if (chosen != null) {
            injected.add(new Faults.Injected(operation, chosen.name()));
        }
        return chosen;
    }

    /** The same for the n-th call of an operation, in whatever order calls of different operations arrive. */
    private @Nullable Named random(String operation) {
        Chaos plan = chaos;
        boolean pseudo = operation.equals(CONNECTION) || operation.equals(CALLBACK);
        if (plan == null || (plan.operations.isEmpty() ? pseudo : !plan.operations.contains(operation))) {
            return null;
        }
        int number = calls.merge(operation, 1, Integer::sum);
        Random random = new Random(plan.seed * 31 + operation.hashCode() + 1_000_003L * number);
        // The first number of neighbouring seeds is much alike.
        random.nextInt();
        return random.nextDouble() < plan.probability ? plan.faults.get(random.nextInt(plan.faults.size())) : null;
    }
}
