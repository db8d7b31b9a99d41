package io.cielo24.simulator.internal.state;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Remembers jobs. Implementations are thread-safe. */
public interface JobStore {

    /**
     * Adds a job, unless one that is there forbids it: asked and added in one step.
     *
     * @param forbids asked about jobs of the same external id; not asked if the new one has none
     * @return whether it was added
     */
    boolean add(Job job, Predicate<Job> forbids);

    /** The job of an id. */
    Optional<Job> find(String id);

    /** Forgets a job; {@code false} if it is not there. */
    boolean remove(String id);

    /** All jobs at this moment, the newest first. */
    List<Job> newestFirst();

    /** The jobs that were made of a job, the newest first. */
    List<Job> byOrigin(String id);

    /** The jobs of an external id, the newest first. */
    List<Job> byExternalId(String externalId);
}
