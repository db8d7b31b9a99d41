package io.cielo24.internal;

import io.cielo24.Cielo24Exception;
import io.cielo24.LocalMediaException;
import io.cielo24.media.MediaSource;
import io.cielo24.media.TransferProgress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Opens media for sending, refusing what the service would refuse before anything is sent. */
final class Uploads {

    /** Enough for 32 uploads at once; further ones use the heap. */
    private static final long MOST_OUTSIDE_HEAP = 32L << 20;

    private final Scheduler disk;
    private final DiskBuffers buffers = new DiskBuffers(FileContent.BUFFER_SIZE, MOST_OUTSIDE_HEAP);

    /** @param disk runs what may block */
    Uploads(Scheduler disk) {
        this.disk = disk;
    }

    Media media(MediaSource source, Consumer<? super TransferProgress> progress) {
        if (source instanceof MediaSource.OfFile file) {
            return Media.of(onDisk(file.path(), progress));
        }
        if (source instanceof MediaSource.OfBytes memory) {
            return Media.of(Mono.fromSupplier(() -> inMemory(memory.bytes(), progress)));
        }
        if (source instanceof MediaSource.OfPublisher given) {
            return Media.of(Mono.just(new Upload(given.length(), given.content(), false, progress)));
        }
        return spooled((MediaSource.Spooled) source, progress);
    }

    private static Upload inMemory(ByteBuffer bytes, Consumer<? super TransferProgress> progress) {
        checkLength("the media", bytes.remaining());
        return new Upload(bytes.remaining(), pieces(bytes), true, progress);
    }

    /** As of a file: what a slow connection takes of a large array is seen, or it would be taken for a stall. */
    private static Flux<ByteBuffer> pieces(ByteBuffer bytes) {
        int length = bytes.remaining();
        int size = FileContent.BUFFER_SIZE;
        return Flux.range(0, (length - 1) / size + 1)
                .map(piece -> bytes.slice(bytes.position() + piece * size, Math.min(size, length - piece * size)));
    }

    private Mono<Upload> onDisk(Path path, Consumer<? super TransferProgress> progress) {
        return Mono.fromCallable(() -> {
                    FileState state = FileState.of(path);
                    if (!state.regular()) {
                        throw new IllegalArgumentException("the media " + path + " is not a regular file; give a file");
                    }
                    checkLength("the media " + path, state.size());
                    if (!Files.isReadable(path)) {
                        throw new LocalMediaException("the media " + path + " cannot be read: no permission", null);
                    }
                    return new Upload(state.size(), new FileContent(path, state, disk, buffers), true, progress);
                })
                .onErrorMap(IOException.class, error -> unreadable(path, error))
                .subscribeOn(disk);
    }

    private Media spooled(MediaSource.Spooled source, Consumer<? super TransferProgress> progress) {
        Spool spool = new Spool();
        Mono<Upload> open = FileSink.write(
                        Flux.from(source.content())
                                .onErrorMap(
                                        error -> !(error instanceof Cielo24Exception),
                                        error -> new LocalMediaException(
                                                "the media failed while it was spooled: " + error, error)),
                        source.directory(),
                        () -> PartFile.in(source.directory()),
                        MediaSource.MAXIMUM_LENGTH,
                        disk,
                        (file, length) -> spool.keep(file))
                .flatMap(file -> onDisk(file, progress));
        Mono<Void> release = Mono.fromCallable(spool::delete)
                .onErrorMap(
                        IOException.class,
                        error -> new LocalMediaException("a spooled media cannot be deleted: " + error, error))
                .subscribeOn(disk);
        return new Media(open, release);
    }

    /** Where a spooled media is. A cancel may delete it before it is there: writing ends on another thread. */
    private static final class Spool {

        private @Nullable Path file;
        private boolean deleted;

        synchronized Path keep(Path written) throws IOException {
            if (deleted) {
                Files.deleteIfExists(written);
            } else {
                file = written;
            }
            return written;
        }

        synchronized @Nullable Void delete() throws IOException {
            deleted = true;
            if (file != null) {
                Files.deleteIfExists(file);
            }
            return null;
        }
    }

    static LocalMediaException unreadable(Path path, IOException error) {
        return new LocalMediaException(
                error instanceof NoSuchFileException
                        ? "the media " + path + " does not exist"
                        : "the media " + path + " cannot be read: " + error,
                error);
    }

    private static void checkLength(String what, long length) {
        if (length == 0) {
            throw new IllegalArgumentException(
                    what + " is empty; the service takes 1 to " + MediaSource.MAXIMUM_LENGTH + " bytes");
        }
        if (length > MediaSource.MAXIMUM_LENGTH) {
            throw new IllegalArgumentException(what + " has " + length + " bytes; the service takes at most "
                    + MediaSource.MAXIMUM_LENGTH + " (10 GiB - 1). Cut it, or encode it smaller");
        }
    }

    /** What tells a changed file from the one that was opened. */
    record FileState(long size, FileTime modified, boolean regular) {

        static FileState of(Path path) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new FileState(attributes.size(), attributes.lastModifiedTime(), attributes.isRegularFile());
        }
    }

    static FileChannel forReading(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.READ);
    }
}
