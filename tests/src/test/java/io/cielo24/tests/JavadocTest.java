package io.cielo24.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a module exports is documented: every type, member, parameter, result and exception. */
class JavadocTest {

    private static final Pattern EXPORTS = Pattern.compile("^\\s*exports ([\\w.]+);", Pattern.MULTILINE);

    /** A record's components are documented once, at its head; javac also asks at the constructor and the accessors. */
    private static final Pattern PART_OF_A_RECORD =
            Pattern.compile("^\\s*(public|protected)? ?(\\w+ \\{$|.*record .*)");

    @ParameterizedTest
    @ValueSource(strings = {"core", "observability", "transport-jdk", "transport-netty", "transport-tck", "simulator"})
    void nothingExportedIsWithoutDocumentation(String module) throws IOException {
        Path sources = Path.of("..", module, "src/main/java");
        String exported = EXPORTS.matcher(Files.readString(sources.resolve("module-info.java")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.joining(","));
        assertThat(exported).isNotEmpty();

        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (Stream<Path> tree = Files.walk(sources);
                StandardJavaFileManager files = javac.getStandardFileManager(found, Locale.ROOT, null)) {
            List<Path> java = tree.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .toList();
            List<String> options = List.of(
                    "-proc:none",
                    "-Xmaxwarns",
                    "10000",
                    "-Xdoclint:all/protected",
                    "-Xdoclint/package:" + exported,
                    "-classpath",
                    System.getProperty("java.class.path"));
            JavacTask task = (JavacTask)
                    javac.getTask(null, files, found, options, null, files.getJavaFileObjectsFromPaths(java));
            task.analyze();
        }
        assertThat(found.getDiagnostics())
                .filteredOn(diagnostic -> diagnostic.getCode().startsWith("compiler.err")
                        || diagnostic.getCode().contains("proc.messager")
                                && !PART_OF_A_RECORD.matcher(line(diagnostic)).find())
                .map(Object::toString)
                .isEmpty();
    }

    private static String line(Diagnostic<? extends JavaFileObject> diagnostic) {
        try {
            return diagnostic
                    .getSource()
                    .getCharContent(true)
                    .toString()
                    .lines()
                    .skip(diagnostic.getLineNumber() - 1)
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
