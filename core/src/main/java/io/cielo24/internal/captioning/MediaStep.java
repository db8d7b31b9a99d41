package io.cielo24.internal.captioning;

import io.cielo24.ApiException;
import io.cielo24.NetworkException;
import io.cielo24.OutcomeUnknownException;
import io.cielo24.UnexpectedAnswerException;
import io.cielo24.captioning.CaptionMedia;
import io.cielo24.captioning.CaptioningEvent.Uploading;
import io.cielo24.captioning.JournalEntry;
import io.cielo24.captioning.Step;
import io.cielo24.internal.Backoff;
import io.cielo24.job.Task;
import io.cielo24.media.AddMediaOptions;
import io.cielo24.media.MediaSource;
import io.cielo24.media.TransferProgress;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;

/**
 * The second step: the job has its media after this.
 *
 * <p>A job takes one media only, so a second one is refused by the service: sending a media again can never harm, and is
 * done only if the job shows none, because it is large. Whose media was accepted is also who orders.
 */
final class MediaStep {

    private static final AddMediaOptions SECOND_JOB_WITH_IT_ALLOWED =
            AddMediaOptions.builder().duplicate(true).build();

    private final Services services;
    private final LookUps lookUps;
    private final Pauses pauses;

    MediaStep(Services services, LookUps lookUps, Pauses pauses) {
        this.services = services;
        this.lookUps = lookUps;
        this.pauses = pauses;
    }

    Mono<Void> go(Work work) {
        Step step = work.entry().step();
        if (step.reached(Step.SENT)) {
            return Mono.empty();
        }
        if (work.made()) {
            return send(work, 1, false);
        }
        Mono<Boolean> shown = lookUps.hasMedia(work.order(), work.jobId());
        Mono<Boolean> known = step == Step.SENDING ? lookUps.watch(shown, there -> there) : shown;
        return known.flatMap(there -> there ? work.write(work.entry().sent(false)) : send(work, 1, true));
    }

    /**
     * Sends the media.
     *
     * @param doubt whether somebody else, or an earlier attempt, may have sent it without our knowing yet
     */
    private Mono<Void> send(Work work, int attempt, boolean doubt) {
        JournalEntry entry = work.entry();
        return work.write(entry.at(Step.SENDING))
                .then(Mono.defer(() -> upload(work)))
                .map(Outcome::of)
                .onErrorResume(error -> Mono.just(Outcome.failed(error)))
                .flatMap(outcome -> outcome.value() != null
                        ? work.write(entry.sent(true))
                        : failed(work, entry, attempt, doubt, outcome.failure()));
    }

    private Mono<Task> upload(Work work) {
        CaptionMedia media = work.order().media();
        if (media instanceof CaptionMedia.OfSource sent) {
            return services.media().addMedia(work.jobId(), sent.source(), progress(work));
        }
        // The same URL in two jobs is meant: they are two orders, and the job's external id keeps each of them single.
        return media instanceof CaptionMedia.OfUrl remote
                ? services.media().addMedia(work.jobId(), remote.url(), SECOND_JOB_WITH_IT_ALLOWED)
                : services.media().addMediaFromPlayer(work.jobId(), ((CaptionMedia.OfPlayer) media).page());
    }

    private Mono<Void> failed(Work work, JournalEntry entry, int attempt, boolean doubt, Throwable error) {
        Mono<Boolean> shown = lookUps.hasMedia(work.order(), work.jobId());
        Mono<Void> again = repeatable(work)
                ? pauses.again(attempt, error, Mono.defer(() -> send(work, attempt + 1, true)))
                : Mono.error(error);
        if (error instanceof OutcomeUnknownException) {
            return lookUps.watch(shown, there -> there).flatMap(there -> there ? work.write(entry.sent(false)) : again);
        }
        if (error instanceof NetworkException
                || Backoff.turnedAway(error)
                || error instanceof UnexpectedAnswerException answer && answer.status() >= 500) {
            // Cut off, or turned away, before it was complete: it cannot have been taken.
            return shown.flatMap(there -> there ? work.write(entry.sent(false)) : again);
        }
        if (error instanceof ApiException) {
            // Refused, perhaps since the job has its media by now; if not, these are the service's words about ours.
            return (doubt ? lookUps.watch(shown, there -> there) : shown)
                    .flatMap(there -> there
                            ? work.write(entry.sent(false))
                            : work.fail(entry.withJob(work.jobId(), Step.CREATED), error));
        }
        return work.fail(entry.withJob(work.jobId(), Step.CREATED), error);
    }

    private static boolean repeatable(Work work) {
        return !(work.order().media() instanceof CaptionMedia.OfSource sent
                && (sent.source() instanceof MediaSource.OfPublisher || sent.source() instanceof MediaSource.Spooled));
    }

    /** A report per percent is enough for anybody. */
    private static Consumer<TransferProgress> progress(Work work) {
        return new Consumer<>() {
            private long next;

            @Override
            public void accept(TransferProgress progress) {
                if (progress.bytes() >= next || progress.bytes() == progress.total()) {
                    next = progress.bytes() + progress.total() / 100;
                    work.run().tell(new Uploading(work.order(), work.jobId(), progress));
                }
            }
        };
    }
}
