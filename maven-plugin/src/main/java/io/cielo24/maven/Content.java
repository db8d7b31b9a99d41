package io.cielo24.maven;

import io.cielo24.captioning.Journal;
import io.cielo24.captioning.Journal.FileStamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What a file is told by: its bytes, read once and not again while size and time stay what they were. */
final class Content {

    private static final int BUFFER = 1024 * 1024;

    /** A file that was written to this shortly ago may change again without its time changing. */
    private static final Duration YOUNG = Duration.ofSeconds(2);

    private Content() {}

    /** The SHA-256 of a file; flat memory, whatever its size. */
    static String sha256(Path file, Journal journal) throws IOException {
        FileStamp stamp = stamp(file);
        Optional<String> known = journal.knownHash(stamp);
        if (known.isPresent()) {
            return known.get();
        }
        MessageDigest digest = digest();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
        }
        if (!stamp.equals(stamp(file))) {
            throw new IOException(file + " changed while it was read; run this again when it is written");
        }
        String hash = HexFormat.of().formatHex(digest.digest());
        Instant modified = Instant.EPOCH.plusNanos(stamp.modified());
        if (Duration.between(modified, Instant.now()).compareTo(YOUNG) > 0) {
            journal.rememberHash(stamp, hash);
        }
        return hash;
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private static FileStamp stamp(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileStamp(
                file.toAbsolutePath().normalize().toString(),
                attributes.size(),
                attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
