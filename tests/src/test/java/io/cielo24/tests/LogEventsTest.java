package io.cielo24.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/observability.md names every logger and every event of the sources, and no other. */
class LogEventsTest {

    private static final List<Path> SOURCES = List.of(
            Path.of("../core/src/main/java"),
            Path.of("../observability/src/main/java"),
            Path.of("../spring-boot-starter/src/main/java"),
            Path.of("../transport-jdk/src/main/java"),
            Path.of("../transport-netty/src/main/java"));
    private static final Pattern LOGGER = Pattern.compile("getLogger\\(\\s*(?:\"([^\"]+)\"|(\\w+)\\.class)\\s*\\)");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern CALL = Pattern.compile("\\b(?:LOG|log)\\s*\\.(trace|debug|info|warn|error)\\(");
    private static final Pattern EVENT =
            Pattern.compile("\\b(?:LOG|log)\\s*\\.(trace|debug|info|warn|error)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(io\\.cielo24[\\w.]*)` \\| (TRACE|DEBUG|INFO|WARN|ERROR) \\| `([^`]+)` \\|");

    /** Matches a begin in the table with a whole text in the sources. */
    private record Event(String level, String text) {}

    @Test
    void everyEventIsDocumentedAndEveryDocumentedEventExists() throws IOException {
        Set<Event> inSources = new LinkedHashSet<>();
        Set<String> loggers = new TreeSet<>();
        for (Map.Entry<Path, String> source : sources().entrySet()) {
            Matcher name = LOGGER.matcher(source.getValue());
            while (name.find()) {
                loggers.add(name.group(1) != null ? name.group(1) : packageOf(source.getValue()) + "." + name.group(2));
            }
            long calls = CALL.matcher(source.getValue()).results().count();
            List<MatchResult> events =
                    EVENT.matcher(source.getValue()).results().toList();
            assertThat(events)
                    .as("events with a constant text in " + source.getKey())
                    .hasSize((int) calls);
            events.forEach(event -> inSources.add(new Event(event.group(1).toUpperCase(Locale.ROOT), event.group(2))));
        }
        List<MatchResult> rows = ROW.matcher(Files.readString(Path.of("../docs/observability.md")))
                .results()
                .toList();
        assertThat(rows).hasSize(inSources.size());
        Set<String> documented = new TreeSet<>();
        rows.forEach(row -> documented.add(row.group(1)));
        assertThat(documented).isEqualTo(loggers);
        for (Event event : inSources) {
            assertThat(rows)
                    .as(event.toString())
                    .anyMatch(row ->
                            row.group(2).equals(event.level()) && event.text().startsWith(row.group(3)));
        }
    }

    private static String packageOf(String source) {
        Matcher matcher = PACKAGE.matcher(source);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static Map<Path, String> sources() throws IOException {
        Map<Path, String> found = new TreeMap<>();
        for (Path root : SOURCES) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .forEach(file -> found.put(file, read(file)));
                }
            }
        }
        assertThat(found).hasSizeGreaterThan(100);
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
