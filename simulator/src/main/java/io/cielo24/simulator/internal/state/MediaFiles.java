package io.cielo24.simulator.internal.state;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Where media lie on disk: one file for each upload, deleted when the simulator closes. Thread-safe. */
public final class MediaFiles implements AutoCloseable {

    private static final int START = 64 * 1024;

    private final Path directory;
    private final boolean temporary;
    private final boolean keep;
    private final boolean hash;
    private final double usualSeconds;
    private final AtomicLong numbers = new AtomicLong();
    private final Set<Path> files = ConcurrentHashMap.newKeySet();

    /**
     * A store.
     *
     * @param directory where to store, or {@code null} for a temporary directory
     * @param keep whether to store at all
     * @param hash whether to hash what is not stored
     * @param usualSeconds how long media are said to play that do not tell
     */
    public MediaFiles(@Nullable Path directory, boolean keep, boolean hash, double usualSeconds) throws IOException {
        this.temporary = directory == null;
        this.directory = directory == null
                ? Files.createTempDirectory(Path.of(System.getProperty("java.io.tmpdir")), "cielo24-simulator-")
                : created(directory);
        this.keep = keep;
        this.hash = hash;
        this.usualSeconds = usualSeconds;
    }

    private static Path created(Path directory) throws IOException {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            // What the JDK says of it is often the path alone.
            throw new IOException("cannot make the directory for media " + directory + ": " + e, e);
        }
    }

    /** Begins to store media. */
    public Upload begin() throws IOException {
        return new Upload();
    }

    /** Media that lie in a file of somebody else, which stays where it is. */
    public Media existing(Path file) throws IOException {
        byte[] start;
        try (var in = Files.newInputStream(file)) {
            start = in.readNBytes(START);
        }
        return new Media(
                file,
                Files.size(file),
                MediaKind.of(start),
                MediaLength.seconds(start, Files.size(file), usualSeconds),
                null,
                null);
    }

    /** Media that are somewhere else. */
    public Media remote(String url) {
        return new Media(null, 0, MediaKind.UNKNOWN, usualSeconds, null, url);
    }

    /** The hash of media: taken on the way, or now from the file; {@code null} if neither is possible. */
    public static @Nullable String sha256(Media media) throws IOException {
        if (media.sha256() != null || media.file() == null) {
            return media.sha256();
        }
        MessageDigest digest = newDigest();
        byte[] buffer = new byte[128 * 1024];
        try (var in = Files.newInputStream(media.file())) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Deletes a file that is no longer needed; leaves alone what is not from here. */
    public void delete(@Nullable Path file) throws IOException {
        if (file != null && files.remove(file)) {
            Files.deleteIfExists(file);
        }
    }

    /** Deletes everything that was stored. */
    @Override
    public void close() throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        files.clear();
        if (temporary) {
            Files.deleteIfExists(directory);
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Media on their way in. Used by one thread; has to be closed. */
    public final class Upload implements AutoCloseable {
        private final @Nullable Path file;
        private final @Nullable OutputStream out;
        private final @Nullable MessageDigest digest = hash && !keep ? newDigest() : null;
        private final ByteBuffer start = ByteBuffer.allocate(START);
        private long length;
        private boolean finished;

        private Upload() throws IOException {
            if (keep) {
                file = directory.resolve("media-" + numbers.incrementAndGet());
                files.add(file);
                out = Files.newOutputStream(file);
            } else {
                file = null;
                out = null;
            }
        }

        /** Takes bytes. */
        public void write(byte[] bytes, int count) throws IOException {
            if (out != null) {
                out.write(bytes, 0, count);
            }
            if (digest != null) {
                digest.update(bytes, 0, count);
            }
            if (start.hasRemaining()) {
                start.put(bytes, 0, Math.min(count, start.remaining()));
            }
            length += count;
        }

        /** Ends the upload: these are the media. */
        public Media finish() throws IOException {
            if (out != null) {
                out.close();
            }
            finished = true;
            byte[] first = Arrays.copyOf(start.array(), start.position());
            String sha256 = digest == null ? null : HexFormat.of().formatHex(digest.digest());
            return new Media(
                    file, length, MediaKind.of(first), MediaLength.seconds(first, length, usualSeconds), sha256, null);
        }

        /** Forgets what was stored, unless it was finished. */
        @Override
        public void close() throws IOException {
            if (!finished) {
                if (out != null) {
                    out.close();
                }
                delete(file);
            }
        }
    }
}
