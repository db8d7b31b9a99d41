package io.cielo24.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be null says so, everywhere: tools and Kotlin rely on it. */
class NullnessTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "core",
                "observability",
                "simulator",
                "spring-boot-starter",
                "transport-jdk",
                "transport-netty",
                "transport-tck"
            })
    void everyPackageIsNullMarkedAndNothingInItIsLeftOut(String module) throws IOException {
        Set<Path> packages = new TreeSet<>();
        try (Stream<Path> tree = Files.walk(Path.of("..", module, "src/main/java"))) {
            for (Path file :
                    (Iterable<Path>) tree.filter(path -> path.toString().endsWith(".java"))
                            .filter(path -> !path.endsWith("module-info.java"))::iterator) {
                packages.add(file.getParent());
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("NullUnmarked");
            }
        }
        assertThat(packages).isNotEmpty();
        for (Path folder : packages) {
            assertThat(folder.resolve("package-info.java"))
                    .content()
                    .containsPattern("(?m)^@NullMarked\\R^package ")
                    .contains("import org.jspecify.annotations.NullMarked;");
        }
    }
}
