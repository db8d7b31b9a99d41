package io.cielo24.internal.captioning;

import io.cielo24.JournalException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * One lock per order, held against other flows of this process and against other processes: one byte of one file for each,
 * so that any number of locks takes one open file.
 *
 * <p>POSIX gives all locks of a process on a file back as soon as the process closes any descriptor of that file. So the
 * file is opened once per process, however many journals use the directory, and closed when the last of them is.
 */
final class JournalLocks {

    private static final Map<Path, JournalLocks> OPEN = new HashMap<>();

    private final Path file;
    private final FileChannel channel;
    private final Map<Long, FileLock> held = new HashMap<>();
    private int users;

    private JournalLocks(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** The locks of a directory that is there. */
    static JournalLocks of(Path directory) {
        synchronized (OPEN) {
            try {
                Path file = directory.toRealPath().resolve("journal.lock");
                JournalLocks locks = OPEN.get(file);
                if (locks == null) {
                    locks = new JournalLocks(file);
                    OPEN.put(file, locks);
                }
                locks.users++;
                return locks;
            } catch (IOException e) {
                throw new JournalException("the journal in " + directory + " cannot be locked: " + e, e);
            }
        }
    }

    /** Who has a lock that could not be had. */
    enum Holder {
        /** Nobody: it was taken. */
        US,
        /** Another flow of this process. */
        THIS_PROCESS,
        /** Another process. */
        ANOTHER_PROCESS
    }

    /** Takes a lock, or says who has it. */
    synchronized Holder take(String name) {
        long position = position(name);
        if (held.containsKey(position)) {
            return Holder.THIS_PROCESS;
        }
        try {
            FileLock lock = channel.tryLock(position, 1, false);
            if (lock == null) {
                return Holder.ANOTHER_PROCESS;
            }
            held.put(position, lock);
            return Holder.US;
        } catch (OverlappingFileLockException e) {
            return Holder.ANOTHER_PROCESS; // this process, but through another class loader: as strange to us
        } catch (IOException e) {
            throw new JournalException("the journal's lock " + file + " cannot be used: " + e, e);
        }
    }

    synchronized void giveBack(String name) {
        FileLock lock = held.remove(position(name));
        if (lock != null && channel.isOpen()) {
            try {
                lock.release();
            } catch (IOException e) {
                throw new JournalException("the journal's lock " + file + " cannot be given back: " + e, e);
            }
        }
    }

    /** One user fewer; the last one closes the file. */
    void leave() {
        synchronized (OPEN) {
            if (--users == 0) {
                OPEN.remove(file);
                try {
                    channel.close();
                } catch (IOException e) {
                    throw new JournalException("the journal's lock " + file + " cannot be closed: " + e, e);
                }
            }
        }
    }

    /** A byte far behind the end of the file; two names share one about once in a million million years. */
    private static long position(String name) {
        return Long.parseUnsignedLong(Identity.sha256(name).substring(0, 16), 16) >>> 2;
    }
}
