package io.cielo24.internal;

import io.cielo24.LocalMediaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Writes a flow of buffers to a temporary file on a thread that may block, a few buffers ahead of the disk at most. The
 * temporary file is gone unless everything was written and {@link Commit} took it over.
 */
final class FileSink {

    /** Of 256 KiB at the most, so 4 MiB. */
    private static final int BUFFERS_AHEAD = 16;

    private FileSink() {}

    /** Takes the complete, closed file over, by moving it or by remembering it. */
    interface Commit<T> {
        T take(Path temporary, long length) throws IOException;
    }

    /**
     * Writes everything, closes the file and commits it.
     *
     * @param content what to write
     * @param directory where the temporary file goes
     * @param limit the most that may be written
     * @param disk runs what may block
     * @param commit called last, on the blocking thread
     * @return what commit returned; an I/O error is a {@link LocalMediaException}
     */
    static <T> Mono<T> write(Flux<ByteBuffer> content, Path directory, long limit, Scheduler disk, Commit<T> commit) {
        return Mono.defer(() -> {
            // One worker for every step: the clean-up after a cancel comes after the write under way, never during it.
            Scheduler thread = Schedulers.single(disk);
            return Mono.usingWhen(
                    Mono.fromSupplier(() -> new Target(directory, limit)),
                    target -> on(thread, directory, target::open)
                            .thenMany(content.publishOn(thread, BUFFERS_AHEAD))
                            .doOnNext(target::write)
                            .then(on(thread, directory, () -> target.commit(commit)))
                            .onErrorMap(UncheckedIOException.class, error -> failed(directory, error.getCause())),
                    target -> on(thread, directory, target::clear).doFinally(signal -> thread.dispose()));
        });
    }

    private static <T> Mono<T> on(Scheduler thread, Path directory, Callable<T> step) {
        return Mono.fromCallable(step)
                .onErrorMap(IOException.class, error -> failed(directory, error))
                .subscribeOn(thread);
    }

    private static LocalMediaException failed(Path directory, IOException error) {
        return new LocalMediaException("a file in " + directory + " cannot be written: " + error, error);
    }

    /** The temporary file; used on one thread. */
    private static final class Target {

        private final Path directory;
        private final long limit;
        private @Nullable Path file;
        private @Nullable FileChannel channel;
        private long written;

        Target(Path directory, long limit) {
            this.directory = directory;
            this.limit = limit;
        }

        @Nullable
        Void open() throws IOException {
            // Not Files.createTempFile: that one hides the file from everybody else, also after it was moved into
            // place.
            Path created = directory.resolve(".cielo24-" + UUID.randomUUID() + ".part");
            channel = FileChannel.open(created, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
            file = created;
            return null;
        }

        void write(ByteBuffer buffer) {
            if (written + buffer.remaining() > limit) {
                throw new LocalMediaException("more came than the " + limit + " bytes that are allowed", null);
            }
            FileChannel open = Objects.requireNonNull(channel);
            try {
                while (buffer.hasRemaining()) {
                    written += open.write(buffer);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        <T> T commit(Commit<T> commit) throws IOException {
            close();
            T result = commit.take(Objects.requireNonNull(file), written);
            file = null;
            return result;
        }

        @Nullable
        Void clear() throws IOException {
            try {
                close();
            } finally {
                Path left = file;
                if (left != null) {
                    Files.deleteIfExists(left);
                }
            }
            return null;
        }

        private void close() throws IOException {
            FileChannel open = channel;
            channel = null;
            if (open != null) {
                open.close();
            }
        }
    }
}
