package io.cielo24.internal;

import io.cielo24.LocalMediaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Scheduler;

/**
 * The bytes of a file, read on demand, in order, on a worker that may block; each subscription opens the file anew.
 *
 * <p><b>Buffers are used again</b> once a transport shows that it has consumed them, by having moved their position to
 * their limit; it has to, see {@link io.cielo24.transport.RequestBody}. They are looked at only when more is asked for,
 * and when the transport has told how the exchange went: what it did before that is then known to have happened. One that
 * is not consumed by the end is never touched again, and a transport that never moves a position gets buffers from the
 * heap.
 *
 * <p>The last buffer is held back until size and modification time have been looked at again, so that a file which
 * changed under the upload never arrives complete.
 */
final class FileContent implements Publisher<ByteBuffer> {

    static final int BUFFER_SIZE = 256 * 1024;

    /** Of one upload: transports have about three in their hands, over TLS in java.net.http, and one is being read. */
    private static final int MOST_LENT = 4;

    private final Path path;
    private final Uploads.FileState opened;
    private final Scheduler disk;
    private final DiskBuffers buffers;

    FileContent(Path path, Uploads.FileState opened, Scheduler disk, DiskBuffers buffers) {
        this.path = path;
        this.opened = opened;
        this.disk = disk;
        this.buffers = buffers;
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

    /** Stands for all that has been read of an exchange that goes on. */
    private static final Set<ByteBuffer> NOT_OVER = identitySet();

    private static Set<ByteBuffer> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /** One pass over the file. All reading, and the closing, happens on the worker, one task at a time. */
    final class Reader implements Subscription, Runnable {

        private final Subscriber<? super ByteBuffer> downstream;
        private final Scheduler.Worker worker;
        private final AtomicLong requested = new AtomicLong();
        private final AtomicInteger work = new AtomicInteger();
        private volatile boolean cancelled;

        /** What was consumed when the exchange was over; {@code null} while neither that nor reading has ended. */
        private final AtomicReference<@Nullable Set<ByteBuffer>> consumed = new AtomicReference<>();

        private final Deque<ByteBuffer> lent = new ArrayDeque<>(MOST_LENT);
        private final Deque<ByteBuffer> returned = new ArrayDeque<>(MOST_LENT);
        private @Nullable FileChannel channel;
        private long position;
        private boolean done;
        /** What is lent while the last buffer is handed to the transport, and after; empty before. */
        private volatile List<ByteBuffer> last = List.of();

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
                    settle();
                    if (!cancelled) {
                        downstream.onError(e);
                    }
                }
            }
        }

        @Override
        public void run() {
            int served;
            do {
                served = serve();
                if (done || cancelled) {
                    closeQuietly();
                    settle();
                    worker.dispose();
                    return; // work stays above zero: nothing is scheduled again
                }
            } while (work.addAndGet(-served) != 0);
        }

        /** Emits what is asked for, also from within onNext; returns how often it was. */
        private int serve() {
            int served = 0;
            while (true) {
                int asked = work.get();
                if (asked != served) {
                    served = asked;
                    collect();
                }
                if (done || cancelled || requested.get() == 0) {
                    return served;
                }
                step();
            }
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
            boolean whole = position == opened.size();
            if (whole) {
                last = List.copyOf(lent);
            }
            downstream.onNext(buffer);
            if (whole) {
                end(null);
            }
        }

        private ByteBuffer read() throws IOException {
            FileChannel open = channel;
            if (open == null) {
                channel = open = Uploads.forReading(path);
            }
            ByteBuffer buffer = buffer(opened.size() - position);
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

        /** Takes back what has been consumed, which happens in the order in which it was lent; nothing once cancelled. */
        private void collect() {
            int consumed = 0;
            for (ByteBuffer buffer : lent) {
                if (buffer.hasRemaining()) {
                    break;
                }
                consumed++;
            }
            if (!cancelled) {
                for (; consumed > 0; consumed--) {
                    returned.add(lent.remove().clear());
                }
            }
        }

        private ByteBuffer buffer(long left) {
            int size = (int) Math.min(BUFFER_SIZE, left);
            ByteBuffer again = returned.poll();
            if (again == null && lent.size() < MOST_LENT) {
                again = buffers.take();
            }
            if (again == null) {
                return ByteBuffer.allocate(size);
            }
            lent.add(again);
            return again.limit(size);
        }

        /** At the end: what was seen consumed is for others to use; all else when the exchange is over. */
        private void settle() {
            returned.forEach(buffers::giveBack);
            returned.clear();
            if (last.isEmpty() || cancelled) {
                release(Set.of());
            } else if (!consumed.compareAndSet(null, NOT_OVER)) {
                release(Objects.requireNonNull(consumed.get()));
            }
        }

        /**
         * The exchange is over; as its transport has told, or because nobody wants to know. What is sent after an early
         * response is not known by it.
         */
        void over(boolean told) {
            Set<ByteBuffer> known = identitySet();
            if (told) {
                last.stream().filter(buffer -> !buffer.hasRemaining()).forEach(known::add);
            }
            if (!consumed.compareAndSet(null, known) && consumed.compareAndSet(NOT_OVER, known)) {
                release(known);
            }
        }

        private void release(Set<ByteBuffer> known) {
            for (ByteBuffer buffer : lent) {
                if (known.contains(buffer)) {
                    buffers.giveBack(buffer);
                } else {
                    buffers.leave();
                }
            }
            lent.clear();
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
