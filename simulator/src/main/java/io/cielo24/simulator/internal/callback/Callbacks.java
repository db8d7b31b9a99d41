package io.cielo24.simulator.internal.callback;

import io.cielo24.simulator.Effect;
import io.cielo24.simulator.SentCallback;
import io.cielo24.simulator.internal.fault.FaultPlan;
import io.cielo24.simulator.internal.fault.FaultSpec;
import io.cielo24.simulator.internal.state.Job;
import io.cielo24.simulator.internal.state.Order;
import io.cielo24.simulator.internal.state.Tally;
import io.cielo24.simulator.internal.state.Version;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Calls back when work products are ready, and again while the answer is not 200. Thread-safe; its threads start with
 * the first job that wants a callback.
 */
public final class Callbacks implements AutoCloseable {

    private static final int REPEATS = 3;
    private static final int THREADS = 8;
    private static final long LONGEST_LOOK_AWAY_MS = 50;

    private final Clock clock;
    private final boolean realTime;
    private final Duration interval;
    private final FaultPlan faults;
    private final Tally tally;
    private final List<SentCallback> sent = Collections.synchronizedList(new ArrayList<>());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor threads;
    private volatile boolean closed;

    /**
     * Nobody to call yet.
     *
     * @param interval between an attempt and the next
     */
    public Callbacks(Clock clock, Duration interval, FaultPlan faults, Tally tally) {
        this.clock = clock;
        this.realTime = clock.getClass() == Clock.systemUTC().getClass();
        this.interval = interval;
        this.faults = faults;
        this.tally = tally;
        AtomicInteger numbers = new AtomicInteger();
        this.threads = new ScheduledThreadPoolExecutor(THREADS, task -> {
            Thread thread = new Thread(task, "cielo24-simulator-callback-" + numbers.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.setRemoveOnCancelPolicy(true);
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** The callbacks so far, in the order in which they ended. */
    public List<SentCallback> sent() {
        synchronized (sent) {
            return List.copyOf(sent);
        }
    }

    /** Looks at a job whenever something happens to it by itself, if somebody wants to be called then. */
    public void watch(Job job) {
        if (closed || job.order().map(Order::callbackUrl).isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Optional<Instant> next = job.next(now);
        if (next.isPresent()) {
            long wait = Math.max(1, Duration.between(now, next.get()).toMillis());
            // A clock of a test does not go at the pace of this machine's timers.
            schedule(() -> watch(job), realTime ? wait : Math.min(wait, LONGEST_LOOK_AWAY_MS));
        }
    }

    /** Something is ready. */
    public void ready(Job job, Version version) {
        Order order = job.order().orElse(null);
        if (order == null || order.callbackUrl() == null || !order.announced().contains(version.workProduct())) {
            return;
        }
        Map<String, String> values = new HashMap<>();
        if (order.options().get("custom_metadata") instanceof Map<?, ?> metadata) {
            metadata.forEach((key, value) -> values.put((String) key, String.valueOf(value)));
        }
        values.put("job_id", job.id());
        values.put(
                "job_name", job.identity().name() == null ? "" : job.identity().name());
        values.put("elementlist_version", version.name());
        values.put("iwp_name", version.workProduct());
        String url = CallbackUrl.replace(order.callbackUrl(), values);
        int copies = 1;
        long wait = 0;
        FaultPlan.Named fault = faults.next(FaultPlan.CALLBACK);
        if (fault != null && fault.spec() instanceof FaultSpec.Copies wanted) {
            copies = wanted.count();
        } else if (fault != null && fault.spec() instanceof FaultSpec.Pause pause) {
            wait = pause.time().toMillis();
        }
        if (copies == 0) {
            sent.add(new SentCallback(job.id(), url, version.workProduct(), version.name(), 1, 0, "lost on purpose"));
        }
        for (int copy = 0; copy < copies; copy++) {
            schedule(() -> attempt(job.id(), url, version, 1), wait);
        }
    }

    private void attempt(String jobId, String url, Version version, int attempt) {
        int status = 0;
        String failure = null;
        try {
            status = GetRequest.send(URI.create(url), open);
        } catch (IOException | IllegalArgumentException e) {
            failure = String.valueOf(e.getMessage());
        }
        if (closed) {
            return;
        }
        // Noted before it is counted: who waits for the count finds the note.
        sent.add(new SentCallback(jobId, url, version.workProduct(), version.name(), attempt, status, failure));
        tally.count(status == 200 ? Effect.CALLBACK_DELIVERED : Effect.CALLBACK_FAILED, jobId);
        if (status != 200 && attempt <= REPEATS) {
            schedule(() -> attempt(jobId, url, version, attempt + 1), interval.toMillis());
        }
    }

    private void schedule(Runnable task, long milliseconds) {
        if (!closed) {
            threads.schedule(task, milliseconds, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        threads.shutdownNow();
        for (Socket socket : open) {
            socket.close();
        }
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new IOException("callbacks of the simulator do not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
