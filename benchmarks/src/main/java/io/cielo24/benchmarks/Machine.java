package io.cielo24.benchmarks;

import io.cielo24.benchmarks.clients.Clients;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What is measured on.
 *
 * @param facts by name, for the report
 * @param disk bytes free where media and downloads go
 * @param memory bytes free for page cache and processes; unknown is unlimited
 * @param curl whether there is one
 */
record Machine(Map<String, String> facts, long disk, long memory, boolean curl) {

    /** What JVMs and kernel need beside the media. */
    private static final long SPARE_MEMORY = 3L << 30;

    private static final long SPARE_DISK = 256L << 20;

    static Machine look(Path directory, List<String> notes) throws IOException, InterruptedException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Java", System.getProperty("java.vendor") + " " + Runtime.version());
        facts.put(
                "System",
                System.getProperty("os.name") + " "
                        + System.getProperty("os.version").replaceAll("-.*", ""));
        facts.put("Processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("Processor", line("/proc/cpuinfo", "model name"));
        facts.put("Memory", line("/proc/meminfo", "MemTotal"));
        String curl = curlVersion();
        facts.put("curl", curl.isEmpty() ? "none" : curl);
        long memory = Long.MAX_VALUE;
        String available = line("/proc/meminfo", "MemAvailable").replaceAll("[^0-9]", "");
        if (!available.isEmpty()) {
            memory = 1024 * Long.parseLong(available);
        } else {
            notes.add("this system does not tell how much memory is free, and perhaps not the memory of a process");
        }
        long disk = Files.createDirectories(directory).toFile().getUsableSpace();
        return new Machine(facts, disk, memory, !curl.isEmpty());
    }

    /** The works that disk and memory suffice for, without those who are not here. */
    List<Work> fitting(List<Work> works, List<String> notes) {
        List<Work> fitting = new ArrayList<>();
        if (!curl) {
            notes.add("left out: curl, which is not installed");
        }
        for (Work work : works) {
            long media = work.length() > Scratch.LARGEST_RANDOM ? 0 : work.length();
            long onDisk = 2 * media + (work.toFile() ? 2 * work.bytes() : 0) + SPARE_DISK;
            long inMemory = media + (work.toFile() ? work.bytes() : 0) + SPARE_MEMORY;
            if (onDisk > disk) {
                notes.add("left out: " + work.id() + ", which takes " + (onDisk >> 20) + " MiB of disk; free are "
                        + (disk >> 20));
            } else if (inMemory > memory) {
                notes.add("left out: " + work.id() + ", which takes " + (inMemory >> 20) + " MiB of memory; free are "
                        + (memory >> 20));
            } else {
                Work by = work.by(work.clients().stream()
                        .filter(client -> curl || client != Clients.CURL)
                        .toList());
                if (!by.clients().isEmpty()) {
                    fitting.add(by);
                }
            }
        }
        return fitting;
    }

    private static String curlVersion() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("curl", "--version").start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(10, TimeUnit.SECONDS);
            return said.lines().findFirst().orElse("").replaceAll(" zlib.*", "");
        } catch (IOException notThere) {
            return "";
        }
    }

    private static String line(String file, String name) throws IOException {
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            return "";
        }
        try (var lines = Files.lines(path)) {
            return lines.filter(line -> line.startsWith(name))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("");
        }
    }
}
