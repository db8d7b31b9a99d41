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

    /** {@return all effects that took place, and how often} */
    public Map<Effect, Integer> all() {
        return counts;
    }

    /** {@return sessions opened} */
    public int logins() {
        return count(Effect.LOGIN);
    }

    /** {@return jobs created by {@code job/new}} */
    public int jobsCreated() {
        return count(Effect.JOB_CREATED);
    }

    /** {@return jobs that left {@code Authorizing} because they were authorized} */
    public int jobsAuthorized() {
        return count(Effect.JOB_AUTHORIZED);
    }

    /** {@return media added to jobs, by upload or by URL} */
    public int mediaStored() {
        return count(Effect.MEDIA_STORED);
    }

    /** {@return transcriptions ordered} */
    public int ordersPlaced() {
        return count(Effect.ORDER_PLACED);
    }

    /** {@return translations ordered, one for each language} */
    public int translations() {
        return count(Effect.TRANSLATION_ORDERED);
    }

    /** {@return jobs upleveled} */
    public int uplevels() {
        return count(Effect.UPLEVEL_ORDERED);
    }

    /** {@return captions burnt in} */
    public int burnIns() {
        return count(Effect.BURN_IN_ORDERED);
    }

    /** {@return jobs deleted} */
    public int deletions() {
        return count(Effect.JOB_DELETED);
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
