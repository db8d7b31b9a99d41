package io.cielo24.maven;

import io.cielo24.Cielo24Exception;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Waits in Maven's thread for reactive work. When Maven is stopped (Ctrl-C) or the thread is interrupted, the work is
 * cancelled, which leaves every order where the next run takes it up.
 */
final class Awaited {

    private static final long LONGEST_GOODBYE_SECONDS = 3;

    private Awaited() {}

    /** What the work ends with, {@code null} if with nothing. */
    static <T> @Nullable T end(Mono<T> work) throws MojoExecutionException {
        CountDownLatch ended = new CountDownLatch(1);
        CompletableFuture<@Nullable T> future =
                work.doFinally(signal -> ended.countDown()).toFuture();
        Thread hook = new Thread(
                () -> {
                    future.cancel(true);
                    awaitQuietly(ended);
                },
                "cielo24-stop");
        addHook(hook, future);
        try {
            return future.get();
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw stopped(e);
        } catch (CancellationException e) {
            throw stopped(e);
        } catch (ExecutionException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        } finally {
            removeHook(hook);
        }
    }

    private static void addHook(Thread hook, CompletableFuture<?> future) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException alreadyStopping) {
            future.cancel(true);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            return; // the hook is at work, which is what it is for
        }
    }

    private static void awaitQuietly(CountDownLatch ended) {
        try {
            ended.await(LONGEST_GOODBYE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static MojoExecutionException stopped(Exception cause) {
        return new MojoExecutionException("stopped; run the same goal again to go on where it stood", cause);
    }

    private static MojoExecutionException failed(Throwable cause) {
        return cause instanceof Cielo24Exception || cause instanceof IllegalArgumentException
                ? new MojoExecutionException(cause.getMessage(), asException(cause))
                : new MojoExecutionException("unexpected: " + cause, asException(cause));
    }

    private static Exception asException(Throwable cause) {
        return cause instanceof Exception exception ? exception : new IllegalStateException(cause);
    }
}
