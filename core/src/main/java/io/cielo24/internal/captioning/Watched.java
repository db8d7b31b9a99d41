package io.cielo24.internal.captioning;

import io.cielo24.job.Job;
import io.cielo24.transcript.ElementListVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A job that somebody waits for. Belongs to {@link Waits}, which touches it from one place at a time. */
final class Watched {

    final String jobId;
    final @Nullable String username;
    final List<Wait> waits = new ArrayList<>(1);
    final Set<ElementListVersion> versionsSeen = new HashSet<>(2);

    /** As it was seen last. */
    @Nullable
    Job job;
    /** The tick at which it is to be looked at. */
    long due = Long.MAX_VALUE;
    /** Until the next look but one. */
    Duration interval;
    /** Whether a request for it is under way. */
    boolean asked;
    /** Whether a callback came since it was asked for last: an answer that is under way may be older. */
    boolean called;
    /** The tick up to which it is asked for by itself, as asking for it with others did not work, or not well. */
    long alone;
    /** Whether somebody wants to know of interim versions. */
    boolean versions;

    Place place;

    Watched(String jobId, @Nullable String username, @Nullable Job job, Duration interval) {
        this.jobId = jobId;
        this.username = username;
        this.job = job;
        this.interval = interval;
        this.place = Place.of(this);
    }

    void saw(Job now) {
        job = now;
        place = Place.of(this);
    }
}
