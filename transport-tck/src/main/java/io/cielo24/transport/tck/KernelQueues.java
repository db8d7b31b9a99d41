package io.cielo24.transport.tck;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How much the kernel holds for a loopback port, so that a rule can tell its buffers from the transport's own memory.
 * Linux writes it down in {@code /proc/net/tcp}; elsewhere the kit has to be generous.
 */
final class KernelQueues {

    /** What the kernel may hold per connection where it does not say: send and receive buffers grown to their limits. */
    private static final long UNKNOWN = 16L << 20;

    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

    private KernelQueues() {}

    static boolean known() {
        return Files.isReadable(TABLES.get(0));
    }

    /** Bytes on their way to or from a port: not yet acknowledged by the receiver's kernel, or not yet read. */
    static long bytes(int port) {
        if (!known()) {
            return UNKNOWN;
        }
        long sum = 0;
        String suffix = String.format(":%04X", port);
        for (Path table : TABLES) {
            for (String line : lines(table)) {
                String[] columns = line.strip().split("\\s+");
                if (columns.length > 4 && (columns[1].endsWith(suffix) || columns[2].endsWith(suffix))) {
                    boolean listening = columns[3].equals("0A");
                    String[] queues = columns[4].split(":");
                    sum += listening ? 0 : Long.parseLong(queues[0], 16) + Long.parseLong(queues[1], 16);
                }
            }
        }
        return sum;
    }

    private static List<String> lines(Path table) {
        try {
            return Files.isReadable(table) ? Files.readAllLines(table, StandardCharsets.US_ASCII) : List.of();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + table, e);
        }
    }
}
