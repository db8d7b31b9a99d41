package io.cielo24.benchmarks;

import io.cielo24.benchmarks.farend.FarEnd;
import io.cielo24.benchmarks.farend.Identity;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Starts JVMs with this one's class path. All of them end with this one, whatever ends it: their standard input does. */
final class Forks implements AutoCloseable {

    private static final long LIMIT_MINUTES = 10;

    private final Path keys;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();

    Forks(Path keys) {
        this.keys = keys;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end-of-forks"));
    }

    /** A far end in a process of its own. */
    static final class Far implements AutoCloseable {

        private final Process process;
        private final String ports;

        private Far(Process process, String ports) {
            this.process = process;
            this.ports = ports;
        }

        ProcessHandle handle() {
            return process.toHandle();
        }

        String ports() {
            return ports;
        }

        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    Far farEnd(Path media, boolean checking) throws IOException {
        Process process = start(
                List.of(),
                FarEnd.class,
                List.of(media.toString(), keys.resolve("key.p12").toString(), Boolean.toString(checking)));
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String ports = out.readLine();
        if (ports == null) {
            throw new IOException("the far end did not start");
        }
        return new Far(process, ports.replace(' ', ','));
    }

    /** The lines that a program says; fails if the program does. */
    List<String> run(List<String> flags, Class<?> main, List<String> args) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(
                "-Djavax.net.ssl.trustStore=" + keys.resolve("trust.p12"),
                "-Djavax.net.ssl.trustStorePassword=" + Identity.PASSWORD,
                "-Djdk.tls.client.protocols=TLSv1.3",
                "-Djdk.tls.client.cipherSuites=" + Identity.CIPHER));
        all.addAll(flags);
        Process process = start(all, main, args);
        Thread guard = new Thread(() -> endAfterLimit(process), "limit");
        guard.setDaemon(true);
        guard.start();
        List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        int status = process.waitFor();
        guard.interrupt();
        process.getOutputStream().close();
        if (status != 0) {
            throw new IOException(main.getSimpleName() + " " + String.join(" ", args) + " ended with status " + status);
        }
        return lines;
    }

    private static void endAfterLimit(Process process) {
        try {
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt(); // before the limit; nothing is left to do
        }
    }

    private Process start(List<String> flags, Class<?> main, List<String> args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        command.addAll(flags);
        command.add(main.getName());
        command.addAll(args);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        running.add(process);
        process.onExit().thenAccept(running::remove);
        return process;
    }

    @Override
    public void close() {
        running.forEach(Process::destroyForcibly);
    }
}
