package io.cielo24.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that is being written, under a name that ends with {@code .part}. Nobody but a process that is killed leaves one
 * behind; whoever next writes the same target removes it. It is locked as long as it is open, which tells one that
 * another process is writing from one that is left behind. Used by one thread at a time.
 */
final class PartFile {

    /**
     * The usual names that this process uses now, each from before it is looked for until its file is gone or in place.
     * To look at the lock of one of these would lose it: POSIX drops a process's locks on a file when it closes any
     * channel to that file.
     */
    private static final Set<Path> TAKEN_HERE = ConcurrentHashMap.newKeySet();

    /** Bytes that are written at once: half the time of writes of 16 KiB, what a socket is read by; more gains nothing. */
    private static final int GATHERED = 256 * 1024;

    /** Buffers that are written at once, however small they are. */
    private static final int MOST_GATHERED = 64;

    private final Path path;
    private final FileChannel channel;
    private final List<ByteBuffer> gathered = new ArrayList<>();
    private long gatheredBytes;

    private PartFile(Path path) throws IOException {
        this.path = path;
        // Not Files.createTempFile: that one hides the file from everybody else, also after it was moved into place.
        this.channel = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        lock(channel);
    }

    /** Opens one in a directory, under a name that no other has. */
    static PartFile in(Path directory) throws IOException {
        return new PartFile(directory.resolve(".cielo24-" + UUID.randomUUID() + ".part"));
    }

    /** Opens one beside what it is to become, in place of one that was left behind. */
    static PartFile of(Path target) throws IOException {
        UUID name = UUID.nameUUIDFromBytes(String.valueOf(target.getFileName()).getBytes(StandardCharsets.UTF_8));
        Path usual = target.resolveSibling(".cielo24-" + name + ".part");
        if (TAKEN_HERE.add(usual)) {
            try {
                removeAbandoned(usual);
                return new PartFile(usual);
            } catch (FileAlreadyExistsException e) {
                TAKEN_HERE.remove(usual); // another process is writing the same target just now
            } catch (IOException e) {
                TAKEN_HERE.remove(usual);
                throw e;
            }
        }
        return in(Objects.requireNonNull(target.getParent(), "parent"));
    }

    private static void removeAbandoned(Path path) throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (FileChannel found = FileChannel.open(path, StandardOpenOption.WRITE)) {
            if (lock(found)) {
                Files.deleteIfExists(path);
            }
        } catch (AccessDeniedException | NoSuchFileException e) {
            // Another user's, or gone meanwhile: nothing to remove.
        }
    }

    /** Whether nobody else has the lock; not where the file system has none. */
    private static boolean lock(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    /** Writes all of a buffer, at the latest when it is complete; returns how much that is. */
    int write(ByteBuffer buffer) throws IOException {
        int length = buffer.remaining();
        gathered.add(buffer);
        gatheredBytes += length;
        if (gatheredBytes >= GATHERED || gathered.size() == MOST_GATHERED) {
            flush();
        }
        return length;
    }

    private void flush() throws IOException {
        ByteBuffer[] buffers = gathered.toArray(ByteBuffer[]::new);
        gathered.clear();
        gatheredBytes = 0;
        for (int next = 0; next < buffers.length; ) {
            if (buffers[next].hasRemaining()) {
                channel.write(buffers, next, buffers.length - next);
            } else {
                next++;
            }
        }
    }

    /** Closes it and lets it be taken over; where that fails, it is still to be deleted. */
    <T> T complete(FileSink.Commit<T> commit, long length) throws IOException {
        flush();
        channel.close();
        T result = commit.take(path, length);
        TAKEN_HERE.remove(path);
        return result;
    }

    /** Closes and deletes it. */
    void delete() throws IOException {
        try (channel) {
            Files.deleteIfExists(path);
        } finally {
            TAKEN_HERE.remove(path);
        }
    }
}
