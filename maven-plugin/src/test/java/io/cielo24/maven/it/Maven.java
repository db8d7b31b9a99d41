package io.cielo24.maven.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One Maven of those that the build has unpacked. */
record Maven(Path home) {

    /** All of them; there must be some. */
    static List<Maven> all() {
        Path directory =
                Path.of(System.getProperty("it.mavens", "target/mavens")).toAbsolutePath();
        try (Stream<Path> homes = Files.list(directory)) {
            List<Maven> all = homes.filter(home -> Files.exists(home.resolve("bin/mvn")))
                    .sorted()
                    .map(Maven::new)
                    .toList();
            if (all.isEmpty()) {
                throw new IllegalStateException("there is no Maven in " + directory);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> command() {
        return System.getProperty("os.name").startsWith("Windows")
                ? List.of(home.resolve("bin/mvn.cmd").toString())
                : List.of("sh", home.resolve("bin/mvn").toString());
    }

    @Override
    public String toString() {
        return home.getFileName().toString();
    }
}
