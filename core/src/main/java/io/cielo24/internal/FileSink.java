package io.cielo24.internal;

import io.cielo24.LocalMediaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
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

    /** Opens the temporary file. */
    interface Opening {
        PartFile open() throws IOException;
    }

    /** Takes the complete, closed file over, by moving it or by remembering it. */
    interface Commit<T> {
        T take(Path temporary, long length) throws IOException;
    }

    /**
     * Writes everything, closes the file and commits it.
     *
     * @param content what to write
     * @param directory where the temporary file goes
     * @param open opens it there, on the blocking thread
     * @param limit the most that may be written
     * @param disk runs what may block
     * @param commit called last, on the blocking thread
     * @return what commit returned; an I/O error is a {@link LocalMediaException}
     */
    static <T> Mono<T> write(
            Flux<ByteBuffer> content, Path directory, Opening open, long limit, Scheduler disk, Commit<T> commit) {
        return Mono.defer(() -> {
            // One worker for every step: the clean-up after a cancel comes after the write under way, never during it.
            Scheduler thread = Schedulers.single(disk);
            return Mono.usingWhen(
                    Mono.fromSupplier(() -> new Target(directory, limit)),
                    target -> on(thread, directory, () -> target.open(open))
                            .thenMany(content.publishOn(thread, BUFFERS_AHEAD))
                            .doOnNext(target::write)
                            .then(on(thread, directory, () -> target.commit(commit))),
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
        private @Nullable PartFile file;
        private long written;

        Target(Path directory, long limit) {
            this.directory = directory;
            this.limit = limit;
        }

        @Nullable
        Void open(Opening opening) throws IOException {
            file = opening.open();
            return null;
        }

        void write(ByteBuffer buffer) {
            if (written + buffer.remaining() > limit) {
                throw new LocalMediaException("more came than the " + limit + " bytes that are allowed", null);
            }
            try {
                written += Objects.requireNonNull(file).write(buffer);
            } catch (IOException e) {
                throw failed(directory, e);
            }
        }

        <T> T commit(Commit<T> commit) throws IOException {
            T result = Objects.requireNonNull(file).complete(commit, written);
            file = null;
            return result;
        }

        @Nullable
        Void clear() throws IOException {
            PartFile left = file;
            if (left != null) {
                left.delete();
            }
            return null;
        }
    }
}
