package io.cielo24.maven;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;

/** Fetched captions by their SHA-256, shared by all projects of the machine, so that {@code clean} and {@code -o} cost nothing. */
final class CaptionStore {

    private final Path directory;

    CaptionStore(Path directory) {
        this.directory = directory;
    }

    /** What was fetched once; empty if it was not, or was damaged since. */
    Optional<byte[]> read(String sha256) throws IOException {
        try {
            byte[] bytes = Files.readAllBytes(file(sha256));
            return Content.sha256(bytes).equals(sha256) ? Optional.of(bytes) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void write(String sha256, byte[] bytes) throws IOException {
        put(file(sha256), bytes);
    }

    private Path file(String sha256) {
        return directory.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /** Replaces a file as a whole, or not at all; a file that holds these bytes keeps its time. */
    static boolean put(Path file, byte[] bytes) throws IOException {
        if (Files.isRegularFile(file)
                && Files.size(file) == bytes.length
                && Arrays.equals(Files.readAllBytes(file), bytes)) {
            return false;
        }
        Path parent = Files.createDirectories(file.toAbsolutePath().getParent());
        Path temporary = Files.createTempFile(parent, ".cielo24-", ".part");
        try {
            Files.write(temporary, bytes);
            try {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
        return true;
    }
}
