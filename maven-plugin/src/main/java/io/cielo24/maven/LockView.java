package io.cielo24.maven;

import io.cielo24.captioning.Journal;
import io.cielo24.captioning.JournalEntry;
import io.cielo24.captioning.OrderKey;
import java.nio.file.Path;
import java.util.List;

/** What the lock says, for who uses no service, and so cannot say whose lock it must be. Writes no order. */
final class LockView implements AutoCloseable {

    private final Journal journal;
    private final boolean exists;
    private final List<JournalEntry> entries;

    private LockView(Journal journal, boolean exists) {
        this.journal = journal;
        this.exists = exists;
        this.entries = exists ? journal.entries() : List.of();
    }

    /** The lock of a directory; without orders if there is none, and none is made. */
    static LockView of(Path directory) {
        return Journal.ownerOf(directory)
                .map(owner -> {
                    Lock lock = Lock.in(directory);
                    lock.open(owner);
                    return new LockView(lock, true);
                })
                .orElseGet(LockView::none);
    }

    /** No lock. */
    static LockView none() {
        return new LockView(Journal.inMemory(), false);
    }

    boolean exists() {
        return exists;
    }

    /** Knows the content of files that were read before. */
    Journal hashes() {
        return journal;
    }

    /** Orders for this content, or this URL. */
    List<JournalEntry> ofMedia(OrderKey key) {
        return entries.stream()
                .filter(entry -> entry.key().mediaId().equals(key.mediaId()))
                .toList();
    }

    /** Orders for what was found under this name when it was ordered. */
    List<JournalEntry> ofName(String name) {
        return entries.stream().filter(entry -> entry.media().equals(name)).toList();
    }

    /** Orders that these captions were fetched for. */
    List<JournalEntry> withCaptions(String sha256) {
        return entries.stream()
                .filter(entry -> entry.results().containsValue(sha256))
                .toList();
    }

    @Override
    public void close() {
        journal.close();
    }
}
