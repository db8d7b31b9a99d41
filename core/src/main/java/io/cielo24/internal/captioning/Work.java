package io.cielo24.internal.captioning;

import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.Journal.Hold;
import io.cielo24.captioning.JournalEntry;
import io.cielo24.captioning.OrderKey;
import reactor.core.publisher.Mono;

/** An order that is held: what is done for it is written down first. */
final class Work {

    private final Run run;
    private final Hold hold;
    private final Disk disk;
    private volatile boolean made;

    Work(Run run, Hold hold, Disk disk) {
        this.run = run;
        this.hold = hold;
        this.disk = disk;
    }

    Run run() {
        return run;
    }

    CaptionOrder order() {
        return run.order();
    }

    OrderKey key() {
        return run.key();
    }

    JournalEntry entry() {
        return run.entry();
    }

    /** The id of the job that is there. */
    String jobId() {
        String id = run.jobId();
        if (id == null) {
            throw new IllegalStateException("the order has no job yet");
        }
        return id;
    }

    /** Whether the job was made in this run, for certain by us. */
    boolean made() {
        return made;
    }

    void markMade() {
        made = true;
    }

    /** Writes where the order stands; it survives a crash when this completes. */
    Mono<Void> write(JournalEntry entry) {
        return disk.run(() -> {
            hold.write(entry);
            run.entered(entry);
        });
    }

    /** Writes where the order stands, then fails. */
    <T> Mono<T> fail(JournalEntry entry, Throwable error) {
        return write(entry).then(Mono.error(error));
    }
}
