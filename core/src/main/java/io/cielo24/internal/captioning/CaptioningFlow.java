package io.cielo24.internal.captioning;

import io.cielo24.JobFailedException;
import io.cielo24.captioning.Callback;
import io.cielo24.captioning.CaptionAttempt;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.CaptionOutcome;
import io.cielo24.captioning.CaptionResult;
import io.cielo24.captioning.Captioning;
import io.cielo24.captioning.CaptioningEvent;
import io.cielo24.captioning.CaptioningEvent.Done;
import io.cielo24.captioning.CaptioningEvent.Failed;
import io.cielo24.captioning.CaptioningEvent.StatusChanged;
import io.cielo24.captioning.CaptioningEvent.Uploading;
import io.cielo24.captioning.CaptioningEvent.VersionReady;
import io.cielo24.captioning.CaptioningSettings;
import io.cielo24.captioning.JournalEntry;
import io.cielo24.captioning.Step;
import io.cielo24.internal.captioning.Fetching.Fetched;
import io.cielo24.job.Job;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;

/** Puts the rooms of a flow together: place, wait, fetch. */
public final class CaptioningFlow implements Captioning {

    /** Events that may wait in front of the subscriber, per order. */
    private static final int PREFETCH = 8;

    private final Services services;
    private final CaptioningSettings settings;
    private final Disk disk;
    private final Hashing hashing;
    private final LookUps lookUps;
    private final Placing placing;
    private final Attempts attempts;
    private final Waits waits;
    private final Fetching fetching;
    private final Gate uploads;
    private final Gate fetches;
    private final Mono<Void> opened;

    /** Touches neither network nor files. */
    public CaptioningFlow(Services services, CaptioningSettings settings) {
        this.services = services;
        this.settings = settings;
        this.disk = new Disk(services.disk());
        this.hashing = new Hashing(settings.journal(), disk);
        this.lookUps = new LookUps(services, settings.settle());
        this.placing = new Placing(services, settings, lookUps, disk, hashing);
        this.attempts = new Attempts(settings.journal(), lookUps, placing, disk, hashing);
        this.waits = new Waits(services, settings.waitPolicy());
        this.fetching = new Fetching(services, disk);
        this.uploads = new Gate(settings.uploads());
        this.fetches = new Gate(settings.fetches());
        this.opened = disk.run(() -> settings.journal().open(services.owner()));
    }

    @Override
    public Mono<CaptionOutcome> caption(CaptionOrder order) {
        return Mono.defer(() -> whole(new Run(order, event -> {})));
    }

    @Override
    public Flux<CaptioningEvent> captionAll(Publisher<? extends CaptionOrder> orders) {
        return all(orders, this::whole);
    }

    @Override
    public Mono<CaptionOutcome> submit(CaptionOrder order) {
        return Mono.defer(() -> placed(new Run(order, event -> {})));
    }

    @Override
    public Flux<CaptioningEvent> submitAll(Publisher<? extends CaptionOrder> orders) {
        return all(orders, this::placed);
    }

    @Override
    public Mono<Job> find(CaptionOrder order) {
        return opened.then(hashing.key(order))
                .flatMap(key -> disk.call(() -> settings.journal().read(key)).flatMap(entry -> {
                    String jobId = entry.map(JournalEntry::jobId).orElse(null);
                    return jobId != null ? lookUps.info(jobId) : lookUps.byExternalId(order, key);
                }));
    }

    @Override
    public Mono<CaptionAttempt> latest(CaptionOrder order) {
        return opened.then(attempts.latest(order));
    }

    @Override
    public Mono<CaptionOrder> anew(CaptionOrder order, String failedJobId) {
        return opened.then(attempts.anew(order, failedJobId));
    }

    @Override
    public Mono<Job> await(String jobId) {
        return await(jobId, settings.waitPolicy().deadline(), null, null);
    }

    @Override
    public Mono<Job> await(String jobId, Duration deadline) {
        return await(jobId, settings.waitPolicy().withDeadline(deadline).deadline(), null, null);
    }

    private Mono<Job> await(String jobId, @Nullable Duration deadline, @Nullable Job known, @Nullable String username) {
        return waits.until(jobId, known, username, false, deadline)
                .ofType(Sight.Seen.class)
                .map(Sight.Seen::job)
                .last();
    }

    @Override
    public Mono<CaptionOutcome> fetch(CaptionOrder order, String jobId) {
        return opened.then(hashing.key(order)).flatMap(key -> {
            Run run = new Run(order, event -> {});
            run.identified(key);
            return disk.call(() -> settings.journal().read(key))
                    .doOnNext(entry -> entry.ifPresent(run::entered))
                    .then(lookUps.info(jobId))
                    .flatMap(job -> fetched(run, job));
        });
    }

    @Override
    public void deliver(Callback callback) {
        waits.deliver(callback);
    }

