package io.cielo24.internal.captioning;

import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.CaptioningEvent;
import io.cielo24.captioning.JournalEntry;
import io.cielo24.captioning.OrderKey;
import io.cielo24.captioning.Step;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One order on its way through the flow: what is known of it so far, and who is told of it. */
final class Run {

    private final CaptionOrder order;
    private final Consumer<? super CaptioningEvent> listener;
    private volatile @Nullable OrderKey key;
    private volatile @Nullable JournalEntry entry;

    Run(CaptionOrder order, Consumer<? super CaptioningEvent> listener) {
        this.order = order;
        this.listener = listener;
    }

    CaptionOrder order() {
        return order;
    }

    void tell(CaptioningEvent event) {
        listener.accept(event);
    }

    /** Once the media has been identified. */
    OrderKey key() {
        return Objects.requireNonNull(key, "the order has no key yet");
    }

    void identified(OrderKey known) {
        key = known;
    }

    /** The entry as it was last written or read. */
    JournalEntry entry() {
        return Objects.requireNonNull(entry, "the order has no entry yet");
    }

    @Nullable
    JournalEntry entryOrNull() {
        return entry;
    }

    void entered(JournalEntry known) {
        entry = known;
    }

    /** How far it has come, for the report of a failure. */
    @Nullable
    Step reached() {
        JournalEntry known = entry;
        return known == null ? null : known.step();
    }

    @Nullable
    String jobId() {
        JournalEntry known = entry;
        return known == null ? null : known.jobId();
    }
}
