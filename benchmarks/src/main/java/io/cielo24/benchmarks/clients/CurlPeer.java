package io.cielo24.benchmarks.clients;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** curl: a process, and so a connection, for each transfer. Its CPU time and memory are taken from the process. */
public final class CurlPeer implements Client {

    /** What the last process needed; curl is measured one at a time. */
    private static volatile Usage usage = new Usage(0, 0);

    /**
     * What a process needed.
     *
     * @param cpuNanos user and system time
     * @param peakBytes the most memory that was resident
     */
    public record Usage(long cpuNanos, long peakBytes) {}

    private final Blocking blocking = new Blocking();
    private final Service service;

    /** @param atOnce is always 1 */
    CurlPeer(Service service, int atOnce) {
        this.service = service;
    }

    /**
     * What the process before needed.
     *
     * @return CPU time and memory
     */
    public static Usage usage() {
        return usage;
    }

    @Override
    public CompletionStage<?> upload(Media media) {
        if (media.form() != Media.Form.FILE) {
            throw new UnsupportedOperationException("takes a file");
        }
        URI uri = service.uploadUri(media.length());
        return blocking.run(() ->
                curl(List.of("-X", "POST", "-H", "Expect:", "-T", media.file().toString(), "-o", "/dev/null"), uri));
    }

    @Override
    public CompletionStage<Long> download(long length, @Nullable Path target) {
        URI uri = service.downloadUri(length);
        return blocking.run(() ->
                curl(List.of("-o", target == null ? "/dev/null" : target.toString(), "-w", "%{size_download}"), uri));
    }

    @Override
    public CompletionStage<?> call() {
        throw new UnsupportedOperationException("a process for each call says nothing about calls");
    }

    private long curl(List<String> arguments, URI uri) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("bash", "-c", "TIMEFORMAT='%3U %3S'; time \"$@\"", "bash", "curl", "-sS", "-f", "--http1.1"));
        if (service.tls()) {
            command.addAll(List.of(
                    "--cacert",
                    service.keys().resolve("ca.pem").toString(),
                    "--tlsv1.3",
                    "--tls13-ciphers",
                    "TLS_AES_256_GCM_SHA384"));
        }
        command.addAll(arguments);
        command.add(uri.toString());
        Process process = new ProcessBuilder(command).start();
        long peak = watch(process);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("curl failed: " + err);
        }
        double seconds = Arrays.stream(err.substring(err.lastIndexOf('\n') + 1).split(" "))
                .mapToDouble(Double::parseDouble)
                .sum();
        usage = new Usage((long) (seconds * 1e9), peak);
        return out.isBlank() ? 0 : Long.parseLong(out.strip());
    }

    /** Looks at the process now and then: the kernel's own high-water mark is gone when it has ended. */
    private static long watch(Process process) throws InterruptedException {
        long peak = 0;
        while (process.isAlive()) {
            for (ProcessHandle child : process.descendants().toList()) {
                peak = Math.max(peak, peak(child.pid()));
            }
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        return peak;
    }

    /**
     * The most memory that has been resident in a process.
     *
     * @param pid the process
     * @return in bytes; 0 where the system does not tell, or the process is gone
     */
    public static long peak(long pid) {
        Path status = Path.of("/proc/" + pid + "/status");
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
            return 0;
        } catch (IOException gone) {
            return 0;
        }
    }

    @Override
    public void close() {
        blocking.close();
    }
}
