package io.cielo24.simulator.internal.http;

import io.cielo24.simulator.RecordedRequest;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.LongFunction;

/** The latest requests. Thread-safe. */
public final class RequestLog {

    private final int limit;
    private final ArrayDeque<RecordedRequest> requests = new ArrayDeque<>();
    private long total;

    RequestLog(int limit) {
        this.limit = limit;
    }

    synchronized void add(LongFunction<RecordedRequest> request) {
        requests.add(request.apply(++total));
        if (requests.size() > limit) {
            requests.removeFirst();
        }
    }

    /** What is kept, the oldest first. */
    public synchronized List<RecordedRequest> all() {
        return List.copyOf(requests);
    }

    /** Requests recorded since the start, also those that are no longer kept. */
    public synchronized long total() {
        return total;
    }

    /** Forgets the requests, not their numbers. */
    public synchronized void clear() {
        requests.clear();
    }
}
