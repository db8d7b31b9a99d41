package io.cielo24.internal;

import java.nio.ByteBuffer;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Buffers outside the heap for reading files, used over again: a fresh one for each piece costs ten times the transfer,
 * and one on the heap two more copies. A client has some of one size, never more at a time than their bound; who gets none
 * uses the heap.
 */
final class DiskBuffers {

    /** The kernel copies faster to and from the beginning of a page. */
    private static final int PAGE = 4096;

    private final int size;
    private final Deque<ByteBuffer> free = new ConcurrentLinkedDeque<>();
    private final AtomicInteger made = new AtomicInteger();
    private volatile int most;

    /**
     * @param size of each buffer, in bytes
     * @param most bytes of all buffers; no more than a quarter of what the heap may have is used in any case, which is
     *     what the JVM bounds memory outside the heap by as well
     */
    DiskBuffers(int size, long most) {
        this.size = size;
        this.most = (int) (Math.min(most, Runtime.getRuntime().maxMemory() / 4) / size);
    }

    /** A cleared buffer, or {@code null} if all are in use. */
    @Nullable
    ByteBuffer take() {
        ByteBuffer known = free.pollLast();
        if (known != null) {
            return known;
        }
        int bound = most;
        if (made.getAndUpdate(number -> Math.min(number + 1, bound)) >= bound) {
            return null;
        }
        try {
            return ByteBuffer.allocateDirect(size + PAGE).alignedSlice(PAGE).slice(0, size);
        } catch (OutOfMemoryError e) {
            most = made.decrementAndGet(); // the application bounds this memory, or uses it up: go on with the heap
            return null;
        }
    }

    /** For a buffer that nobody reads any more. */
    void giveBack(ByteBuffer buffer) {
        free.addLast(buffer.clear());
    }

    /** For a buffer that somebody may still read: it is left to him, and another may be made in its place. */
    void leave() {
        made.decrementAndGet();
    }
}
