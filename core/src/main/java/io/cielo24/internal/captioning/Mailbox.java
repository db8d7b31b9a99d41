package io.cielo24.internal.captioning;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what it is given one after the other, on whichever thread brings it; never two at once, and blocks nobody. */
final class Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger("io.cielo24.captioning");

    private final Queue<Runnable> letters = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /** Does it now, or right after what another thread is doing. */
    void serially(Runnable letter) {
        letters.add(letter);
        if (waiting.getAndIncrement() != 0) {
            return;
        }
        do {
            Runnable next = letters.poll();
            if (next != null) {
                try {
                    next.run();
                } catch (RuntimeException | Error e) { // a subscriber's too: whoever is next must not wait for ever
                    LOG.error("waiting for jobs met an error of its own", e);
                }
            }
        } while (waiting.decrementAndGet() != 0);
    }
}
