package io.cielo24.internal.captioning;

import io.cielo24.JournalException;
import io.cielo24.captioning.CaptioningSettings;
import io.cielo24.captioning.Journal;
import io.cielo24.captioning.Journal.Hold;
import io.cielo24.captioning.Journal.Taking;
import io.cielo24.captioning.JournalEntry;
import io.cielo24.captioning.OrderKey;
import io.cielo24.job.Job;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Places one order: takes it for itself, then takes the three steps that are left. */
final class Placing {

    private static final Duration FIRST_TRY = Duration.ofMillis(20);
    private static final Duration LAST_TRY = Duration.ofSeconds(1);

    private final Services services;
    private final Journal journal;
    private final Duration lockWait;
    private final Disk disk;
    private final Hashing hashing;
    private final JobStep jobStep;
    private final MediaStep mediaStep;
    private final OrderStep orderStep;

    Placing(Services services, CaptioningSettings settings, LookUps lookUps, Disk disk, Hashing hashing) {
        this.services = services;
        this.journal = settings.journal();
        this.lockWait = settings.lockWait();
        this.disk = disk;
        this.hashing = hashing;
        Pauses pauses = new Pauses(services, settings.attempts());
        this.jobStep = new JobStep(services, lookUps, pauses, settings.newJobs());
        this.mediaStep = new MediaStep(services, lookUps, pauses);
        this.orderStep = new OrderStep(services, lookUps, pauses);
    }

    /** The order placed; its job as it was seen last. */
    Mono<Job> place(Run run) {
        return hashing.key(run.order()).flatMap(key -> {
            run.identified(key);
            return holding(
                    run,
                    work -> disk.call(() -> found(key))
                            .flatMap(found -> jobStep.go(work, found.entry().orElse(null), found.others()))
                            .then(Mono.defer(() -> mediaStep.go(work)))
                            .then(Mono.defer(() -> orderStep.go(work))));
        });
    }

    private record Known(Optional<JournalEntry> entry, List<String> others) {}

    private Known found(OrderKey key) {
        Optional<JournalEntry> entry = journal.read(key);
        List<String> others = entry.isPresent()
                ? List.of()
                : journal.ofMedia(key.mediaId()).stream()
                        .map(other -> other.key().externalId())
                        .toList();
        return new Known(entry, others);
    }

    /** Does something with the order held, and gives it back whatever comes. */
    <T> Mono<T> holding(Run run, Function<Work, Mono<T>> action) {
        return Mono.usingWhen(
                Mono.fromSupplier(Slot::new),
                slot -> take(run.key(), slot, Duration.ZERO, FIRST_TRY)
                        .flatMap(hold -> action.apply(new Work(run, hold, disk))),
                slot -> disk.run(slot::clear));
    }

    /** Where a hold is from the moment it is taken, so that a cancel at that very moment does not lose it. */
    private static final class Slot {

        private @Nullable Hold hold;
        private boolean cleared;

        synchronized void put(Hold taken) {
            if (cleared) {
                taken.release();
            } else {
                hold = taken;
            }
        }

        synchronized void clear() {
            cleared = true;
            if (hold != null) {
                hold.release();
            }
        }
    }

    /** Another flow of this process ends by itself and is waited for; another process only for so long. */
    private Mono<Hold> take(OrderKey key, Slot slot, Duration waited, Duration pause) {
        return disk.call(() -> {
                    Taking taking = journal.take(key);
                    if (taking.hold() != null) {
                        slot.put(taking.hold());
                    }
                    return taking;
                })
                .flatMap(taking -> {
                    if (taking.hold() != null) {
                        return Mono.just(taking.hold());
                    }
                    if (!taking.sameProcess() && waited.compareTo(lockWait) >= 0) {
                        return Mono.error(busy(key, taking));
                    }
                    Duration doubled = pause.multipliedBy(2);
                    Duration next = doubled.compareTo(LAST_TRY) > 0 ? LAST_TRY : doubled;
                    Duration counted = taking.sameProcess() ? waited : waited.plus(pause);
                    return Mono.delay(pause, services.timer()).then(Mono.defer(() -> take(key, slot, counted, next)));
                });
    }

    private JournalException busy(OrderKey key, Taking taking) {
        return new JournalException(
                "order " + key + " is being worked on by " + taking.holder() + ", and still was after " + lockWait
                        + "; run this again when that has ended",
                null);
    }
}
