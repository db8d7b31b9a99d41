package io.cielo24.maven.it;

import io.cielo24.Cielo24Client;
import io.cielo24.maven.UploadMojo;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.transport.jdk.JdkHttpTransport;
import io.cielo24.transport.netty.NettyHttpTransport;
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
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * A local repository that holds this build's plugin as if it had been installed, without touching the one of the machine.
 * Everything else comes from there: whatever the plugin needs has been resolved when this build got as far as its tests.
 */
final class PluginRepository {

    static final String VERSION = System.getProperty("it.version", "0.1.0-SNAPSHOT");

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final PluginRepository INSTANCE = new PluginRepository();

    /** Names between a local repository and a jar of Reactor in it. */
    private static final int DEPTH =
            Path.of("io/projectreactor/reactor-core/version/jar").getNameCount();

    private final Path directory = Path.of("target/it/repository").toAbsolutePath();

    private PluginRepository() {
        try {
            install("cielo24-parent", ROOT.resolve("pom.xml"), null);
            install("cielo24-core", ROOT.resolve("core/pom.xml"), Cielo24Client.class);
            install("cielo24-transport-jdk", ROOT.resolve("transport-jdk/pom.xml"), JdkHttpTransport.class);
            install("cielo24-transport-netty", ROOT.resolve("transport-netty/pom.xml"), NettyHttpTransport.class);
            install("cielo24-simulator", ROOT.resolve("simulator/pom.xml"), Cielo24Simulator.class);
            install("cielo24-maven-plugin", ROOT.resolve("maven-plugin/pom.xml"), UploadMojo.class);
            index();
        } catch (IOException e) {
            throw new IllegalStateException("the plugin cannot be installed for the tests", e);
        }
    }

    static PluginRepository get() {
        return INSTANCE;
    }

    Path directory() {
        return directory;
    }

    /** Where everything else is: the repository that this JVM's own class path is from. */
    static Path outer() {
        Path repository = source(Flux.class);
        for (int i = 0; i < DEPTH; i++) {
            repository = repository.getParent();
        }
        return repository;
    }

    /** The version of a plugin that this build itself uses, and so has at hand. */
    static String pluginVersion(String artifactId) {
        try {
            String parent = Files.readString(ROOT.resolve("pom.xml"));
            String property = Pattern.quote(artifactId + ".version");
            Matcher matcher = Pattern.compile("<" + property + ">([^<]+)<|<artifactId>" + Pattern.quote(artifactId)
                            + "</artifactId>\\s*<version>([^<]+)</version>")
                    .matcher(parent);
            if (!matcher.find()) {
                throw new IllegalStateException("the parent names no version of " + artifactId);
            }
            return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path source(Class<?> one) {
        try {
            return Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no file: " + one, e);
        }
    }

    private void install(String artifactId, Path pom, @Nullable Class<?> one) throws IOException {
        Path home = Files.createDirectories(directory.resolve("io/cielo24/" + artifactId + "/" + VERSION));
        String name = artifactId + "-" + VERSION;
        Files.copy(pom, home.resolve(name + ".pom"), StandardCopyOption.REPLACE_EXISTING);
        if (one != null) {
            Path source = source(one);
            Path jar = home.resolve(name + ".jar");
            if (Files.isDirectory(source)) {
                pack(source, jar);
            } else {
                Files.copy(source, jar, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** What {@code mvn cielo24:goal} is looked up in, outside of a project. */
    private void index() throws IOException {
        Path group = directory.resolve("io/cielo24");
        Files.writeString(
                group.resolve("maven-metadata-local.xml"),
                "<metadata><plugins><plugin><name>cielo24</name><prefix>cielo24</prefix>"
                        + "<artifactId>cielo24-maven-plugin</artifactId></plugin></plugins></metadata>",
                StandardCharsets.UTF_8);
        Files.writeString(
                group.resolve("cielo24-maven-plugin/maven-metadata-local.xml"),
                "<metadata><groupId>io.cielo24</groupId><artifactId>cielo24-maven-plugin</artifactId><versioning><latest>"
                        + VERSION + "</latest><versions><version>" + VERSION
                        + "</version></versions></versioning></metadata>",
                StandardCharsets.UTF_8);
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
