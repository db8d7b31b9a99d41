package io.cielo24.internal.captioning;

import io.cielo24.job.Job;
import io.cielo24.job.ServiceTime;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a job stands in the line of those that are watched: by account, then by creation date, so that neighbours can be
 * asked for as a range.
 *
 * @param username the account, empty for the client's own
 * @param dated whether the creation date is known
 * @param zoned whether the service writes it with a zone; such dates are not compared with others
 * @param created the creation date, in UTC or as it is written; the least of all dates if it is not known
 * @param jobId tells jobs of the same moment apart
 */
record Place(String username, boolean dated, boolean zoned, LocalDateTime created, String jobId)
        implements Comparable<Place> {

    private static final Comparator<Place> ORDER = Comparator.comparing(Place::username)
            .thenComparing(Place::dated)
            .thenComparing(Place::zoned)
            .thenComparing(Place::created)
            .thenComparing(Place::jobId);

    static Place of(Watched watched) {
        Job job = watched.job;
        @Nullable ServiceTime created = job == null ? null : job.created();
        boolean zoned = created != null && created.instant().isPresent();
        @Nullable
        LocalDateTime local = created == null
                ? null
                : created.instant()
                        .map(instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC))
                        .or(created::local)
                        .orElse(null);
        return new Place(
                Objects.requireNonNullElse(watched.username, ""),
                local != null,
                zoned,
                Objects.requireNonNullElse(local, LocalDateTime.MIN),
                watched.jobId);
    }

    /** Whether one request can ask for both. */
    boolean besides(Place other) {
        return username.equals(other.username) && dated == other.dated && zoned == other.zoned;
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