    @Override
    public Mono<Void> record(CaptionOrder order, String jobId, boolean ordered) {
        return opened.then(hashing.key(order)).flatMap(key -> {
            Run run = new Run(order, event -> {});
            run.identified(key);
            return lookUps.info(jobId)
                    .flatMap(job -> placing.holding(
                            run,
                            work -> disk.call(() -> settings.journal().read(key))
                                    .flatMap(there -> work.write(there.orElseGet(() -> JournalEntry.planned(
                                                    key, order.media().displayName(), Identity.product(order)))
                                            .withJob(job.jobId(), ordered ? Step.ORDERED : Step.CLEARED)))));
        });
    }

    /** Many orders: an order that fails is an event, and the others go on. */
    private Flux<CaptioningEvent> all(
            Publisher<? extends CaptionOrder> orders, Function<Run, Mono<CaptionOutcome>> way) {
        return Flux.from(orders).flatMapDelayError(order -> events(order, way), settings.inFlight(), PREFETCH);
    }

    private static Flux<CaptioningEvent> events(CaptionOrder order, Function<Run, Mono<CaptionOutcome>> way) {
        return Flux.create(sink -> {
            Run run = new Run(order, listener(sink));
            Disposable work = way.apply(run)
                    .contextWrite(sink.contextView())
                    .subscribe(
                            outcome -> sink.next(new Done(order, outcome)),
                            error -> {
                                sink.next(new Failed(order, run.reached(), run.jobId(), error));
                                sink.complete();
                            },
                            sink::complete);
            sink.onDispose(work);
        });
    }

    /** Progress is for whoever asks in time; everything else waits, and there is not much of it. */
    private static Consumer<CaptioningEvent> listener(FluxSink<CaptioningEvent> sink) {
        return event -> {
            if (!(event instanceof Uploading) || sink.requestedFromDownstream() > 0) {
                sink.next(event);
            }
        };
    }

    private Mono<CaptionOutcome> placed(Run run) {
        return opened.then(uploads.pass(placing.place(run)))
                .map(job -> new CaptionOutcome(run.order(), run.key().externalId(), job, null, List.of()));
    }

    private Mono<CaptionOutcome> whole(Run run) {
        return opened.then(uploads.pass(placing.place(run)))
                .flatMap(job -> waited(run, job))
                .flatMap(job -> fetched(run, job));
    }

    private Mono<Job> waited(Run run, Job known) {
        Object username = run.order().job().parameters().get("username");
        return waits.until(
                        known.jobId(),
                        known,
                        username == null ? null : username.toString(),
                        settings.watchVersions(),
                        settings.waitPolicy().deadline())
                .doOnNext(sight -> told(run, known, sight))
                .ofType(Sight.Seen.class)
                .map(Sight.Seen::job)
                .last()
                .flatMap(job -> written(run, job.status().text(), Step.COMPLETE).thenReturn(job))
                .onErrorResume(
                        JobFailedException.class,
                        failure -> written(run, failure.status(), Step.FAILED).then(Mono.error(failure)));
    }

    private static void told(Run run, Job known, Sight sight) {
        if (sight instanceof Sight.Seen seen) {
            run.tell(new StatusChanged(run.order(), seen.job()));
        } else if (sight instanceof Sight.VersionSeen version) {
            run.tell(new VersionReady(run.order(), known.jobId(), version.iwp(), version.version()));
        }
    }

    /** Writes how the job ended, unless that is known. */
    private Mono<Void> written(Run run, String status, Step step) {
        JournalEntry known = run.entry();
        return known.step() == step && status.equals(known.status())
                ? Mono.empty()
                : placing.holding(
                        run,
                        work -> disk.call(() -> settings.journal().read(run.key()))
                                .flatMap(there -> work.write(there.orElse(known).status(status, step))));
    }

    private Mono<CaptionOutcome> fetched(Run run, Job job) {
        String externalId = run.key().externalId();
        return fetches.pass(fetching.fetch(run.order(), job.jobId(), externalId, run.entryOrNull()))
                .flatMap(fetched -> remembered(run, fetched)
                        .thenReturn(new CaptionOutcome(
                                run.order(), externalId, job, fetched.version(), fetched.results())));
    }

    /** Writes which files came from which version, so that they are not fetched again while they are unchanged. */
    private Mono<Void> remembered(Run run, Fetched fetched) {
        Map<String, String> files = fetched.results().stream()
                .filter(result -> result.file() != null && result.sha256() != null)
                .collect(Collectors.toMap(CaptionResult::name, result -> Objects.requireNonNull(result.sha256())));
        JournalEntry known = run.entryOrNull();
        if (known == null
                || files.isEmpty()
                || files.equals(known.results()) && Objects.equals(fetched.version(), known.version())) {
            return Mono.empty();
        }
        return placing.holding(
                run,
                work -> disk.call(() -> settings.journal().read(run.key()))
                        .flatMap(there -> work.write(there.orElse(known).fetched(fetched.version(), files))));
    }
}
