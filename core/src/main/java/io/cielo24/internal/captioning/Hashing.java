package io.cielo24.internal.captioning;

import io.cielo24.LocalMediaException;
import io.cielo24.captioning.CaptionMedia;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.Journal;
import io.cielo24.captioning.Journal.FileStamp;
import io.cielo24.captioning.OrderKey;
import io.cielo24.media.MediaSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Mono;

/** Tells orders by their media: reads a file once, and not at all if the journal knows it as it is. */
final class Hashing {

    private static final int BUFFER = 1024 * 1024;

    /** A file that was written to this shortly ago may change again without its time changing. */
    private static final Duration YOUNG = Duration.ofSeconds(2);

    private final Journal journal;
    private final Disk disk;

    Hashing(Journal journal, Disk disk) {
        this.journal = journal;
        this.disk = disk;
    }

    /** The key of an order. */
    Mono<OrderKey> key(CaptionOrder order) {
        return Mono.justOrEmpty(Identity.mediaId(order))
                .switchIfEmpty(Mono.defer(() -> contentId(order.media())))
                .map(mediaId -> Identity.key(order, mediaId));
    }

    private Mono<String> contentId(CaptionMedia media) {
        MediaSource source = ((CaptionMedia.OfSource) media).source();
        if (source instanceof MediaSource.OfBytes memory) {
            return disk.call(() -> {
                MessageDigest digest = Identity.newSha256();
                digest.update(memory.bytes().duplicate());
                return HexFormat.of().formatHex(digest.digest());
            });
        }
        return Mono.using(
                AtomicBoolean::new,
                unwanted -> disk.call(() -> file(((MediaSource.OfFile) source).path(), unwanted::get)),
                unwanted -> unwanted.set(true));
    }

    private String file(Path path, BooleanSupplier unwanted) {
        try {
            FileStamp stamp = stamp(path);
            Optional<String> known = journal.knownHash(stamp);
            if (known.isPresent()) {
                return known.get();
            }
            String hash = hash(path, unwanted);
            if (!stamp.equals(stamp(path))) {
                throw new LocalMediaException("the media " + path + " changed while it was read", null);
            }
            Instant modified = Instant.EPOCH.plusNanos(stamp.modified());
            if (Duration.between(modified, Instant.now()).compareTo(YOUNG) > 0) {
                journal.rememberHash(stamp, hash);
            }
            return hash;
        } catch (NoSuchFileException e) {
            throw new LocalMediaException("the media " + path + " does not exist", e);
        } catch (IOException e) {
            throw new LocalMediaException("the media " + path + " cannot be read: " + e, e);
        }
    }

    private static FileStamp stamp(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new IllegalArgumentException("the media " + path + " is not a regular file; give a file");
        }
        long size = attributes.size();
        if (size < 1 || size > MediaSource.MAXIMUM_LENGTH) {
            throw new IllegalArgumentException("the media " + path + " has " + size + " bytes; the service takes 1 to "
                    + MediaSource.MAXIMUM_LENGTH);
        }
        return new FileStamp(
                path.toAbsolutePath().normalize().toString(),
                size,
                attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
    }

    /** Of a file, read in large pieces; ends early, with an error nobody sees, when it is no longer wanted. */
    static String hash(Path path, BooleanSupplier unwanted) throws IOException {
        MessageDigest digest = Identity.newSha256();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            while (channel.read(buffer) >= 0) {
                if (unwanted.getAsBoolean()) {
                    throw new IOException("no longer wanted");
                }
                digest.update(buffer.flip());
                buffer.clear();
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
