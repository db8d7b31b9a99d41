package io.cielo24.tests;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;

/**
 * Makes a client in a JVM of its own, from the thread that the argument names, and prints where the client lives and which
 * transport it found, or why it found none.
 */
final class DiscoveryProbe {

    private DiscoveryProbe() {}

    public static void main(String[] arguments) throws Exception {
        Callable<String> find = () -> {
            try (Cielo24Client client =
                    Cielo24Client.builder().credentials(Credentials.token("t")).build()) {
                return "module " + Cielo24Client.class.getModule().getName() + ": " + client;
            } catch (IllegalStateException e) {
                return e.getMessage();
            }
        };
        System.out.println(
                arguments[0].equals("worker")
                        ? ForkJoinPool.commonPool().submit(find).get()
                        : find.call());
    }
}
