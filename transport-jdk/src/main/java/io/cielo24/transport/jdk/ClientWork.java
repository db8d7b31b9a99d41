package io.cielo24.transport.jdk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the HTTP client does on this thread just now, and what is to follow it. */
final class ClientWork {

    /** Only while there is any: nothing is left behind on threads that are not ours. */
    private static final ThreadLocal<@Nullable ClientWork> CURRENT = new ThreadLocal<>();

    private final @Nullable Runnable task;
    private final List<Runnable> putOff = new ArrayList<>(0);

    private ClientWork(@Nullable Runnable task) {
        this.task = task;
    }

    /** Runs a task that the client has submitted, and then what was put off meanwhile. */
    static void run(Runnable task) {
        run(task, task);
    }

    /** Runs something that calls the client, and then what was put off meanwhile. */
    static void call(Runnable call) {
        run(call, null);
    }

    private static void run(Runnable action, @Nullable Runnable task) {
        if (CURRENT.get() != null) {
            action.run(); // one within the other
            return;
        }
        ClientWork work = new ClientWork(task);
        CURRENT.set(work);
        try {
            action.run();
        } finally {
            CURRENT.remove();
            work.putOff.forEach(Runnable::run);
        }
    }

    /** The task of the client that runs on this thread, if it can be told. */
    static @Nullable Runnable currentTask() {
        ClientWork work = CURRENT.get();
        return work == null ? null : work.task;
    }

    /**
     * Puts something off until the client has done all that it does on this thread now.
     *
     * @return whether it does anything; if not, nothing has been put off
     */
    static boolean afterwards(Runnable action) {
        ClientWork work = CURRENT.get();
        return work != null && work.putOff.add(action);
    }
}
