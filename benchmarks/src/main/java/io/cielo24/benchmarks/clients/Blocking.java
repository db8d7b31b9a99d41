package io.cielo24.benchmarks.clients;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs clients that block, one thread for each exchange. */
final class Blocking implements AutoCloseable {

    private final ExecutorService threads =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = Executors.defaultThreadFactory().newThread(task);
                thread.setDaemon(true);
                return thread;
            });

    <T> CompletionStage<T> run(Callable<T> exchange) {
        CompletableFuture<T> result = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                result.complete(exchange.call());
            } catch (Exception | OutOfMemoryError e) { // a client may hold a whole media in memory
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
