package io.cielo24.internal;

import io.cielo24.LocalMediaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Scheduler;

/**
 * The bytes of a file, read on demand, in order, on a worker that may block; each subscription opens the file anew.
 *
 * <p>Every buffer is fresh: a transport may still read one after it asked for the next, and the garbage of 256 KiB heap
 * buffers is cheaper than being wrong about that. The last buffer is held back until size and modification time have
 * been looked at again, so that a file which changed under the upload never arrives complete.
 */
final class FileContent implements Publisher<ByteBuffer> {

    private static final int BUFFER_SIZE = 256 * 1024;

    private final Path path;
    private final Uploads.FileState opened;
    private final Scheduler disk;

    FileContent(Path path, Uploads.FileState opened, Scheduler disk) {
        this.path = path;
        this.opened = opened;
        this.disk = disk;
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        Scheduler.Worker worker;
        try {
            worker = disk.createWorker();
        } catch (RejectedExecutionException e) {
            Operators.error(subscriber, e);
            return;
        }
        subscriber.onSubscribe(new Reader(subscriber, worker));
    }

    /** One pass over the file. All reading, and the closing, happens on the worker, one task at a time. */
    private final class Reader implements Subscription, Runnable {

        private final Subscriber<? super ByteBuffer> downstream;
        private final Scheduler.Worker worker;
        private final AtomicLong requested = new AtomicLong();
        private final AtomicInteger work = new AtomicInteger();
        private volatile boolean cancelled;

        private @Nullable FileChannel channel;
        private long position;
        private boolean done;

        Reader(Subscriber<? super ByteBuffer> downstream, Scheduler.Worker worker) {
            this.downstream = downstream;
            this.worker = worker;
        }

        @Override
        public void request(long n) {
            if (Operators.validate(n)) {
                requested.updateAndGet(before -> Operators.addCap(before, n));
                wake();
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            wake();
        }

        private void wake() {
            if (work.getAndIncrement() == 0) {
                try {
                    worker.schedule(this);
                } catch (RejectedExecutionException e) {
                    // The scheduler was shut down under us: end here, on whatever thread this is.
                    closeQuietly();
                    if (!cancelled) {
                        downstream.onError(e);
                    }
                }
            }
        }

        @Override
        public void run() {
            int missed = work.get();
            do {
                while (!done && !cancelled && requested.get() > 0) {
                    step();
                }
                if (done || cancelled) {
                    closeQuietly();
                    worker.dispose();
                    return; // work stays above zero: nothing is scheduled again
                }
                missed = work.addAndGet(-missed);
            } while (missed != 0);
        }

        private void step() {
            ByteBuffer buffer;
            try {
                buffer = read();
            } catch (IOException e) {
                end(Uploads.unreadable(path, e));
                return;
            } catch (LocalMediaException e) {
                end(e);
                return;
            }
            position += buffer.remaining();
            requested.updateAndGet(before -> before == Long.MAX_VALUE ? before : before - 1);
            downstream.onNext(buffer);
            if (position == opened.size()) {
                end(null);
            }
        }

        private ByteBuffer read() throws IOException {
            FileChannel open = channel;
            if (open == null) {
                channel = open = Uploads.forReading(path);
            }
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER_SIZE, opened.size() - position));
            while (buffer.hasRemaining()) {
                if (open.read(buffer, position + buffer.position()) < 0) {
                    throw changed("it ended at " + (position + buffer.position()));
                }
            }
            buffer.flip();
            if (position + buffer.remaining() == opened.size()) {
                Uploads.FileState now = Uploads.FileState.of(path);
                if (!now.equals(opened)) {
                    throw changed("it has " + now.size() + " bytes, modified " + now.modified());
                }
            }
            return buffer;
        }

        private LocalMediaException changed(String now) {
            return new LocalMediaException(
                    "the media " + path + " changed while it was sent: it had " + opened.size() + " bytes, modified "
                            + opened.modified() + "; now " + now + ". Send it again when nothing writes to it",
                    null);
        }

        private void end(@Nullable Throwable error) {
            done = true;
            closeQuietly();
            if (cancelled) {
                return;
            }
            if (error == null) {
                downstream.onComplete();
            } else {
                downstream.onError(error);
            }
        }

        private void closeQuietly() {
            FileChannel open = channel;
            channel = null;
            if (open != null) {
                try {
                    open.close();
                } catch (IOException e) {
                    // A file that was only read has nothing left to lose; the descriptor is free all the same.
                }
            }
        }
    }
}
