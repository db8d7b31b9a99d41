package io.cielo24.transport.jdk;

import java.util.HashSet;
import java.util.Set;

/** The client's tasks that have delivered bytes of one body, until it ends; see {@link TransportThreads}. */
final class ReaderTasks {

    private final TransportThreads threads;
    private final Set<Runnable> tasks = new HashSet<>();
    private boolean over;

    ReaderTasks(TransportThreads threads) {
        this.threads = threads;
    }

    /** To be called by the task that delivers. */
    void note() {
        Runnable task = ClientWork.currentTask();
        if (task != null) {
            synchronized (this) {
                if (!over && tasks.add(task)) {
                    threads.addReader(task);
                }
            }
        }
    }

    synchronized void forget() {
        over = true;
        tasks.forEach(threads::removeReader);
        tasks.clear();
    }
}
