package io.cielo24.transport.tck;

import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportConfig;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Makes each mutant's source from the example's, in a package of its own, and transports from that. */
final class MutantCompiler {

    private static final String PACKAGE = "package io.cielo24.examples.transport;";
    private static final Path BASE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    private static final Path SOURCES =
            BASE.resolve("../examples/socket-transport/src/main/java/io/cielo24/examples/transport");
    private static final Path TARGET = BASE.resolve("target/mutants");

    private MutantCompiler() {}

    /** The transports' constructors; all mutants go through the compiler at once, which takes a third of the time. */
    static Map<Mutant, Function<TransportConfig, HttpTransport>> compile(List<Mutant> mutants) throws Exception {
        List<Path> originals;
        try (Stream<Path> files = Files.list(SOURCES)) {
            originals = files.toList();
        }
        List<Path> sources = new ArrayList<>();
        for (int i = 0; i < mutants.size(); i++) {
            Path directory = Files.createDirectories(TARGET.resolve("src/mutant" + i));
            for (Path original : originals) {
                Path file = directory.resolve(original.getFileName());
                Files.writeString(file, edited(original, mutants.get(i)).replace(PACKAGE, "package mutant" + i + ";"));
                sources.add(file);
            }
        }
        Path classes = Files.createDirectories(TARGET.resolve("classes"));
        javac(sources, classes);
        // Never closed: a mutant's threads may outlive the test, and load classes then.
        ClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, MutantCompiler.class.getClassLoader());
        Map<Mutant, Function<TransportConfig, HttpTransport>> transports = new HashMap<>();
        for (int i = 0; i < mutants.size(); i++) {
            transports.put(mutants.get(i), maker(loader.loadClass("mutant" + i + ".SocketTransport")));
        }
        return transports;
    }

    private static Function<TransportConfig, HttpTransport> maker(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getConstructor(TransportConfig.class);
        return config -> {
            try {
                return (HttpTransport) constructor.newInstance(config);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static String edited(Path original, Mutant mutant) throws IOException {
        String text = Files.readString(original);
        String type = original.getFileName().toString().replace(".java", "");
        for (Mutant.Edit edit : mutant.edits()) {
            if (edit.type().equals(type)) {
                Matcher find = Pattern.compile(Stream.of(edit.find().strip().split("\\s+"))
                                .map(Pattern::quote)
                                .collect(Collectors.joining("\\s+")))
                        .matcher(text);
                long found = find.results().count();
                if (found != 1) {
                    throw new IllegalStateException("a transport that " + mutant.fault() + ": \"" + edit.find()
                            + "\" stands " + found + " times in " + type + ", expected once");
                }
                text = find.replaceFirst(Matcher.quoteReplacement(edit.replace()));
            }
        }
        return text;
    }

    private static void javac(List<Path> sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-nowarn", "-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
            boolean compiled = compiler.getTask(
                            messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!compiled) {
                throw new IllegalStateException("a mutant does not compile: " + messages);
            }
        }
    }
}
