package io.cielo24.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What JMH found, as lines of a table. */
final class Micro {

    private Micro() {}

    /** Empty if there is no such file: JMH was not run, or failed. */
    static List<String> table(Path jmh) throws IOException {
        List<String> lines = new ArrayList<>();
        if (!Files.isReadable(jmh)) {
            return lines;
        }
        lines.add("| | parameters | time | ± 99.9 % | unit | allocated |");
        lines.add("|---|---|---:|---:|---|---:|");
        for (JsonNode benchmark : new JsonMapper().readTree(Files.readString(jmh))) {
            String name = benchmark.get("benchmark").asString();
            JsonNode score = benchmark.get("primaryMetric");
            JsonNode allocated = benchmark.path("secondaryMetrics").path("gc.alloc.rate.norm");
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.3f | %s | %s | %s |",
                    name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1),
                    benchmark.path("params").isMissingNode()
                            ? ""
                            : benchmark.get("params").toString().replaceAll("[{}\"]", ""),
                    score.get("score").asDouble(),
                    error(score.get("scoreError")),
                    score.get("scoreUnit").asString(),
                    allocated.isMissingNode()
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    "%.2f MB",
                                    allocated.get("score").asDouble() / 1e6)));
        }
        return lines;
    }

    /** JMH writes {@code "NaN"} where there are too few iterations to tell. */
    private static String error(JsonNode error) {
        return error.isNumber() && !Double.isNaN(error.asDouble())
                ? String.format(Locale.ROOT, "%.3f", error.asDouble())
                : "";
    }
}
