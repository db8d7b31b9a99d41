package io.cielo24.captioning;

import java.util.List;
import java.util.Optional;

/** A journal that passes everything on, for tests that change one thing. */
class ForwardingJournal implements Journal {

    private final Journal journal;

    ForwardingJournal(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void open(Owner owner) {
        journal.open(owner);
    }

    @Override
    public Taking take(OrderKey key) {
        return journal.take(key);
    }

    @Override
    public Optional<JournalEntry> read(OrderKey key) {
        return journal.read(key);
    }

    @Override
    public List<JournalEntry> ofMedia(String mediaId) {
        return journal.ofMedia(mediaId);
    }

    @Override
    public List<JournalEntry> entries() {
        return journal.entries();
    }

    @Override
    public Optional<String> knownHash(FileStamp stamp) {
        return journal.knownHash(stamp);
    }

    @Override
    public void rememberHash(FileStamp stamp, String sha256) {
        journal.rememberHash(stamp, sha256);
    }

    @Override
    public void close() {
        journal.close();
    }
}
