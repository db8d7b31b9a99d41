package io.cielo24.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The Java of README and guide compiles, and does what it shows against the simulator. */
class PagesTest {

    private static final Path ROOT = Path.of("..");

    @TempDir
    Path folder;

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs.sorted())
                    .filter(page -> page.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static List<Snippet> snippets() throws IOException {
        List<Snippet> all = new ArrayList<>();
        for (Path page : pages()) {
            all.addAll(Snippet.in(page));
        }
        return all;
    }

    @TestFactory
    Stream<DynamicTest> everyBlockCompilesAndRuns() throws IOException {
        List<Snippet> here = snippets().stream()
                .filter(snippet -> snippet.elsewhere().isEmpty())
                .toList();
        assertThat(here).hasSizeGreaterThan(10);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        compile(here, classes);
        // Several at once: some of them wait for a job, as a user would. On threads of their own: the blocks block,
        // and the client reads files on Reactor's bounded pool.
        ExecutorService threads = Executors.newFixedThreadPool(3);
        List<Future<Void>> runs = here.stream()
                .map(snippet -> threads.submit(() -> snippet.declares() ? null : run(snippet, classes)))
                .toList();
        threads.shutdown();
        return IntStream.range(0, here.size())
                .mapToObj(i -> DynamicTest.dynamicTest(
                        here.get(i).page() + ":" + here.get(i).line(),
                        () -> runs.get(i).get(5, TimeUnit.MINUTES)));
    }

    private static void compile(List<Snippet> snippets, Path classes) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<? extends JavaFileObject> sources = snippets.stream()
                .map(snippet ->
                        new SimpleJavaFileObject(
                                URI.create("string:///" + snippet.className() + ".java"), JavaFileObject.Kind.SOURCE) {
                            @Override
                            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                                return snippet.source();
                            }
                        })
                .toList();
        try (StandardJavaFileManager files = javac.getStandardFileManager(found, Locale.ROOT, null)) {
            List<String> options = List.of(
                    "-proc:none", "-d", classes.toString(), "-classpath", System.getProperty("java.class.path"));
            javac.getTask(null, files, found, options, null, sources).call();
        }
        assertThat(found.getDiagnostics())
                .filteredOn(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .isEmpty();
    }

    private @Nullable Void run(Snippet snippet, Path classes) throws Exception {
        Path scratch = Files.createDirectories(folder.resolve(snippet.className()));
        try (Given given = new Given(scratch);
                URLClassLoader loader = new URLClassLoader(
                        new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            loader.loadClass(snippet.className()).getMethod("run", Given.class).invoke(null, given);
            assertThat(given.simulator().defects()).isEmpty();
        }
        return null;
    }

    /** What needs libraries that this module has not is compiled where they are. */
    @Test
    void everyBlockThatIsCompiledElsewhereStandsThere() throws IOException {
        List<Snippet> elsewhere = snippets().stream()
                .filter(snippet -> !snippet.elsewhere().isEmpty())
                .toList();
        assertThat(elsewhere).hasSizeGreaterThan(3);
        for (Snippet snippet : elsewhere) {
            String block = squeezed(snippet.code());
            try (Stream<Path> files =
                    Files.walk(ROOT.resolve(snippet.elsewhere()).resolve("src/test/java"))) {
                List<Path> sources =
                        files.filter(file -> file.toString().endsWith(".java")).toList();
                assertThat(sources)
                        .as(snippet.page() + ":" + snippet.line())
                        .anySatisfy(source ->
                                assertThat(squeezed(Files.readString(source))).contains(block));
            }
        }
    }

    /** Without what a formatter decides, and without what a class inside another needs. */
    private static String squeezed(String code) {
        return code.replace("static class", "class").replaceAll("\\s+", "");
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : Stream.concat(
                        pages().stream(),
                        Stream.of("ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
                                .map(ROOT::resolve))
                .toList()) {
            Pattern.compile("]\\((?!https?:)([^)#]+)(#[^)]*)?\\)")
                    .matcher(Files.readString(page))
                    .results()
                    .map(link -> link.group(1))
                    .filter(target -> !Files.exists(page.resolveSibling(target)))
                    .forEach(target -> broken.add(page + " -> " + target));
        }
        assertThat(broken).isEmpty();
    }
}
