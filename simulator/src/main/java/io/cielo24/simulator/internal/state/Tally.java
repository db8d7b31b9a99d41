package io.cielo24.simulator.internal.state;

import io.cielo24.simulator.Effect;
import io.cielo24.simulator.Effects;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts effects, in all and for each job, also for jobs that are gone. Thread-safe. */
public final class Tally {

    private final Map<Effect, Integer> all = new EnumMap<>(Effect.class);
    private final Map<String, Map<Effect, Integer>> byJob = new HashMap<>();

    /** Counts an effect that concerns no job, or one job. */
    public synchronized void count(Effect effect, @Nullable String jobId) {
        all.merge(effect, 1, Integer::sum);
        if (jobId != null) {
            byJob.computeIfAbsent(jobId, id -> new EnumMap<>(Effect.class)).merge(effect, 1, Integer::sum);
        }
    }

    /** All effects. */
    public synchronized Effects effects() {
        return new Effects(all);
    }

    /** The effects on one job; none if there never was such a job. */
    public synchronized Effects effects(String jobId) {
        return new Effects(byJob.getOrDefault(jobId, Map.of()));
    }
}
