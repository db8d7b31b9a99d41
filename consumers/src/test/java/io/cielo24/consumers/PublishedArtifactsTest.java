package io.cielo24.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was published is enough to build a program on, and to run it, in each of the ways there are. */
class PublishedArtifactsTest {

    private static final Path JDK = Path.of(System.getProperty("java.home"));
    private static final String MAIN = "com.example.captions.Captions";

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    @AutoClose
    private static LinkedSimulator simulator;

    @BeforeAll
    static void start() throws Exception {
        simulator = LinkedSimulator.start(shared);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "netty"})
    void runsOnTheClassPath(String transport) throws Exception {
        captions(transport, JDK, "-cp", Programs.classPath(), MAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "netty"})
    void runsAsAModuleCompiledByJavacAlone(String transport) throws Exception {
        Path module = folder.resolve("module");
        List<String> arguments = new ArrayList<>(List.of("-Xlint:all", "-Werror", "--release", "17"));
        arguments.addAll(List.of("-cp", "", "-p", Programs.libraries().toString(), "-d", module.toString()));
        arguments.addAll(Programs.sources());
        Programs.tool("javac", arguments.toArray(String[]::new));

        captions(transport, JDK, "-p", Programs.modulePath(module), "-m", "com.example.captions/" + MAIN);
    }

    @Test
    @Tag("linked")
    void runsAsAModuleOnARuntimeOfNothingButWhatItNeeds() throws Exception {
        String needed = Programs.tool("jdeps", needs())
                .lines()
                .filter(line -> line.startsWith("java."))
                .collect(Collectors.joining());
        Path runtime = folder.resolve("runtime");
        Programs.tool("jlink", "--add-modules", needed, "--output", runtime.toString());

        String path = Programs.modulePath(Programs.module());
        captions("jdk", runtime, "-p", path, "-m", "com.example.captions/" + MAIN);
        captions("netty", runtime, "-p", path, "-m", "com.example.captions/" + MAIN);
    }

    @Test
    void theSimulatorIsAnImageOfItsOwn() throws Exception {
        String modules =
                Programs.run(folder.resolve("modules.log"), Programs.java(simulator.image(), "--list-modules"));
        assertThat(modules.lines().map(line -> line.replaceFirst("@.*", "")))
                .contains("java.base", "io.cielo24.simulator")
                .isSubsetOf("java.base", "io.cielo24.simulator", LinkedSimulator.ELLIPTIC_CURVES);
    }

    /** Which is why an application cannot be linked into one image, as the simulator can. */
    @Test
    void onlyLibrariesOfOthersAreAutomaticModules() {
        Set<String> automatic = ModuleFinder.of(Programs.libraries()).findAll().stream()
                .map(ModuleReference::descriptor)
                .filter(ModuleDescriptor::isAutomatic)
                .map(ModuleDescriptor::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(automatic)
                .containsExactly(
                        "HdrHistogram",
                        "micrometer.commons",
                        "micrometer.core",
                        "micrometer.observation",
                        "org.reactivestreams",
                        "reactor.core",
                        "reactor.netty.core");
    }

    private static String[] needs() throws Exception {
        Stream<String> options = Stream.of(
                "--ignore-missing-deps",
                "--print-module-deps",
                "--multi-release",
                "17",
                "--module-path",
                Programs.libraries().toString());
        try (Stream<Path> jars = Files.list(Programs.libraries())) {
            return Stream.concat(options, jars.map(Path::toString).toList().stream())
                    .toArray(String[]::new);
        }
    }

    /** Runs the program, which has to say that the job is complete and to leave the captions. */
    private void captions(String transport, Path home, String... where) throws Exception {
        List<String> command = Programs.java(home, "-Dcielo24.transport=" + transport);
        command.addAll(Arrays.asList(where));
        command.addAll(simulator.access());
        command.add(Path.of("../examples/media/spoken-sample.mp3").toString());
        Path captions = folder.resolve(transport);
        command.add(captions.toString());

        String said = Programs.run(folder.resolve("program.log"), command);

        assertThat(said).contains(simulator.access().get(0), transport, "Complete");
        assertThat(captions.resolve("spoken-sample.vtt")).content().startsWith("WEBVTT");
    }
}
