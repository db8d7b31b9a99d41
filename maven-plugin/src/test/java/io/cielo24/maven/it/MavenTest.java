package io.cielo24.maven.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run uses the Mavens it is for, whatever an earlier one has left in the build's output. */
class MavenTest {

    @TempDir
    Path directory;

    @BeforeEach
    void fourMavens() throws IOException {
        for (String version : List.of("3.6.3", "3.9.16", "3.10.0", "4.0.0-rc-6")) {
            Path bin = Files.createDirectories(directory.resolve("apache-maven-" + version + "/bin"));
            Files.createFile(bin.resolve("mvn"));
        }
        Files.createDirectories(directory.resolve("apache-maven-4.9.9"));
    }

    @Test
    void whatIsLeftOfAMatrixIsNotUsed() {
        assertThat(Maven.in(directory, List.of("3.9.16", "4.0.0-rc-6"), List.of()))
                .extracting(Maven::version)
                .containsExactly("3.9.16", "4.0.0-rc-6");
    }

    @Test
    void someOfThemCanBeChosen() {
        assertThat(Maven.in(directory, List.of(), List.of("3.6.3", "3.10.0")))
                .extracting(Maven::version)
                .containsExactlyInAnyOrder("3.6.3", "3.10.0");
        assertThatIllegalStateException()
                .isThrownBy(() -> Maven.in(directory, List.of("3.9.16"), List.of("3.6.3")))
                .withMessageContaining("3.6.3");
    }
}
