package io.cielo24.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

/** What the programs were built into, from the repository below {@code target}, and the JDK's tools to look at it. */
final class Programs {

    private static final Path BUILT = Path.of("target/it/programs").toAbsolutePath();
    private static final Path REPOSITORY =
            Path.of("target/repository/io/cielo24").toAbsolutePath();
    private static final long LONGEST_SECONDS = 300;

    private Programs() {}

    /** Everything that the program runs on, its own classes aside. */
    static Path libraries() {
        return BUILT.resolve("module-path/target/libraries");
    }

    /** The program as a module. */
    static Path module() {
        return BUILT.resolve("module-path/target/classes");
    }

    /** The source files of the module. */
    static List<String> sources() {
        return List.of(
                BUILT.resolve("module-path/src/main/java/module-info.java").toString(),
                BUILT.resolve("class-path/src/main/java/com/example/captions/Captions.java")
                        .toString());
    }

    static String classPath() {
        return BUILT.resolve("class-path/target/classes") + File.pathSeparator
                + BUILT.resolve("class-path/target/libraries") + File.separator + "*";
    }

    static String modulePath(Path module) {
        return module + File.pathSeparator + libraries();
    }

    /** Where the jar of an artifact was installed. */
    static Path installed(String artifactId) throws IOException {
        try (var versions = Files.list(REPOSITORY.resolve(artifactId))) {
            return versions.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    /** Runs a tool of the JDK, which has to succeed, and gives what it said. */
    static String tool(String name, String... arguments) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        int status = ToolProvider.findFirst(name).orElseThrow().run(writer, writer, arguments);
        assertThat(status).as(name + ": " + said).isZero();
        return said.toString();
    }

    /** Runs a command, which has to succeed, and gives what it said. */
    static String run(Path log, List<String> command) throws IOException, InterruptedException {
        Process process = start(log, command);
        try {
            assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
                    .as(command + " does not end")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(command + ": " + said).isZero();
        return said;
    }

    static Process start(Path log, List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CIELO24_"));
        return builder.start();
    }

    /** The start of a command: a short life's JVM. */
    static List<String> java(Path home, String... options) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        return command;
    }
}
