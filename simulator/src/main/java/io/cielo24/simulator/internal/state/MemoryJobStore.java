package io.cielo24.simulator.internal.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Remembers jobs in memory, in the order of their creation. */
public final class MemoryJobStore implements JobStore {

    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final Map<String, List<Job>> byExternalId = new HashMap<>();
    private final Map<String, List<Job>> byOrigin = new HashMap<>();

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
        job.origin()
                .ifPresent(origin -> byOrigin.computeIfAbsent(origin, id -> new ArrayList<>())
                        .add(job));
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
        forget(byExternalId, removed.identity().externalId(), removed);
        forget(byOrigin, removed.identity().origin(), removed);
        return true;
    }

    @Override
    public synchronized List<Job> newestFirst() {
        List<Job> all = new ArrayList<>(jobs.values());
        Collections.reverse(all);
        return all;
    }

    @Override
    public synchronized List<Job> byOrigin(String id) {
        return newest(byOrigin, id);
    }

    @Override
    public synchronized List<Job> byExternalId(String externalId) {
        return newest(byExternalId, externalId);
    }

    private static List<Job> newest(Map<String, List<Job>> index, String key) {
        List<Job> same = new ArrayList<>(index.getOrDefault(key, List.of()));
        Collections.reverse(same);
        return same;
    }

    private static void forget(Map<String, List<Job>> index, @Nullable String key, Job job) {
        if (key != null) {
            index.computeIfPresent(key, (same, jobs) -> {
                jobs.remove(job);
                return jobs.isEmpty() ? null : jobs;
            });
        }
    }
}
