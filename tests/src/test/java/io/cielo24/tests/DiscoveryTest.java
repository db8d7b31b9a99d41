package io.cielo24.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which transport a client finds, in JVMs of their own: on the class path and on the module path. */
class DiscoveryTest {

    private static final List<String> CLASS_PATH =
            Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));

    /** Of the build's class path, what an application would have. */
    private static final Predicate<String> APPLICATION = entry -> entry.matches(
            ".*(/core/target/|/transport-(jdk|netty)/target/|cielo24-core|cielo24-transport-(jdk|netty)|reactor-|reactive-streams|jackson-|slf4j-|netty-).*");

    @TempDir
    Path folder;

    private static String path(Predicate<String> wanted) {
        return CLASS_PATH.stream().filter(wanted).collect(Collectors.joining(File.pathSeparator));
    }

    private static Predicate<String> without(String transport) {
        return APPLICATION.and(entry -> !entry.contains("transport-" + transport));
    }

    /** The probe's own class, alone, so that nothing else of the tests is seen. */
    private String probe() throws IOException {
        Path classes = folder.resolve("probe");
        String name = DiscoveryProbe.class.getSimpleName() + ".class";
        Path target =
                Files.createDirectories(classes.resolve("io/cielo24/tests")).resolve(name);
        try (var content = getClass().getResourceAsStream(name)) {
            Files.write(target, content.readAllBytes());
        }
        return classes.toString();
    }

    private String run(String thread, List<String> options) throws IOException, InterruptedException {
        return run(thread, options, Map.of());
    }

    private String run(String thread, List<String> options, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(options);
        all.add("-Djava.util.concurrent.ForkJoinPool.common.parallelism=3");
        return OtherJvm.run(folder, all, environment, DiscoveryProbe.class, List.of(thread));
    }

    private List<String> onModulePath(Predicate<String> application) throws IOException {
        return List.of("-p", path(application), "--add-modules", "ALL-MODULE-PATH", "-cp", probe());
    }

    private List<String> onClassPath(Predicate<String> application) throws IOException {
        return List.of("-cp", probe() + File.pathSeparator + path(application));
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "worker"})
    void theTransportIsFoundOnTheClassPathAndOnTheModulePath(String thread) throws Exception {
        assertThat(run(thread, onClassPath(without("netty")))).contains("module null: Cielo24Client[", ", jdk]");
        assertThat(run(thread, onModulePath(without("netty"))))
                .contains("module io.cielo24.core: Cielo24Client[", ", jdk]");
    }

    @Test
    void theOneOfHigherPriorityWinsUnlessTheSystemPropertyOrTheEnvironmentSaysOtherwise() throws Exception {
        assertThat(run("main", onModulePath(APPLICATION))).contains(", netty]");
        List<String> options = new ArrayList<>(onClassPath(APPLICATION));
        assertThat(run("main", options, Map.of("CIELO24_TRANSPORT", "jdk"))).contains(", jdk]");
        options.add(0, "-Dcielo24.transport=jdk");
        assertThat(run("main", options, Map.of("CIELO24_TRANSPORT", "netty"))).contains(", jdk]");
    }

    @Test
    void noTransportIsAnErrorOnBothPaths() throws Exception {
        Predicate<String> none = without("netty").and(without("jdk"));
        assertThat(run("main", onClassPath(none))).contains("there is no transport", "cielo24-transport-jdk");
        assertThat(run("main", onModulePath(none))).contains("there is no transport", "cielo24-transport-jdk");
    }

    @Test
    void aBrokenProviderBesideAGoodOneIsPassedOver() throws Exception {
        Path services = Files.createDirectories(folder.resolve("broken/META-INF/services"));
        Files.writeString(services.resolve("io.cielo24.transport.HttpTransportProvider"), "com.example.Gone\n");
        List<String> options = List.of(
                "-cp",
                probe() + File.pathSeparator + folder.resolve("broken") + File.pathSeparator + path(without("netty")));
        assertThat(run("main", options)).contains(", jdk]");
        List<String> alone = List.of(
                "-cp",
                probe()
                        + File.pathSeparator
                        + folder.resolve("broken")
                        + File.pathSeparator
                        + path(without("netty").and(without("jdk"))));
        assertThat(run("main", alone)).contains("there is no transport", "Failed to load", "com.example.Gone");
    }
}
