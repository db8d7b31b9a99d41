package io.cielo24.captioning;

import io.cielo24.internal.captioning.DirectoryJournal;
import io.cielo24.internal.captioning.MemoryJournal;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how far each order has come, so that a run that was cut off at any moment is taken up where it stood.
 *
 * <p>A journal is a help, not the only guard: an order that is in no journal is looked up at the service by its external id.
 *
 * <p>Every method may block; the flow calls them on the client's disk scheduler. Implementations MUST be safe for use by
 * many threads at once, and throw {@link io.cielo24.JournalException} for whatever makes them unusable.
 */
public interface Journal extends AutoCloseable {

    /**
     * A journal that is gone with the process.
     *
     * @return a new journal
     */
    static Journal inMemory() {
        return new MemoryJournal();
    }

    /**
     * A journal of files: one small file of readable JSON per order, in {@code jobs} below the directory. Every change is
     * on the disk before the flow goes on, and a file is replaced as a whole or not at all. Any number of processes may
     * use one directory at the same time, on file systems that lock ranges of a file. Fit to be committed to a
     * repository: {@code jobs} and {@code journal.json}; {@code journal.lock} and {@code hashes} belong to the machine.
     *
     * @param directory created when it is first used
     * @return the journal; touches no file yet
     */
    static Journal in(Path directory) {
        return new DirectoryJournal(directory);
    }

    /**
     * Whose the journal of a directory is, for those that read it without using a service. Opens and makes nothing.
     *
     * @param directory as for {@link #in}
     * @return who it was begun for, empty if there is no journal yet
     * @throws io.cielo24.JournalException if it cannot be read, or was written by a newer version
     */
    static Optional<Owner> ownerOf(Path directory) {
        return DirectoryJournal.ownerOf(directory);
    }

    /**
     * Who uses a journal.
     *
     * @param endpoint of the service
     * @param account the user name, empty where only a token is known
     */
    record Owner(URI endpoint, String account) {}

    /**
     * Opens the journal for a client. Called before anything else; a journal may be opened by several clients of one
     * owner.
     *
     * @param owner the client's endpoint and account
     * @throws io.cielo24.JournalException if the journal belongs to another owner, or was written by a newer version
     */
    void open(Owner owner);

    /**
     * Takes an order for oneself, if nobody else has it.
     *
     * @param key of the order
     * @return the hold, or who has it
     */
    Taking take(OrderKey key);

    /**
     * Reads an entry without taking it.
     *
     * @param key of the order
     * @return the entry as it was last written, empty if there is none
     */
    Optional<JournalEntry> read(OrderKey key);

    /**
     * The orders for one media.
     *
     * @param mediaId as in {@link OrderKey#mediaId()}
     * @return their entries, in no order
     */
    List<JournalEntry> ofMedia(String mediaId);

    /**
     * All orders.
     *
     * @return their entries, sorted by media and external id
     */
    List<JournalEntry> entries();

    /**
     * What is known of a file's content, so that it need not be hashed again.
     *
     * @param stamp the file as it is now
     * @return its SHA-256, 64 hex digits; empty if this very stamp was never remembered
     */
    Optional<String> knownHash(FileStamp stamp);

    /**
     * Remembers a file's content.
     *
     * @param stamp the file as it was hashed
     * @param sha256 64 hex digits
     */
    void rememberHash(FileStamp stamp, String sha256);

    /** Closes what is open; holds are released. Closing twice does nothing. */
    @Override
    void close();

    /**
     * A file at one time.
     *
     * @param path absolute
     * @param size in bytes
     * @param modified in nanoseconds since 1970, as the file system says
     */
    record FileStamp(String path, long size, long modified) {}

    /**
     * The answer to {@link #take}: the hold, or who has it.
     *
     * @param hold {@code null} if somebody else has it
     * @param holder names who has it, for people; {@code null} if it was taken
     * @param sameProcess whether that is another flow of this process
     */
    record Taking(@Nullable Hold hold, @Nullable String holder, boolean sameProcess) {

        /** One of the two must be there. */
        public Taking {
            if ((hold == null) == (holder == null)) {
                throw new IllegalArgumentException("either a hold or its holder");
            }
        }

        /**
         * Taken.
         *
         * @param hold of the order
         * @return the answer
         */
        public static Taking of(Hold hold) {
            return new Taking(hold, null, false);
        }

        /**
         * Not taken.
         *
         * @param holder names who has it, for people
         * @param sameProcess whether that is another flow of this process
         * @return the answer
         */
        public static Taking heldBy(String holder, boolean sameProcess) {
            return new Taking(null, holder, sameProcess);
        }
    }

    /** An order that is taken: nobody else writes it. */
    interface Hold {

        /**
         * Writes the order's entry. It survives a crash when this returns.
         *
         * @param entry with the key that was taken
         */
        void write(JournalEntry entry);

        /** Gives the order back, after a write that is under way. Releasing twice does nothing. */
        void release();
    }
}
