package io.cielo24.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.cielo24.benchmarks.clients.Client;
import io.cielo24.benchmarks.clients.Clients;
import io.cielo24.benchmarks.clients.Media;
import io.cielo24.benchmarks.clients.Service;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The JVM of one client in one round: warms up, measures some passes, and says a line for each:
 * {@code RESULT wall=.. cpu=.. rss=..}, in seconds and bytes.
 */
public final class Pass {

    static final String RESULT = "RESULT ";

    private static final long LIMIT_MINUTES = 9;

    private final Map<String, String> settings;
    private final Work.Kind kind;
    private final Client client;
    private final boolean otherProcess;
    private final Path directory;
    private int files;

    private Pass(Map<String, String> settings) {
        this.settings = settings;
        Clients chosen = Objects.requireNonNull(Clients.byId(setting("client")), "no such client");
        int[] ports = Arrays.stream(setting("ports").split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
        this.kind = Work.Kind.valueOf(setting("kind"));
        this.directory = Path.of(setting("directory"));
        this.otherProcess = chosen == Clients.CURL;
        this.client = chosen.create(
                Service.at(Boolean.parseBoolean(setting("tls")), ports, Path.of(setting("keys"))), number("atOnce"));
    }

    private String setting(String name) {
        return Objects.requireNonNull(settings.get(name), name);
    }

    private int number(String name) {
        return Integer.parseInt(setting(name));
    }

    /**
     * Measures.
     *
     * @param args settings as {@code name=value}
     * @throws Exception if anything fails, which makes the round count for nothing
     */
    public static void main(String[] args) throws Exception {
        long begin = System.nanoTime();
        endWithParent();
        Map<String, String> settings = new LinkedHashMap<>();
        for (String arg : args) {
            settings.put(arg.substring(0, arg.indexOf('=')), arg.substring(arg.indexOf('=') + 1));
        }
        Pass pass = new Pass(settings);
        if (pass.kind == Work.Kind.START) {
            pass.start(begin);
        } else {
            pass.measure();
        }
        System.exit(0); // whatever threads a client leaves
    }

    private static void endWithParent() {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            // nothing is ever said
                        }
                    } catch (IOException e) {
                        System.err.println("standard input failed: " + e);
                    }
                    Runtime.getRuntime().halt(3);
                },
                "parent");
        watch.setDaemon(true);
        watch.start();
    }

    private void start(long begin) throws Exception {
        client.call().toCompletableFuture().get(LIMIT_MINUTES, TimeUnit.MINUTES);
        long now = System.nanoTime();
        long jvm = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        Map<String, Double> values = Meter.start(false).stop();
        values.put("wall", jvm / 1e3);
        values.put("main", (now - begin) / 1e9);
        values.put(
                "cpu",
                ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9);
        values.put("classes", (double) ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount());
        say(values);
    }

    private void measure() throws Exception {
        int warm = number("warm");
        int passes = number("passes");
        for (int i = 0; i < warm + passes; i++) {
            long[] nanos = new long[number("times")];
            Meter meter = Meter.start(otherProcess);
            run(nanos);
            Map<String, Double> values = meter.stop();
            if (kind == Work.Kind.CALL) {
                Arrays.sort(nanos);
                values.put("p50", nanos[nanos.length / 2] / 1e9);
                values.put("p99", nanos[(int) (nanos.length * 0.99)] / 1e9);
                values.put("p999", nanos[(int) (nanos.length * 0.999)] / 1e9);
            }
            if (i >= warm) {
                say(values);
            }
            clear();
        }
        client.close();
    }

    private void run(long[] nanos) throws Exception {
        Semaphore free = new Semaphore(number("atOnce"));
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        for (int i = 0; i < nanos.length; i++) {
            int index = i;
            acquire(free, 1);
            long begin = System.nanoTime();
            exchange().whenComplete((value, error) -> {
                nanos[index] = System.nanoTime() - begin;
                if (error != null) {
                    failure.compareAndSet(null, error);
                }
                free.release();
            });
        }
        acquire(free, number("atOnce"));
        Throwable first = failure.get();
        if (first != null) {
            throw new IllegalStateException("an exchange failed", first);
        }
    }

    private static void acquire(Semaphore free, int count) throws InterruptedException {
        if (!free.tryAcquire(count, LIMIT_MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException("not done after " + LIMIT_MINUTES + " minutes");
        }
    }

    private CompletionStage<?> exchange() {
        return switch (kind) {
            case CALL, START -> client.call();
            case UPLOAD ->
                client.upload(new Media(
                        Media.Form.valueOf(setting("form")),
                        Path.of(setting("media")),
                        Long.parseLong(setting("length"))));
            case DOWNLOAD -> download(Long.parseLong(setting("length")));
        };
    }

    private CompletionStage<?> download(long length) {
        Path target =
                Boolean.parseBoolean(setting("toFile")) ? directory.resolve("download-" + files++ + ".bin") : null;
        return client.download(length, target)
                .thenCompose(count -> count == length
                        ? CompletableFuture.completedFuture(count)
                        : CompletableFuture.failedFuture(
                                new IllegalStateException("got " + count + " bytes instead of " + length)));
    }

    private void clear() throws IOException {
        for (; files > 0; files--) {
            Files.deleteIfExists(directory.resolve("download-" + (files - 1) + ".bin"));
        }
    }

    private static void say(Map<String, Double> values) {
        StringBuilder line = new StringBuilder(RESULT);
        values.forEach((name, value) -> line.append(String.format(Locale.ROOT, "%s=%.9f ", name, value)));
        System.out.println(line.toString().strip());
    }

    /** What a line says; {@code null} if it is no result. */
    static @Nullable Map<String, Double> parse(String line) {
        if (!line.startsWith(RESULT)) {
            return null;
        }
        Map<String, Double> values = new LinkedHashMap<>();
        for (String part : List.of(line.substring(RESULT.length()).split(" "))) {
            int equals = part.indexOf('=');
            values.put(part.substring(0, equals), Double.parseDouble(part.substring(equals + 1)));
        }
        return values;
    }
}
