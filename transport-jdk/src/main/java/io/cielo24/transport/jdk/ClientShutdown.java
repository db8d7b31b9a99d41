package io.cielo24.transport.jdk;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Ends a client: by its own {@code shutdownNow()}, which came with JDK 21. Before that there is no such method, and a
 * client lives until it is garbage; interrupting its selector thread makes that thread close all connections and end.
 */
final class ClientShutdown {

    private static final @Nullable MethodHandle SHUTDOWN_NOW = find();

    private ClientShutdown() {}

    static void shutdown(HttpClient client, @Nullable Thread selector) {
        if (SHUTDOWN_NOW != null) {
            try {
                SHUTDOWN_NOW.invokeExact(client);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("the JDK's client could not be shut down", e);
            }
        } else if (selector != null && selector.getName().endsWith("-SelectorManager")) {
            selector.interrupt();
        }
    }

    private static @Nullable MethodHandle find() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(HttpClient.class, "shutdownNow", MethodType.methodType(void.class));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return null;
        }
    }
}
