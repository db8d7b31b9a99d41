package io.cielo24.tests;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a native image cannot find by itself: whatever is reached by name. There is one such thing, and metadata for it; this
 * keeps it so. Whether an image runs is not shown here.
 */
class NativeImageTest {

    private static final Set<String> BY_NAME = Set.of(
            "java.lang.Class.forName",
            "java.lang.Class.newInstance",
            "java.lang.Class.getResource",
            "java.lang.Class.getResourceAsStream",
            "java.lang.Class.getMethod",
            "java.lang.Class.getMethods",
            "java.lang.Class.getField",
            "java.lang.Class.getFields",
            "java.lang.Class.getConstructor",
            "java.lang.Class.getConstructors",
            "java.lang.Class.getDeclaredMethod",
            "java.lang.Class.getDeclaredMethods",
            "java.lang.Class.getDeclaredField",
            "java.lang.Class.getDeclaredFields",
            "java.lang.Class.getDeclaredConstructor",
            "java.lang.Class.getDeclaredConstructors",
            "java.lang.Class.getRecordComponents",
            "java.lang.ClassLoader.loadClass",
            "java.lang.ClassLoader.getResource",
            "java.lang.ClassLoader.getResources",
            "java.lang.ClassLoader.getResourceAsStream",
            "java.util.ResourceBundle.getBundle",
            "java.util.ServiceLoader.load");

    private static final List<String> OWNERS = List.of(
            "java.lang.reflect.",
            "java.lang.invoke.MethodHandles",
            "java.util.concurrent.atomic.AtomicReferenceFieldUpdater",
            "java.util.concurrent.atomic.AtomicIntegerFieldUpdater",
            "java.util.concurrent.atomic.AtomicLongFieldUpdater",
            "java.io.ObjectInputStream",
            "java.io.ObjectOutputStream");

    /** Of Jackson, what binds to classes; reading trees and writing maps needs no class but Jackson's own. */
    private static final Set<String> BINDING =
            Set.of("readValue", "readValues", "treeToValue", "valueToTree", "convertValue", "readerFor", "writerFor");

    @Test
    void nothingIsReachedByNameBesideProvidersAndTheEndOfTheJdksClient() {
        Set<String> found = new TreeSet<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.cielo24")
                .that(resideInAPackage("io.cielo24..")
                        .and(resideOutsideOfPackages(
                                "io.cielo24.simulator..", "io.cielo24.transport.tck..", "io.cielo24.tests..")))
                .forEach(type -> found.addAll(byName(type)));
        assertThat(found)
                .containsExactly(
                        "io.cielo24.internal.Discovery: java.util.ServiceLoader.load",
                        "io.cielo24.transport.jdk.ClientShutdown: java.lang.invoke.MethodHandles$Lookup.findVirtual",
                        "io.cielo24.transport.jdk.ClientShutdown: java.lang.invoke.MethodHandles.publicLookup");
    }

    private static Set<String> byName(JavaClass type) {
        Set<String> found = new TreeSet<>();
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
            String owner = access.getTargetOwner().getName();
            String target = owner + "." + access.getTarget().getName();
            boolean binding = owner.startsWith("tools.jackson.")
                    && BINDING.contains(access.getTarget().getName());
            if (BY_NAME.contains(target) || binding || OWNERS.stream().anyMatch(owner::startsWith)) {
                found.add(type.getName() + ": " + target);
            }
        }
        return found;
    }

    @Test
    void everyProviderIsRegisteredAndExists() throws Exception {
        Map<String, String> providers = Map.of(
                "transport-jdk", "io.cielo24.transport.jdk.JdkHttpTransportProvider",
                "transport-netty", "io.cielo24.transport.netty.NettyHttpTransportProvider");
        for (Map.Entry<String, String> provider : providers.entrySet()) {
            Path services = Path.of("..", provider.getKey(), "src/main/resources/META-INF/services");
            assertThat(services.resolve("io.cielo24.transport.HttpTransportProvider"))
                    .content()
                    .isEqualToIgnoringWhitespace(provider.getValue());
            assertThat(Class.forName(provider.getValue()).getConstructor()).isNotNull();
        }
    }

    @Test
    void whatTheMetadataNamesExists() throws Exception {
        int types = 0;
        for (Path metadata : metadata()) {
            String json = Files.readString(metadata);
            for (String type : values(json, "type")) {
                assertThat(Class.forName(type)).isNotNull();
                types++;
            }
            assertThat(values(json, "name")).containsExactly("shutdownNow");
        }
        assertThat(types).isEqualTo(1);
        if (Runtime.version().feature() >= 21) {
            assertThat(HttpClient.class.getMethod("shutdownNow").getParameterCount())
                    .isZero();
        }
    }

    private static List<String> values(String json, String member) {
        return Pattern.compile("\"" + member + "\"\\s*:\\s*\"([^\"]+)\"")
                .matcher(json)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static List<Path> metadata() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String module : List.of("core", "observability", "transport-jdk", "transport-netty")) {
            Path folder = Path.of("..", module, "src/main/resources/META-INF/native-image/io.cielo24");
            if (Files.isDirectory(folder)) {
                try (Stream<Path> tree = Files.walk(folder)) {
                    tree.filter(Files::isRegularFile).forEach(found::add);
                }
            }
        }
        assertThat(found).hasSize(1).allMatch(path -> path.endsWith("reachability-metadata.json"));
        return found;
    }
}
