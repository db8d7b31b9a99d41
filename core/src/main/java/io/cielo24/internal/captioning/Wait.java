package io.cielo24.internal.captioning;

import io.cielo24.job.Job;
import io.cielo24.job.JobStatus;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.FluxSink;

/** One who waits for a job. Belongs to {@link Waits}, which touches it from one place at a time. */
final class Wait {

    /** By deadline; no two are the same. */
    static final Comparator<Wait> BY_DEADLINE =
            Comparator.<Wait>comparingLong(wait -> wait.deadline).thenComparingLong(wait -> wait.number);

    final FluxSink<Sight> sink;
    final String jobId;
    /** The job as it was seen before the wait. */
    final @Nullable Job known;
    /** How long it waits, {@code null} for as long as it takes. */
    final @Nullable Duration limit;
    /** The tick at which it ends, if it has a limit. */
    long deadline;
    /** Tells it from others with the same deadline. */
    long number;

    private @Nullable JobStatus status;

    Wait(FluxSink<Sight> sink, String jobId, @Nullable Job known, @Nullable Duration limit) {
        this.sink = sink;
        this.jobId = jobId.toLowerCase(Locale.ROOT);
        this.known = known;
        this.limit = limit;
    }

    /** Shows it the job, of which it is told if the status is new to it. */
    void see(Job job) {
        if (!job.status().equals(status)) {
            status = job.status();
            sink.next(new Sight.Seen(job));
        }
    }
}
