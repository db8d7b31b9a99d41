package io.cielo24.benchmarks;

import io.cielo24.benchmarks.clients.Clients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What came out, as JSON with every sample, as Markdown tables, and as a chart. */
final class Report {

    private static final double GIB = 1L << 30;

    private final Machine machine;
    private final List<Work> works;
    private final List<Sample> samples;
    private final List<String> notes;
    private final boolean quick;
    private final Path micro;

    Report(Machine machine, List<Work> works, List<Sample> samples, List<String> notes, boolean quick, Path micro) {
        this.machine = machine;
        this.works = works;
        this.samples = samples;
        this.notes = notes;
        this.quick = quick;
        this.micro = micro;
    }

    void write(Path directory) throws IOException {
        LocalDateTime now = LocalDateTime.now();
        String name = now.format(DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss")) + (quick ? "-quick" : "");
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(name + ".json"), json(now));
        Files.writeString(directory.resolve(name + ".md"), markdown(now, name));
        Files.writeString(directory.resolve(name + ".svg"), Chart.of(works, samples));
        System.out.println("results: " + directory.resolve(name + ".md"));
    }

    static String brief(Sample sample) {
        StringBuilder text = new StringBuilder();
        sample.values()
                .forEach((name, value) -> text.append(
                        value >= 1e5
                                ? String.format(Locale.ROOT, "%s=%.1fM ", name, value / 1e6)
                                : String.format(Locale.ROOT, "%s=%.4f ", name, value)));
        return text.toString().strip();
    }

    private String json(LocalDateTime now) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("date", now.toString());
        all.put("machine", machine.facts());
        all.put("notes", notes);
        all.put(
                "works",
                works.stream()
                        .map(work -> Map.of("id", work.id(), "title", work.title(), "bytes", work.bytes()))
                        .toList());
        all.put("samples", samples);
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(all);
    }

    private String markdown(LocalDateTime now, String name) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# Measured on " + now.toLocalDate() + (quick ? " (quick run: small sizes, few rounds)" : ""));
        lines.add("");
        machine.facts().forEach((fact, value) -> lines.add("- " + fact + ": " + value));
        lines.add("");
        lines.add(
                "Medians over the rounds; `±` is their spread (the middle half of five rounds or more, all of fewer).");
        lines.add("Ratios are formed round by round. A ratio in parentheses is refused: it would mean nothing.");
        lines.add("");
        lines.add("![chart](" + name + ".svg)");
        for (Work work : works) {
            lines.add("");
            lines.add("## " + work.title());
            lines.add("");
            lines.addAll(table(work));
        }
        List<String> jmh = Micro.table(micro);
        if (!jmh.isEmpty()) {
            lines.add("");
            lines.add("## Without a network, by JMH");
            lines.add("");
            lines.addAll(jmh);
        }
        List<String> goals = Goals.table(samples);
        if (!goals.isEmpty()) {
            lines.add("");
            lines.add("## Goals");
            lines.add("");
            lines.add("| Work | Client | What | At most | Is | Reached |");
            lines.add("|---|---|---|---|---|---|");
            lines.addAll(goals);
        }
        lines.add("");
        lines.add("## Notes");
        lines.add("");
        notes.forEach(note -> lines.add("- " + note));
        return String.join("\n", lines) + "\n";
    }

    private List<String> table(Work work) {
        return switch (work.kind()) {
            case UPLOAD, DOWNLOAD ->
                rows(
                        work,
                        List.of(
                                "wall s",
                                "±",
                                "GiB/s",
                                "CPU s",
                                "RSS MB",
                                "allocated MB/GiB",
                                "threads",
                                "wall / limit",
                                "wall / curl"),
                        client -> List.of(
                                text(work, client, "wall", 1, 3),
                                spread(work, client, "wall"),
                                rate(work, client),
                                text(work, client, "cpu", 1, 3),
                                text(work, client, "rss", 1e6, 0),
                                text(work, client, "allocated", 1e6 * work.bytes() / GIB, 1),
                                text(work, client, "threads", 1, 0),
                                ratio(work, client, Clients.LIMIT),
                                ratio(work, client, Clients.CURL)));
            case CALL ->
                rows(
                        work,
                        List.of(
                                "wall s",
                                "±",
                                "calls/s",
                                "p50 ms",
                                "p99 ms",
                                "p99.9 ms",
                                "CPU s",
                                "RSS MB",
                                "wall / java.net.http",
                                "wall / reactor-netty"),
                        client -> List.of(
                                text(work, client, "wall", 1, 3),
                                spread(work, client, "wall"),
                                calls(work, client),
                                text(work, client, "p50", 1e-3, 2),
                                text(work, client, "p99", 1e-3, 2),
                                text(work, client, "p999", 1e-3, 2),
                                text(work, client, "cpu", 1, 2),
                                text(work, client, "rss", 1e6, 0),
                                ratio(work, client, Clients.JDK),
                                ratio(work, client, Clients.REACTOR_NETTY)));
            case START ->
                rows(
                        work,
                        List.of(
                                "from JVM start s",
                                "±",
                                "from main s",
                                "CPU s",
                                "RSS MB",
                                "classes",
                                "jars",
                                "jars MB"),
                        client -> List.of(
                                text(work, client, "wall", 1, 3),
                                spread(work, client, "wall"),
                                text(work, client, "main", 1, 3),
                                text(work, client, "cpu", 1, 2),
                                text(work, client, "rss", 1e6, 0),
                                text(work, client, "classes", 1, 0),
                                text(work, client, "jars", 1, 0),
                                text(work, client, "jarBytes", 1e6, 2)));
        };
    }

    private interface Cells {
        List<String> of(Clients client);
    }

    private static List<String> rows(Work work, List<String> heads, Cells cells) {
        List<String> lines = new ArrayList<>();
        lines.add("| | " + String.join(" | ", heads) + " |");
        lines.add("|---" + "|---:".repeat(heads.size()) + "|");
        for (Clients client : work.clients()) {
            String name = client.own() ? "**" + client.id() + "**" : client.id();
            lines.add("| " + name + " | " + String.join(" | ", cells.of(client)) + " |");
        }
        return lines;
    }

    private List<Double> values(Work work, Clients client, String name) {
        return List.copyOf(Stats.values(samples, work.id(), client.id(), name).values());
    }

    private String text(Work work, Clients client, String name, double unit, int digits) {
        List<Double> values = values(work, client, name);
        return values.isEmpty() ? "" : String.format(Locale.ROOT, "%." + digits + "f", Stats.median(values) / unit);
    }

    private String spread(Work work, Clients client, String name) {
        List<Double> values = values(work, client, name);
        return values.size() < 2 ? "" : String.format(Locale.ROOT, "%.0f %%", 100 * Stats.spread(values));
    }

    private String rate(Work work, Clients client) {
        List<Double> walls = values(work, client, "wall");
        return walls.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", work.bytes() / GIB / Stats.median(walls));
    }

    private String calls(Work work, Clients client) {
        List<Double> walls = values(work, client, "wall");
        return walls.isEmpty() ? "" : String.format(Locale.ROOT, "%.0f", work.times() / Stats.median(walls));
    }

    private String ratio(Work work, Clients client, Clients rival) {
        return Stats.ratio(samples, work.id(), client.id(), rival.id(), "wall")
                .map(Stats.Ratio::toString)
                .orElse("");
    }
}
