package io.cielo24.internal.captioning;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** Lets a number of works run at once, the others wait for their turn in order. Blocks nobody. */
final class Gate {

    private final Deque<Entry<?>> waiting = new ArrayDeque<>();
    private final AtomicInteger turns = new AtomicInteger();
    private int free;

    Gate(int places) {
        this.free = places;
    }

    /** The same work, begun when there is a place. */
    <T> Mono<T> pass(Mono<T> work) {
        return Mono.create(sink -> {
            Entry<T> entry = new Entry<>(work, sink);
            sink.onCancel(entry);
            synchronized (waiting) {
                waiting.add(entry);
            }
            drain();
        });
    }

    /** One thread at a time, and never from within itself: works that end at once do not pile up on the stack. */
    private void drain() {
        if (turns.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        do {
            for (Entry<?> next = next(); next != null; next = next()) {
                next.begin();
            }
            missed = turns.addAndGet(-missed);
        } while (missed != 0);
    }

    private @Nullable Entry<?> next() {
        synchronized (waiting) {
            if (free == 0 || waiting.isEmpty()) {
                return null;
            }
            free--;
            return waiting.poll();
        }
    }

    private void leave() {
        synchronized (waiting) {
            free++;
        }
        drain();
    }

    private enum State {
        WAITING,
        RUNNING,
        ENDED
    }

    private final class Entry<T> implements Disposable {

        private final Mono<T> work;
        private final MonoSink<T> sink;
        private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
        private final Disposable.Swap subscription = Disposables.swap();

        Entry(Mono<T> work, MonoSink<T> sink) {
            this.work = work;
            this.sink = sink;
        }

        void begin() {
            if (!state.compareAndSet(State.WAITING, State.RUNNING)) {
                leave();
                return;
            }
            AtomicReference<@Nullable T> value = new AtomicReference<>();
            subscription.update(work.contextWrite(sink.contextView())
                    .subscribe(
                            value::set,
                            error -> {
                                end();
                                sink.error(error);
                            },
                            () -> {
                                end();
                                sink.success(value.get());
                            }));
        }

        private void end() {
            if (state.compareAndSet(State.RUNNING, State.ENDED)) {
                leave();
            }
        }

        @Override
        public void dispose() {
            subscription.dispose();
            if (state.compareAndSet(State.WAITING, State.ENDED)) {
                synchronized (waiting) {
                    waiting.remove(this);
                }
            } else {
                end();
            }
        }
    }
}
