package io.cielo24.maven.it;

import io.cielo24.Cielo24Client;
import io.cielo24.maven.UploadMojo;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.transport.jdk.JdkHttpTransport;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A local repository that holds this build's plugin as if it had been installed, without touching the one of the machine.
 * Everything else comes from there, or from Central where it lacks something.
 */
final class PluginRepository {

    static final String VERSION = System.getProperty("it.version", "0.1.0-SNAPSHOT");

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final PluginRepository INSTANCE = new PluginRepository();

    private final Path directory = Path.of("target/it/repository").toAbsolutePath();

    private PluginRepository() {
        try {
            install("cielo24-parent", ROOT.resolve("pom.xml"), null);
            install("cielo24-core", ROOT.resolve("core/pom.xml"), Cielo24Client.class);
            install("cielo24-transport-jdk", ROOT.resolve("transport-jdk/pom.xml"), JdkHttpTransport.class);
            install("cielo24-simulator", ROOT.resolve("simulator/pom.xml"), Cielo24Simulator.class);
            install("cielo24-maven-plugin", ROOT.resolve("maven-plugin/pom.xml"), UploadMojo.class);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the plugin cannot be installed for the tests", e);
        }
    }

    static PluginRepository get() {
        return INSTANCE;
    }

    Path directory() {
        return directory;
    }

    /** Where everything else is. */
    static Path outer() {
        return Path.of(System.getProperty("it.repository", System.getProperty("user.home") + "/.m2/repository"));
    }

    /** The version of a plugin that this build itself uses, and so has at hand. */
    static String pluginVersion(String artifactId) {
        try {
            Matcher matcher = Pattern.compile(
                            "<artifactId>" + artifactId + "</artifactId>\\s*<version>([^<]+)</version>")
                    .matcher(Files.readString(ROOT.resolve("pom.xml")));
            if (!matcher.find()) {
                throw new IllegalStateException("the parent names no version of " + artifactId);
            }
            return matcher.group(1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void install(String artifactId, Path pom, @org.jspecify.annotations.Nullable Class<?> one)
            throws IOException, URISyntaxException {
        Path home = Files.createDirectories(directory.resolve("io/cielo24/" + artifactId + "/" + VERSION));
        String name = artifactId + "-" + VERSION;
        Files.copy(pom, home.resolve(name + ".pom"), StandardCopyOption.REPLACE_EXISTING);
        if (one != null) {
            Path source = Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path jar = home.resolve(name + ".jar");
            if (Files.isDirectory(source)) {
                pack(source, jar);
            } else {
                Files.copy(source, jar, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        try (OutputStream stream = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(stream, StandardCharsets.UTF_8)) {
            for (Path file : files) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }
}
