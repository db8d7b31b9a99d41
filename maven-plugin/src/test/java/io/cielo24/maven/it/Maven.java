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

    /** Those that this run is for, or of them those whose versions stand in the system property {@code it.only}. */
    static List<Maven> all() {
        return in(
                Path.of(System.getProperty("it.mavens", "target/mavens")).toAbsolutePath(),
                versions("it.versions"),
                versions("it.only"));
    }

    private static List<String> versions(String property) {
        return Stream.of(System.getProperty(property, "").split(","))
                .map(String::strip)
                .filter(version -> !version.isEmpty())
                .toList();
    }

    /**
     * Some of the Mavens in a directory; there must be one.
     *
     * @param versions that this run is for, whatever another has left there; none for all
     * @param only of them; none for all
     */
    static List<Maven> in(Path directory, List<String> versions, List<String> only) {
        try (Stream<Path> homes = Files.list(directory)) {
            List<Maven> all = homes.filter(home -> Files.exists(home.resolve("bin/mvn")))
                    .sorted()
                    .map(Maven::new)
                    .filter(maven -> versions.isEmpty() || versions.contains(maven.version()))
                    .filter(maven -> only.isEmpty() || only.contains(maven.version()))
                    .toList();
            if (all.isEmpty()) {
                throw new IllegalStateException("of the Mavens " + versions + " " + only + " none is in " + directory);
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
