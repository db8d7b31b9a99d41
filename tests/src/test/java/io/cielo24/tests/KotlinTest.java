package io.cielo24.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How Kotlin's compiler reads the API. Runs with the profile {@code kotlin}, which has the compiler. */
class KotlinTest {

    private static final String COMPILER = "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler";

    /** What the compiler said, and how it ended. */
    private record Compilation(String said, String ended) {}

    @TempDir
    Path output;

    @BeforeEach
    void compilerIsThere() {
        assumeTrue(
                KotlinTest.class.getClassLoader().getResource(COMPILER.replace('.', '/') + ".class") != null,
                "without -Pkotlin there is no Kotlin compiler");
    }

    @Test
    void theApiIsUsedWithStrictNullnessAndWithoutAWarning() throws Exception {
        Compilation good = compile("good");
        assertThat(good.ended()).as(good.said()).isEqualTo("OK");
    }

    @Test
    void nullWhereNoneIsTakenIsAnError() throws Exception {
        Compilation bad = compile("bad/NullGiven.kt");
        assertThat(bad.ended()).isEqualTo("COMPILATION_ERROR");
        assertThat(bad.said()).contains("NullGiven.kt:3", "null");
    }

    @Test
    void whatMayBeNullHasToBeLookedAtFirst() throws Exception {
        Compilation bad = compile("bad/NullTaken.kt");
        assertThat(bad.ended()).isEqualTo("COMPILATION_ERROR");
        assertThat(bad.said()).contains("NullTaken.kt:3", "String?");
    }

    private Compilation compile(String source) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Class<?> type = Class.forName(COMPILER);
        Object compiler = type.getConstructor().newInstance();
        Object ended = type.getMethod("exec", PrintStream.class, String[].class)
                .invoke(compiler, new PrintStream(said, true, StandardCharsets.UTF_8), new String[] {
                    Path.of("src/test/kotlin", source).toString(),
                    "-d",
                    output.toString(),
                    "-classpath",
                    classPath(),
                    "-jdk-home",
                    System.getProperty("java.home"),
                    "-jvm-target",
                    "17",
                    "-no-stdlib",
                    "-no-reflect",
                    "-Xjspecify-annotations=strict",
                    "-Werror"
                });
        return new Compilation(said.toString(StandardCharsets.UTF_8), ended.toString());
    }

    /** Without places that are not there, which the compiler would warn of. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Files.exists(Path.of(entry)))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
