package io.cielo24.internal.captioning;

import io.cielo24.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Small files that are there as a whole or not at all, whenever the machine stops. */
final class JournalFiles {

    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    private static final long LARGEST = 1024 * 1024;
    private static final AtomicLong PARTS = new AtomicLong();

    private JournalFiles() {}

    static Optional<byte[]> read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new JournalException(
                        "the journal file " + file + " has more than " + LARGEST
                                + " bytes, so it was not written by this library",
                        null);
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new JournalException("the journal file " + file + " cannot be read: " + e, e);
        }
    }

    /** Replaces a file that nobody else writes: what a crash leaves half written is overwritten the next time. */
    static void replace(Path file, byte[] content) {
        replace(file, content, file.resolveSibling(file.getFileName() + ".part"));
    }

    /** Replaces a file that others may write at the same time; the last one wins. */
    static void replaceShared(Path file, byte[] content) {
        String unique = "." + ProcessHandle.current().pid() + "-" + PARTS.incrementAndGet() + ".part";
        replace(file, content, file.resolveSibling(file.getFileName() + unique));
    }

    /** The new content is on the disk before it takes the name, and the name is on the disk before this returns. */
    private static void replace(Path file, byte[] content, Path part) {
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a directory");
        try {
            createDirectories(directory);
            try (FileChannel channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(directory);
        } catch (IOException e) {
            throw new JournalException("the journal file " + file + " cannot be written: " + e, e);
        }
    }

    /** Makes directories, and their names durable. */
    static void createDirectories(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.toAbsolutePath().getParent();
        if (parent != null) {
            createDirectories(parent);
        }
        Files.createDirectories(directory);
        if (parent != null) {
            sync(parent);
        }
    }

    private static void sync(Path directory) throws IOException {
        if (WINDOWS) {
            return; // does not open directories, and writes their entries through
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
