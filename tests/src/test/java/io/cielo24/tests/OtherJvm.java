package io.cielo24.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program in a JVM of its own, so that its memory, its threads and all that it prints can be looked at. */
final class OtherJvm {

    /** The class path of the tests. */
    private static final List<String> CLASS_PATH = List.of("-cp", System.getProperty("java.class.path"));

    private OtherJvm() {}

    /**
     * Runs a program to its end, which has to be a good one.
     *
     * @param folder for its output
     * @param options of the JVM, the class path included
     * @param environment what is added to the environment of this JVM
     * @return all that it printed
     */
    static String run(
            Path folder,
            List<String> options,
            Map<String, String> environment,
            Class<?> program,
            List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add(program.getName());
        command.addAll(arguments);
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES))
                    .as("ended in time")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(output);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    /** The same on the class path of the tests, in the environment of this JVM. */
    static String run(Path folder, List<String> options, Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(options);
        all.addAll(CLASS_PATH);
        return run(folder, all, Map.of(), program, List.of(arguments));
    }
}
