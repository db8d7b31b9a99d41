package io.cielo24.internal.captioning;

import io.cielo24.ApiException;
import io.cielo24.ErrorType;
import io.cielo24.JobFailedException;
import io.cielo24.NetworkException;
import io.cielo24.OrderStoppedException;
import io.cielo24.OrderStoppedException.Reason;
import io.cielo24.UnexpectedAnswerException;
import io.cielo24.captioning.CaptionMedia;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.OrderKey;
import io.cielo24.internal.Backoff;
import io.cielo24.job.Job;
import io.cielo24.job.JobFilter;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/** Finds out at the service what there is. Changes nothing. */
final class LookUps {

    /** Looks at 1/31, 3/31, 7/31, 15/31 and the end of the time to settle. */
    private static final int LOOKS = 5;

    private final Services services;
    private final Duration settle;

    LookUps(Services services, Duration settle) {
        this.services = services;
        this.settle = settle;
    }

    /** The one job with the order's external id; empty if there is none, an error if there are several. */
    Mono<Job> byExternalId(CaptionOrder order, OrderKey key) {
        JobFilter.Builder filter = JobFilter.builder().externalId(key.externalId());
        Object username = order.job().parameters().get("username");
        if (username != null) {
            filter.username(username.toString());
        }
        return services.jobs()
                .list(filter.build())
                // A service that does not know the filter would list everything.
                .filter(job -> key.externalId().equals(job.externalId()))
                .collectList()
                .flatMap(jobs -> jobs.size() > 1
                        ? Mono.error(several(key, jobs.stream().map(Job::jobId).toList()))
                        : Mono.justOrEmpty(jobs.stream().findFirst()));
    }

    /** The job as it is now. */
    Mono<Job> info(String jobId) {
        return services.jobs().info(jobId).onErrorMap(LookUps::isGone, error -> gone(jobId));
    }

    /** The job as it is now; patient with a service that does not show at once what it has just made. */
    Mono<Job> infoOfNewJob(String jobId) {
        return watch(
                        services.jobs()
                                .info(jobId)
                                .map(Seen::of)
                                .onErrorResume(LookUps::isGone, error -> Mono.just(Seen.<Job>nothing())),
                        Seen::there)
                .flatMap(seen -> seen.there() ? Mono.just(seen.value()) : Mono.error(gone(jobId)));
    }

    /** Whether the job has a media. A media by URL shows before its length is known. */
    Mono<Boolean> hasMedia(CaptionOrder order, String jobId) {
        Mono<Boolean> byLength = info(jobId).map(Evidence::hasMedia);
        return !(order.media() instanceof CaptionMedia.OfSource)
                ? byLength.flatMap(shown -> shown
                        ? Mono.just(true)
                        : services.media()
                                .mediaUrl(jobId)
                                .hasElement()
                                .onErrorResume(ApiException.class, noMedia -> Mono.just(false)))
                : byLength;
    }

    /**
     * Looks until it is conclusive, or until the time to settle has passed; then what was seen last counts. A look that
     * fails is one that showed nothing, unless it is the last.
     */
    <T> Mono<T> watch(Mono<T> look, Predicate<? super T> conclusive) {
        return watch(look, conclusive, settle, 0);
    }

    /** The same for longer, by up to as much again: two who watch the same thing do not come to an end together. */
    <T> Mono<T> watchLonger(Mono<T> look, Predicate<? super T> conclusive) {
        Duration longer =
                settle.plusNanos((long) (settle.toNanos() * services.random().nextDouble()));
        return watch(look, conclusive, longer, 0);
    }

    private <T> Mono<T> watch(Mono<T> look, Predicate<? super T> conclusive, Duration time, int looks) {
        if (looks == LOOKS || time.isZero()) {
            return look;
        }
        long unit = time.toNanos() / ((1L << LOOKS) - 1);
        Mono<T> next = Mono.delay(Duration.ofNanos(Math.max(1, unit << looks)), services.timer())
                .then(Mono.defer(() -> watch(look, conclusive, time, looks + 1)));
        return look.map(Seen::of)
                .onErrorResume(LookUps::mayPass, error -> Mono.just(Seen.nothing()))
                .flatMap(seen -> seen.there() && conclusive.test(seen.value()) ? Mono.just(seen.value()) : next);
    }

    /** A failure that the next look may not meet. */
    static boolean mayPass(Throwable error) {
        return error instanceof NetworkException
                || error instanceof UnexpectedAnswerException
                || Backoff.turnedAway(error)
                || error instanceof ApiException refusal && refusal.status() >= 500;
    }

    static boolean isGone(Throwable error) {
        return error instanceof ApiException refusal && refusal.type().equals(ErrorType.ITEM_NOT_FOUND);
    }

    static JobFailedException gone(String jobId) {
        return new JobFailedException(
                jobId,
                JobFailedException.DELETED,
                "the service does not know it any more, so somebody deleted it. To order it anew, which is billed anew, "
                        + "submit the order with another attempt or key");
    }

    private static OrderStoppedException several(OrderKey key, List<String> jobIds) {
        return new OrderStoppedException(
                Reason.SEVERAL_JOBS,
                key.externalId(),
                jobIds,
                "several jobs carry this external id, " + String.join(" and ", jobIds)
                        + ", and which of them is meant cannot be told",
                "Look at them, then delete what is not wanted, or name the right one with Captioning.record",
                null);
    }

    /** A value, or that there is none. */
    record Seen<T>(List<T> values) {

        static <T> Seen<T> of(T value) {
            return new Seen<>(List.of(value));
        }

        static <T> Seen<T> nothing() {
            return new Seen<>(List.of());
        }

        boolean there() {
            return !values.isEmpty();
        }

        T value() {
            return values.get(0);
        }
    }
}
