package io.cielo24.maven;

import io.cielo24.JournalException;
import io.cielo24.captioning.Journal;
import io.cielo24.captioning.JournalEntry;
import io.cielo24.captioning.OrderKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lock: what was ordered for which media, and which version of the words the captions came from. A journal of files that
 * is committed beside the sources, so that a clone orders nothing again and the same commit gives the same captions.
 *
 * <pre>
 * journal.json                        which service and account it is of
 * jobs/&lt;media&gt;/&lt;external id&gt;.json      one order: media, what was ordered, step, job, version, SHA-256 of its captions
 * .gitignore                          leaves out what belongs to the machine: hashes/ and journal.lock
 * </pre>
 *
 * <p>One file per order, so that branches do not conflict. Entries name a media by its path below the project.
 */
final class Lock implements Journal {

    private static final String GITIGNORE = "# What belongs to this machine only.\n/hashes/\n/journal.lock\n";

    private final Journal journal;
    private final Optional<Path> directory;
    private volatile boolean open;
    private final Map<String, String> names = new ConcurrentHashMap<>();

    /** Hashes of this goal: a media may have gigabytes, and is read once, whether the lock is there already or not. */
    private final Map<FileStamp, String> hashes;

    private Lock(Journal journal, Optional<Path> directory, Map<FileStamp, String> hashes) {
        this.journal = journal;
        this.directory = directory;
        this.open = directory.isEmpty();
        this.hashes = hashes;
    }

    /** In files. Touches none yet. */
    static Lock in(Path directory) {
        return new Lock(Journal.in(directory), Optional.of(directory), new ConcurrentHashMap<>());
    }

    /** Gone with the goal, for a service that is gone with it as well. */
    static Lock inMemory() {
        return new Lock(Journal.inMemory(), Optional.empty(), new ConcurrentHashMap<>());
    }

    /** Itself if it is open; else an empty one that is gone with the goal, and is read without making this one. */
    Lock toLook() {
        return open ? this : new Lock(Journal.inMemory(), Optional.empty(), hashes);
    }

    /**
     * Whether it can be read: it was there when this goal looked for it, or has been made since by this goal. What another
     * process makes meanwhile is found by the flow, which opens it.
     */
    boolean isOpen() {
        return open;
    }

    /** Opens it if it is there: reading one that is not would make it. */
    void openIfThere(Owner owner) {
        if (directory.isPresent() && Files.exists(directory.get().resolve("journal.json"))) {
            open(owner);
        }
    }

    /** What a media is called in entries. */
    void name(String mediaId, String name) {
        names.putIfAbsent(mediaId, name);
    }

    @Override
    public void open(Owner owner) {
        journal.open(owner);
        directory.ifPresent(Lock::ignoreMachine);
        if (!open) {
            hashes.forEach(journal::rememberHash);
            open = true;
        }
    }

    private static void ignoreMachine(Path directory) {
        try {
            Files.writeString(
                    directory.resolve(".gitignore"), GITIGNORE, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            return; // it is the project's now, whatever it says
        } catch (IOException e) {
            throw new JournalException("the lock in " + directory + " cannot be written: " + e, e);
        }
    }

    @Override
    public Taking take(OrderKey key) {
        Taking taking = journal.take(key);
        return taking.hold() == null ? taking : Taking.of(new NamingHold(taking.hold()));
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
        String known = hashes.get(stamp);
        return known != null ? Optional.of(known) : open ? journal.knownHash(stamp) : Optional.empty();
    }

    @Override
    public void rememberHash(FileStamp stamp, String sha256) {
        hashes.put(stamp, sha256);
        if (open) {
            journal.rememberHash(stamp, sha256);
        }
    }

    @Override
    public void close() {
        journal.close();
    }

    @Override
    public String toString() {
        return directory.map(path -> "Lock[" + path + "]").orElse("Lock[in memory]");
    }

    private final class NamingHold implements Hold {

        private final Hold hold;

        NamingHold(Hold hold) {
            this.hold = hold;
        }

        @Override
        public void write(JournalEntry entry) {
            String name = names.getOrDefault(entry.key().mediaId(), entry.media());
            hold.write(new JournalEntry(
                    entry.key(),
                    name,
                    entry.ordered(),
                    entry.step(),
                    entry.jobId(),
                    entry.taskId(),
                    entry.mediaAccepted(),
                    entry.status(),
                    entry.version(),
                    entry.results()));
        }

        @Override
        public void release() {
            hold.release();
        }
    }
}
