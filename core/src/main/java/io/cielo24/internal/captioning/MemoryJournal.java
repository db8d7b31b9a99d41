package io.cielo24.internal.captioning;

import io.cielo24.JournalException;
import io.cielo24.captioning.Journal;
import io.cielo24.captioning.JournalEntry;
import io.cielo24.captioning.OrderKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A journal that is gone with the process: maps. */
public final class MemoryJournal implements Journal {

    private final Map<String, Map<String, JournalEntry>> byMedia = new ConcurrentHashMap<>();
    private final Map<FileStamp, String> hashes = new ConcurrentHashMap<>();
    /** By external id, as that is what the service keeps single. */
    private final Map<String, MemoryHold> held = new ConcurrentHashMap<>();

    private final AtomicReference<@Nullable Owner> owner = new AtomicReference<>();

    @Override
    public void open(Owner opener) {
        owner.compareAndSet(null, opener);
        if (!opener.equals(owner.get())) {
            throw new JournalException(
                    "the journal in memory is in use for " + owner.get() + ", not for " + opener
                            + "; give each its own",
                    null);
        }
    }

    @Override
    public Taking take(OrderKey key) {
        MemoryHold mine = new MemoryHold(key);
        return held.putIfAbsent(key.externalId(), mine) == null
                ? Taking.of(mine)
                : Taking.heldBy("another flow of this process", true);
    }

    @Override
    public Optional<JournalEntry> read(OrderKey key) {
        return Optional.ofNullable(byMedia.getOrDefault(key.mediaId(), Map.of()).get(key.externalId()));
    }

    @Override
    public List<JournalEntry> ofMedia(String mediaId) {
        return List.copyOf(byMedia.getOrDefault(mediaId, Map.of()).values());
    }

    @Override
    public List<JournalEntry> entries() {
        return byMedia.values().stream()
                .flatMap(entries -> entries.values().stream())
                .sorted(Comparator.comparing(JournalEntry::media)
                        .thenComparing(entry -> entry.key().externalId()))
                .toList();
    }

    @Override
    public Optional<String> knownHash(FileStamp stamp) {
        return Optional.ofNullable(hashes.get(stamp));
    }

    @Override
    public void rememberHash(FileStamp stamp, String sha256) {
        hashes.put(stamp, sha256);
    }

    @Override
    public void close() {}

    private final class MemoryHold implements Hold {

        private final OrderKey key;

        MemoryHold(OrderKey key) {
            this.key = key;
        }

        @Override
        public void write(JournalEntry entry) {
            if (held.get(key.externalId()) != this || !entry.key().equals(key)) {
                throw new JournalException("order " + key + " is not held by who writes it", null);
            }
            byMedia.merge(key.mediaId(), Map.of(key.externalId(), entry), (before, now) -> {
                Map<String, JournalEntry> both = new HashMap<>(before);
                both.putAll(now);
                return Map.copyOf(both);
            });
        }

        @Override
        public void release() {
            held.remove(key.externalId(), this);
        }
    }
}
