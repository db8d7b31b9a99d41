package io.cielo24.simulator.internal.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Remembers jobs in memory, in the order of their creation. */
public final class MemoryJobStore implements JobStore {

    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final Map<String, List<Job>> byExternalId = new HashMap<>();

    @Override
    public synchronized boolean add(Job job, Predicate<Job> forbids) {
        String externalId = job.identity().externalId();
        if (externalId != null) {
            List<Job> same = byExternalId.computeIfAbsent(externalId, id -> new ArrayList<>());
            if (same.stream().anyMatch(forbids)) {
                return false;
            }
            same.add(job);
        }
        jobs.put(job.id(), job);
        return true;
    }

    @Override
    public synchronized Optional<Job> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public synchronized boolean remove(String id) {
        Job removed = jobs.remove(id);
        if (removed == null) {
            return false;
        }
        String externalId = removed.identity().externalId();
        if (externalId != null) {
            byExternalId.computeIfPresent(externalId, (key, same) -> {
                same.remove(removed);
                return same.isEmpty() ? null : same;
            });
        }
        return true;
    }

    @Override
    public synchronized List<Job> newestFirst() {
        List<Job> all = new ArrayList<>(jobs.values());
        Collections.reverse(all);
        return all;
    }

    @Override
    public synchronized List<Job> byExternalId(String externalId) {
        List<Job> same = new ArrayList<>(byExternalId.getOrDefault(externalId, List.of()));
        Collections.reverse(same);
        return same;
    }
}
