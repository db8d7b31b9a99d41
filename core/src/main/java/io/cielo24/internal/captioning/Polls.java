package io.cielo24.internal.captioning;

import io.cielo24.job.Job;
import io.cielo24.job.JobFilter;
import io.cielo24.job.ServiceTime;
import io.cielo24.job.TimeRange;
import io.cielo24.transcript.ElementListVersion;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The requests of the waits: one job by {@code job/info}, neighbours by {@code job/list} with a range of creation dates.
 * Without repeats: the next poll is the repeat.
 */
final class Polls {

    /** So many jobs of unknown date are worth a look at the whole list, which is read as it arrives. */
    private static final int WORTH_THE_WHOLE_LIST = 20;

    private final Services services;
    private final int most;

    Polls(Services services, int most) {
        this.services = services;
        this.most = most;
    }

    /**
     * Jobs that are asked for together.
     *
     * @param watched at least one
     * @param listed whether by a list, or the only one by itself
     */
    record Batch(List<Watched> watched, boolean listed) {}

    /**
     * What came.
     *
     * @param jobs by id in lower case, those asked for only
     * @param versions of the only job's words, if they were asked for
     * @param strangers how many other jobs came with them
     */
    record Answer(Map<String, Job> jobs, List<ElementListVersion> versions, long strangers) {}

    /** Whom to ask for next; {@code null} if nobody is due. */
    @Nullable
    Batch batch(Lineup lineup, long now) {
        Watched first = lineup.nextDue(now);
        if (first == null) {
            return null;
        }
        boolean together = first.alone <= now && !first.versions && most > 1;
        if (together && !first.place.dated()) {
            List<Watched> undated = lineup.from(first, Integer.MAX_VALUE, now);
            together = undated.size() >= WORTH_THE_WHOLE_LIST;
            if (together) {
                lineup.went(undated.get(undated.size() - 1));
                return new Batch(undated, true);
            }
        }
        List<Watched> batch = together ? lineup.from(first, most, now) : List.of(first);
        lineup.went(batch.get(batch.size() - 1));
        return new Batch(batch, batch.size() > 1);
    }

    Mono<Answer> ask(Batch batch) {
        return Mono.defer(() ->
                batch.listed() ? list(batch.watched()) : one(batch.watched().get(0)));
    }

    private Mono<Answer> one(Watched watched) {
        boolean versions = watched.versions;
        return services.once().info(watched.jobId).flatMap(job -> {
            Map<String, Job> found = Map.of(watched.jobId, job);
            return versions && !job.status().isEnd()
                    ? services.transcripts()
                            .elementListVersions(watched.jobId)
                            .collectList()
                            .map(list -> new Answer(found, list, 0))
                    : Mono.just(new Answer(found, List.of(), 0));
        });
    }

    private Mono<Answer> list(List<Watched> batch) {
        Map<String, Watched> wanted =
                batch.stream().collect(Collectors.toMap(watched -> watched.jobId, watched -> watched));
        AtomicLong strangers = new AtomicLong();
        return services.once()
                .list(filter(batch))
                .flatMapIterable(job -> {
                    boolean ours = wanted.containsKey(id(job));
                    if (!ours) {
                        strangers.incrementAndGet();
                    }
                    return ours ? List.of(job) : List.<Job>of();
                })
                .collect(() -> new ConcurrentHashMap<String, Job>(), (found, job) -> found.put(id(job), job))
                .map(found -> new Answer(found, List.of(), strangers.get()));
    }

    private static String id(Job job) {
        return job.jobId().toLowerCase(Locale.ROOT);
    }

    /** The range is a second wider at both ends: whether they belong to it is not documented. */
    private static JobFilter filter(List<Watched> batch) {
        Place first = batch.get(0).place;
        Place last = batch.get(batch.size() - 1).place;
        JobFilter.Builder filter = JobFilter.builder();
        if (first.dated()) {
            filter.created(TimeRange.between(
                    time(first.created().minusSeconds(1), first.zoned()),
                    time(last.created().plusSeconds(1), last.zoned())));
        }
        if (!first.username().isEmpty()) {
            filter.username(first.username());
        }
        return filter.build();
    }

    private static ServiceTime time(LocalDateTime time, boolean zoned) {
        return zoned ? ServiceTime.of(time.toInstant(ZoneOffset.UTC)) : ServiceTime.of(time);
    }
}
