package io.cielo24.simulator;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How often each effect took place, up to the moment when this was asked for. An effect is counted when it takes place,
 * whether or not the client ever sees the answer; so that {@code assertThat(effects.jobsCreated()).isEqualTo(1)} proves
 * that nothing was done twice.
 */
public final class Effects {

    private final Map<Effect, Integer> counts;

    /**
     * Counts.
     *
     * @param counts how often each effect took place; what is missing did not take place
     */
    public Effects(Map<Effect, Integer> counts) {
        EnumMap<Effect, Integer> copy = new EnumMap<>(Effect.class);
        copy.putAll(counts);
        this.counts = Collections.unmodifiableMap(copy);
    }

    /**
     * How often an effect took place.
     *
     * @param effect the effect
     * @return 0 or more
     */
    public int count(Effect effect) {
        return counts.getOrDefault(effect, 0);
    }

    /** All effects that took place, and how often. */
    public Map<Effect, Integer> all() {
        return counts;
    }

    /** Sessions opened. */
    public int logins() {
        return count(Effect.LOGIN);
    }

    /** Jobs created by {@code job/new}. */
    public int jobsCreated() {
        return count(Effect.JOB_CREATED);
    }

    /** Jobs that left {@code Authorizing} because they were authorized. */
    public int jobsAuthorized() {
        return count(Effect.JOB_AUTHORIZED);
    }

    /** Media added to jobs, by upload or by URL. */
    public int mediaStored() {
        return count(Effect.MEDIA_STORED);
    }

    /** Transcriptions ordered. */
    public int ordersPlaced() {
        return count(Effect.ORDER_PLACED);
    }

    /** Translations ordered, one for each language. */
    public int translations() {
        return count(Effect.TRANSLATION_ORDERED);
    }

    /** Jobs upleveled. */
    public int uplevels() {
        return count(Effect.UPLEVEL_ORDERED);
    }

    /** Captions burnt in. */
    public int burnIns() {
        return count(Effect.BURN_IN_ORDERED);
    }

    /** Jobs deleted. */
    public int deletions() {
        return count(Effect.JOB_DELETED);
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
