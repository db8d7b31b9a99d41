package io.cielo24.transport.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;

/** The same again and again, at random moments: nothing is left behind. */
public interface EnduranceRules extends Rules {

    /** However long the rule's own thread has to wait for its turn, such a response is not over before it is cancelled. */
    long ENDLESS = 1L << 40;

    /**
     * Cancelled at random moments around the head of the response, exchanges leave no connection behind: neither in use
     * nor forgotten. Runs as often as {@code cielo24.tck.soak} says.
     *
     * <p>Usually broken by a response that arrives while the cancel is on its way.
     */
    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    default void required_cancelAroundTheHeadLeavesNothingBehind() {
        ScriptedServer server = bench().server(Script.forEachRequest(connection -> connection
                .readBody()
                .send("HTTP/1.1 200 OK\r\nContent-Length: " + ENDLESS + "\r\n\r\n")
                .sendPattern(ENDLESS)));
        SplittableRandom random = new SplittableRandom(4711);
        for (int i = 0; i < Soak.size(); i++) {
            Probe<Integer> probe = bench().start(
                            Bench.get(server),
                            response -> Flux.just(response.status())
                                    .concatWith(response.body().map(ByteBuffer::remaining)));
            long until = System.nanoTime() + random.nextLong(4_000_000);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            probe.cancel();
        }
        server.awaitAllEnded();
        Await.until(
                "the server has finished with every connection",
                () -> server.connections().stream().allMatch(ServerConnection::isFinished));
    }

    /**
     * Downloads cancelled at random points and uploads reset at random points leave nothing behind: no connection, no
     * descriptor, no temporary file, and less than 16 MB of direct memory. Runs as often as {@code cielo24.tck.soak}
     * says, each.
     *
     * <p>Usually broken by one path in twenty.
     */
    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    default void required_enduranceLeavesNothingBehind() {
        SplittableRandom random = new SplittableRandom(815);
        ScriptedServer downloads = bench().server(Script.forEachRequest(connection -> connection
                .readBody()
                .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                .sendChunksForever()));
        ScriptedServer uploads = bench().server(connection -> connection
                .readHead()
                .readBody(Long.parseLong(connection.request().target().substring(1)))
                .reset());
        Soak.once(bench(), downloads, uploads, random);
        long descriptors = descriptors();
        long memory = bench().suite().directMemoryInUse();
        Set<String> files = temporaryFiles();
        for (int i = 0; i < Soak.size(); i++) {
            Soak.once(bench(), downloads, uploads, random);
        }
        downloads.awaitAllEnded();
        uploads.awaitAllEnded();
        if (bench().suite().canVerifyDescriptors()) {
            Await.until(
                    "the number of descriptors is what it was (" + descriptors + "), or less, give or take 4",
                    () -> descriptors() <= descriptors + 4);
        }
        Set<String> left = temporaryFiles();
        left.removeAll(files);
        assertEquals(Set.of(), left, "temporary files left behind");
        long grown = bench().suite().directMemoryInUse() - memory;
        assertTrue(grown < 16 << 20, () -> "direct memory grows by less than 16 MB, was " + grown);
    }

    private static Set<String> temporaryFiles() {
        File[] files = new File(System.getProperty("java.io.tmpdir", ".")).listFiles(File::isFile);
        return files == null
                ? new HashSet<>()
                : Arrays.stream(files).map(File::getName).collect(Collectors.toSet());
    }

    private long descriptors() {
        return bench().suite().canVerifyDescriptors() ? bench().suite().openDescriptors() : 0;
    }
}
