package io.cielo24.tests;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A proxy of another make: tinyproxy, on loopback, as a process of its own. */
final class TinyProxy implements AutoCloseable {

    private final Process process;
    private final int port;
    private final Path log;

    private TinyProxy(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    static boolean isInstalled() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "tinyproxy")));
    }

    /** Starts one that demands no login. */
    static TinyProxy open(Path folder) throws Exception {
        return start(folder, List.of());
    }

    /** Starts one that demands a login, of letters and digits. */
    static TinyProxy guarded(Path folder, String user, String password) throws Exception {
        return start(folder, List.of("BasicAuth " + user + " " + password));
    }

    private static TinyProxy start(Path folder, List<String> settings) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path log = folder.resolve("tinyproxy-" + port + ".log");
        Path configuration = folder.resolve("tinyproxy-" + port + ".conf");
        Files.write(
                configuration,
                List.of(
                        "Port " + port,
                        "Listen 127.0.0.1",
                        "Timeout 60",
                        "LogFile \"" + log + "\"",
                        "LogLevel Connect"));
        Files.write(configuration, settings, StandardOpenOption.APPEND);
        Process process = new ProcessBuilder("tinyproxy", "-d", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        Redirect.to(folder.resolve("tinyproxy-" + port + ".out").toFile()))
                .start();
        TinyProxy proxy = new TinyProxy(process, port, log);
        try {
            Wait.until("tinyproxy listens on port " + port, proxy::listens);
            return proxy;
        } catch (Exception | AssertionError e) {
            proxy.close();
            throw e;
        }
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("tinyproxy ended with " + process.exitValue());
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /** What it was asked for, one line each. */
    List<String> requests() throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("Request (file descriptor"))
                    .map(line -> line.replaceFirst(".*Request \\(file descriptor [0-9]+\\): ", ""))
                    .toList();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
