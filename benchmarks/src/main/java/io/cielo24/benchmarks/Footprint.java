package io.cielo24.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client brings along: the jars of which a JVM that logs its class loading loaded anything for a first call. */
final class Footprint {

    /** Makes a JVM say where each class comes from. */
    static final String FLAG = "-Xlog:class+load=info:stdout";

    private static final Pattern SOURCE = Pattern.compile(" source: (file:\\S+\\.jar)");

    private Footprint() {}

    /** Number and size of the jars, from what the JVM said. */
    static Map<String, Double> of(List<String> lines) throws IOException {
        Set<URI> jars = new TreeSet<>();
        for (String line : lines) {
            Matcher source = SOURCE.matcher(line);
            if (source.find()) {
                jars.add(URI.create(source.group(1)));
            }
        }
        long bytes = 0;
        for (URI jar : jars) {
            bytes += Files.size(Path.of(jar));
        }
        return Map.of("jars", (double) jars.size(), "jarBytes", (double) bytes);
    }
}
