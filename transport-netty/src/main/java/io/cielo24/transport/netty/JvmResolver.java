package io.cielo24.transport.netty;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks names up the way the rest of the JVM does (hosts file, caches, system properties), but never on an event loop: a
 * look-up blocks. Its threads are daemons, two at most, and end when they have been idle for a while.
 */
final class JvmResolver extends AddressResolverGroup<InetSocketAddress> {

    private static final int THREADS = 2;
    private static final int IDLE_SECONDS = 2;

    private final ThreadPoolExecutor threads;

    JvmResolver(String threadPrefix) {
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedTransferQueue<>(), task -> {
                    Thread thread = new Thread(task, threadPrefix + "-resolve-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new Names(executor).asAddressResolver();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        super.close();
    }

    private final class Names extends InetNameResolver {

        Names(EventExecutor executor) {
            super(executor);
        }

        @Override
        protected void doResolve(String name, Promise<InetAddress> promise) {
            lookUp(promise, () -> InetAddress.getByName(name));
        }

        @Override
        protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
            lookUp(promise, () -> List.of(InetAddress.getAllByName(name)));
        }

        private <T> void lookUp(Promise<T> promise, LookUp<T> lookUp) {
            try {
                threads.execute(() -> {
                    try {
                        promise.trySuccess(lookUp.run());
                    } catch (UnknownHostException | RuntimeException e) {
                        promise.tryFailure(e);
                    }
                });
            } catch (RejectedExecutionException e) {
                promise.tryFailure(e);
            }
        }
    }

    private interface LookUp<T> {

        T run() throws UnknownHostException;
    }
}
