package io.cielo24.simulator.internal.http;

import io.cielo24.simulator.RecordedRequest;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.LongFunction;

/** The latest requests, and the bodies of the latest of them. Thread-safe. */
public final class RequestLog {

    private static final long BODIES_LIMIT = 64L * 1024 * 1024;

    private static final class Entry {
        RecordedRequest request;

        Entry(RecordedRequest request) {
            this.request = request;
        }

        long bodyBytes() {
            byte[] body = request.recordedBody();
            return body == null ? 0 : body.length;
        }
    }

    private final int limit;
    private final ArrayDeque<Entry> requests = new ArrayDeque<>();
    private final ArrayDeque<Entry> withBody = new ArrayDeque<>();
    private long bodies;
    private long total;

    RequestLog(int limit) {
        this.limit = limit;
    }

    synchronized void add(LongFunction<RecordedRequest> request) {
        Entry entry = new Entry(request.apply(++total));
        requests.add(entry);
        if (entry.bodyBytes() > 0) {
            withBody.add(entry);
            bodies += entry.bodyBytes();
        }
        if (requests.size() > limit) {
            requests.removeFirst();
        }
        while (bodies > BODIES_LIMIT || !withBody.isEmpty() && isForgotten(withBody.getFirst())) {
            Entry oldest = withBody.removeFirst();
            bodies -= oldest.bodyBytes();
            oldest.request = withoutBody(oldest.request);
        }
    }

    private boolean isForgotten(Entry entry) {
        return requests.isEmpty()
                || entry.request.number() < requests.getFirst().request.number();
    }

    private static RecordedRequest withoutBody(RecordedRequest request) {
        return new RecordedRequest(
                request.number(),
                request.method(),
                request.rawTarget(),
                request.query(),
                request.headers(),
                request.bodyLength(),
                null,
                request.framing(),
                request.status(),
                request.remark());
    }

    /** What is kept, the oldest first. */
    public synchronized List<RecordedRequest> all() {
        return requests.stream().map(entry -> entry.request).toList();
    }

    /** Requests recorded since the start, also those that are no longer kept. */
    public synchronized long total() {
        return total;
    }

    /** Forgets the requests, not their numbers. */
    public synchronized void clear() {
        requests.clear();
        withBody.clear();
        bodies = 0;
    }
}
