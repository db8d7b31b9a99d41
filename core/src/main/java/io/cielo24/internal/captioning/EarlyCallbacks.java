package io.cielo24.internal.captioning;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Jobs of which a callback came before anybody waited for them. Bounded, the oldest are forgotten: callbacks are polled for
 * as well, and anybody who knows the address may send them. Belongs to {@link Waits}.
 */
final class EarlyCallbacks {

    private static final int MOST = 10_000;

    private final Set<String> jobIds = new LinkedHashSet<>();

    void add(String jobId) {
        if (jobIds.add(jobId) && jobIds.size() > MOST) {
            Iterator<String> oldestFirst = jobIds.iterator();
            oldestFirst.next();
            oldestFirst.remove();
        }
    }

    /** Whether one came for this job; it is forgotten then. */
    boolean remove(String jobId) {
        return jobIds.remove(jobId);
    }
}
