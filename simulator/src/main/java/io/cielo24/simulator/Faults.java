package io.cielo24.simulator;

import io.cielo24.simulator.internal.fault.FaultPlan;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Lets calls go wrong on purpose.
 *
 * <pre>{@code
 * simulator.faults().on("job/new").nth(1).inject(Fault.cutAfterEffect());
 * simulator.faults().on("job/add_media").first(2).inject(Fault.resetWhileReading(100_000));
 * simulator.faults().on("job/info").always().inject(Fault.delay(Duration.ofMillis(50)));
 * simulator.faults().onCallbacks().nth(1).inject(Fault.lost());
 * simulator.faults().chaos(seed, 0.2);
 * }</pre>
 *
 * <p>Calls are counted from the moment a rule is added. Of several rules that fit a call, the one that was added first
 * wins; all of them count it. Thread-safe.
 */
public final class Faults {

    private final FaultPlan plan;

    Faults(FaultPlan plan) {
        this.plan = plan;
    }

    /**
     * What went wrong with a call.
     *
     * @param operation the call's path below the endpoint, {@code (connection)} or {@code (callback)}
     * @param fault the fault's name
     */
    public record Injected(String operation, String fault) {}

    /** Calls of which some will go wrong. */
    public final class Target {
        private final Predicate<String> operations;

        private Target(Predicate<String> operations) {
            this.operations = operations;
        }

        /**
         * One of the calls.
         *
         * @param number 1 for the next one
         * @return these calls
         */
        public Selection nth(int number) {
            return new Selection(operations, number, number);
        }

        /**
         * The next calls.
         *
         * @param count how many
         * @return these calls
         */
        public Selection first(int count) {
            return new Selection(operations, 1, count);
        }

        /**
         * All calls from one on.
         *
         * @param number 1 for the next one
         * @return these calls
         */
        public Selection from(int number) {
            return new Selection(operations, number, Integer.MAX_VALUE);
        }

        /** {@return all calls from now on} */
        public Selection always() {
            return from(1);
        }
    }

    /** The calls that will go wrong. */
    public final class Selection {
        private final Predicate<String> operations;
        private final int first;
        private final int last;

        private Selection(Predicate<String> operations, int first, int last) {
            if (first < 1 || last < first) {
                throw new IllegalArgumentException("calls " + first + " to " + last + ": they are counted from 1");
            }
            this.operations = operations;
            this.first = first;
            this.last = last;
        }

        /**
         * Says how they will go wrong.
         *
         * @param fault what happens to each of them
         * @return the faults, for the next rule
         */
        public Faults inject(Fault fault) {
            plan.add(operations, first, last, fault.named());
            return Faults.this;
        }

        /**
         * Short for {@link Fault#cutBeforeReading()}.
         *
         * @return the faults of the simulator
         */
        public Faults cutBeforeReading() {
            return inject(Fault.cutBeforeReading());
        }

        /**
         * Short for {@link Fault#cutAfterReading()}.
         *
         * @return the faults of the simulator
         */
        public Faults cutAfterReading() {
            return inject(Fault.cutAfterReading());
        }

        /**
         * Short for {@link Fault#cutAfterEffect()}.
         *
         * @return the faults of the simulator
         */
        public Faults cutAfterEffect() {
            return inject(Fault.cutAfterEffect());
        }

        /**
         * Short for {@link Fault#resetAfterEffect()}.
         *
         * @return the faults of the simulator
         */
        public Faults resetAfterEffect() {
            return inject(Fault.resetAfterEffect());
        }

        /**
         * Short for {@link Fault#status(int)}.
         *
         * @param status the status
         * @return the faults, for the next rule
         */
        public Faults status(int status) {
            return inject(Fault.status(status));
        }

        /**
         * Short for {@link Fault#delay(Duration)}.
         *
         * @param time real time
         * @return the faults, for the next rule
         */
        public Faults delay(Duration time) {
            return inject(Fault.delay(time));
        }
    }

    /**
     * Calls of some operations.
     *
     * @param operations paths below the endpoint, such as {@code job/new}
     * @return the calls to choose from
     */
    public Target on(String... operations) {
        Set<String> set = Set.copyOf(Arrays.asList(operations));
        return new Target(set::contains);
    }

    /** {@return calls of every operation; not connections, and not callbacks} */
    public Target onAny() {
        return new Target(operation -> !operation.startsWith("("));
    }

    /**
     * {@return new connections, before anything is read from them} Only {@link Fault#cutBeforeReading()}, {@link
     * Fault#resetBeforeReading()}, {@link Fault#stall()} and {@link Fault#delay} fit here; others are ignored.
     */
    public Target onConnections() {
        return new Target(FaultPlan.CONNECTION::equals);
    }

    /**
     * {@return callbacks that the simulator sends, repeats of them not counted} Only {@link Fault#lost()}, {@link
     * Fault#duplicated} and {@link Fault#delay} fit here; others are ignored.
     */
    public Target onCallbacks() {
        return new Target(FaultPlan.CALLBACK::equals);
    }

    /**
     * {@return what {@link #chaos(long, double)} chooses from: cuts, resets, half and broken answers, HTML, statuses of
     * a gateway with and without effect, short delays, and expired sessions}
     */
    public static List<Fault> anything() {
        return List.of(
                Fault.cutBeforeReading(),
                Fault.resetBeforeReading(),
                Fault.cutWhileReading(1000),
                Fault.resetWhileReading(1000),
                Fault.cutAfterReading(),
                Fault.resetAfterReading(),
                Fault.cutAfterEffect(),
                Fault.resetAfterEffect(),
                Fault.halfAnswer(),
                Fault.halfAnswerThenReset(),
                Fault.brokenAnswer(),
                Fault.htmlAfterEffect(),
                Fault.statusAfterEffect(502),
                Fault.status(500),
                Fault.status(502),
                Fault.status(503, Duration.ZERO),
                Fault.status(429, Duration.ofSeconds(1)),
                Fault.html(502),
                Fault.delay(Duration.ofMillis(20)),
                Fault.delayAnswer(Duration.ofMillis(20)),
                Fault.expireToken());
    }

    /**
     * Lets calls of all operations go wrong at random, in the ways of {@link #anything()}.
     *
     * @param seed the same seed lets the n-th call of an operation go wrong in the same way again
     * @param probability from 0 to 1, for each call
     * @return this
     */
    public Faults chaos(long seed, double probability) {
        return chaos(seed, probability, anything());
    }

    /**
     * Lets calls go wrong at random. Replaces what was said with this method before; rules for certain calls go first.
     *
     * @param seed the same seed lets the n-th call of an operation go wrong in the same way again, in whatever order
     *     calls of different operations arrive
     * @param probability from 0 to 1, for each call
     * @param faults what may happen, each with the same chance
     * @param operations paths below the endpoint; none for all of them
     * @return this
     */
    public Faults chaos(long seed, double probability, List<Fault> faults, String... operations) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability is " + probability + "; 0 to 1 are possible");
        }
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("nothing to choose from");
        }
        plan.chaos(
                seed, probability, faults.stream().map(Fault::named).toList(), Set.copyOf(Arrays.asList(operations)));
        return this;
    }

    /** From now on, nothing goes wrong any more. */
    public void clear() {
        plan.clear();
    }

    /** {@return what went wrong so far, in this order} */
    public List<Injected> injected() {
        return plan.injected();
    }
}
