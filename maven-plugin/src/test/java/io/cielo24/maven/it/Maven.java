package io.cielo24.maven.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One Maven of those that the build has unpacked. */
record Maven(Path home) {

    private static final String PREFIX = "apache-maven-";

    /** All of them, or those whose versions stand in the system property {@code it.only}; there must be some. */
    static List<Maven> all() {
        Path directory =
                Path.of(System.getProperty("it.mavens", "target/mavens")).toAbsolutePath();
        String only = System.getProperty("it.only", "");
        List<String> wanted = only.isBlank() ? List.of() : List.of(only.split(","));
        try (Stream<Path> homes = Files.list(directory)) {
            List<Maven> all = homes.filter(home -> Files.exists(home.resolve("bin/mvn")))
                    .sorted()
                    .map(Maven::new)
                    .filter(maven -> wanted.isEmpty() || wanted.contains(maven.version()))
                    .toList();
            if (all.isEmpty()) {
                throw new IllegalStateException("there is no Maven " + only + " in " + directory);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them in the profile matrix; else the newest alone, for rules that hardly depend on Maven. */
    static List<Maven> one() {
        List<Maven> all = all();
        return Boolean.getBoolean("it.matrix") ? all : List.of(all.get(all.size() - 1));
    }

    String version() {
        return home.getFileName().toString().substring(PREFIX.length());
    }

    /** Whether it is Maven 4, which reads settings and encrypts secrets in its own way. */
    boolean isFour() {
        return version().startsWith("4.");
    }

    /** Whether it says what it thinks of plugins: since 3.9.0. */
    boolean judgesPlugins() {
        return !version().startsWith("3.6.");
    }

    List<String> command() {
        return System.getProperty("os.name").startsWith("Windows")
                ? List.of(home.resolve("bin/mvn.cmd").toString())
                : List.of("sh", home.resolve("bin/mvn").toString());
    }

    @Override
    public String toString() {
        return version();
    }
}
