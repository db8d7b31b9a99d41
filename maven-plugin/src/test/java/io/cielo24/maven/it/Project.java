package io.cielo24.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.simulator.Cielo24Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A project with media, and a Maven to build it. */
final class Project {

    static final String PLUGIN = "io.cielo24:cielo24-maven-plugin:" + PluginRepository.VERSION + ":";

    private static final long LONGEST_BUILD_SECONDS = 3600;
    private static final int LOOK_MILLIS = 50;

    private final Maven maven;
    private final Path directory;
    private final Path settings;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> always = new ArrayList<>();
    private String options = "";
    private int builds;

    /** What a build ended with. */
    record Build(int status, String log) {

        /** A build that had to succeed. */
        Build succeeded() {
            assertThat(status).as(log).isZero();
            return this;
        }

        /** A build that had to fail. */
        Build failed() {
            assertThat(status).as(log).isNotZero();
            return this;
        }
    }

    /**
     * What a build used of the machine.
     *
     * @param residentBytes the most memory at a time
     * @param readBytes from files and connections
     */
    record Used(long residentBytes, long readBytes) {}

    /** A build under way. */
    static final class Running {

        private final Process process;
        private final Path log;
        private final String command;

        private Running(Process process, Path log, String command) {
            this.process = process;
            this.log = log;
            this.command = command;
        }

        /** Waits until the log says something. */
        Running saying(String text) throws IOException, InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_BUILD_SECONDS);
            while (!text().contains(text)) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    kill();
                    throw new AssertionError(command + " never said '" + text + "':\n" + text());
                }
                process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
            return this;
        }

        long pid() {
            return process.pid();
        }

        /** As Ctrl-C does it; where the interrupt is switched off for everything that runs here, as a terminal's end does. */
        Running interrupt() throws IOException, InterruptedException {
            boolean ignored = Path.of("/proc/self/status").toFile().canRead()
                    && Files.readAllLines(Path.of("/proc/self/status")).stream()
                            .filter(line -> line.startsWith("SigIgn:"))
                            .anyMatch(line -> (Long.parseUnsignedLong(
                                                    line.substring(line.indexOf(':') + 1)
                                                            .strip(),
                                                    16)
                                            & 2)
                                    != 0);
            String signal = ignored ? "-TERM" : "-INT";
            assertThat(new ProcessBuilder("kill", signal, String.valueOf(pid()))
                            .inheritIO()
                            .start()
                            .waitFor())
                    .isZero();
            return this;
        }

        /** At once, with nothing cleaned up. */
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        /** Waits for its end, and tells what it used of the machine: zeros where the machine does not say. */
        Used used() throws IOException, InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_BUILD_SECONDS);
            Used used = new Used(0, 0);
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < end) {
                used = new Used(
                        Math.max(used.residentBytes(), 1024 * told("status", "VmHWM:")),
                        Math.max(used.readBytes(), told("io", "rchar:")));
            }
            return used;
        }

        private long told(String file, String name) throws IOException {
            try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid(), file))) {
                return lines.filter(line -> line.startsWith(name))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .findFirst()
                        .orElse(0);
            } catch (NoSuchFileException | AccessDeniedException | UncheckedIOException e) {
                return 0; // it has just ended, or the machine does not say
            }
        }

        /** Waits for its end. */
        Build end() throws IOException, InterruptedException {
            if (!process.waitFor(LONGEST_BUILD_SECONDS, TimeUnit.SECONDS)) {
                kill();
                throw new AssertionError(command + " did not end:\n" + text());
            }
            return new Build(process.exitValue(), text());
        }

        String text() throws IOException {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        }
    }

    private Project(Maven maven, Path directory) throws IOException {
        this.maven = maven;
        this.directory = directory;
        this.settings = directory.resolveSibling(directory.getFileName() + "-settings.xml");
        settings("");
    }

    /** An empty one with a pom, in a directory whose name has a space, and more where the machine can. */
    static Project create(Maven maven, String name, String pluginConfiguration) throws IOException {
        String letters = "UTF-8".equals(System.getProperty("sun.jnu.encoding")) ? " prøjéct" : " project";
        Path directory = Path.of("target/it").toAbsolutePath().resolve(maven + " " + name + letters);
        delete(directory);
        Files.createDirectories(directory);
        Project project = new Project(maven, directory);
        Files.writeString(directory.resolve("pom.xml"), pom(pluginConfiguration), StandardCharsets.UTF_8);
        return project;
    }

    /** One that is there, as a user would copy it, without what a build of it has left. */
    static Project copyOf(Maven maven, String name, Path original) throws IOException {
        Project project = create(maven, name, "");
        try (Stream<Path> all = Files.walk(original)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                Path below = original.relativize(each);
                if (!below.startsWith("target")) {
                    Path copy = project.directory.resolve(below.toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(each, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return project;
    }

    /** Talks to no service any more, and knows of none. */
    Project alone() {
        environment.clear();
        always.clear();
        return this;
    }

    /** The same without a pom. */
    static Project withoutPom(Maven maven, String name) throws IOException {
        Project project = create(maven, name, "");
        Files.delete(project.file("pom.xml"));
        return project;
    }

    /** Talks to this service, with its credentials in the environment. */
    Project at(Cielo24Simulator simulator) {
        environment.put("CIELO24_USERNAME", simulator.user());
        environment.put("CIELO24_API_KEY", simulator.apiKey());
        return atEndpoint(simulator.endpoint().toString());
    }

    Project atEndpoint(String endpoint) {
        always.add("-Dcielo24.endpoint=" + endpoint);
        return this;
    }

    /** Adds options of the JVM. */
    Project jvm(String more) {
        options = (options + " " + more).strip();
        return this;
    }

    /** Gives this with every build. */
    Project always(String argument) {
        always.add(argument);
        return this;
    }

    /** Sets a variable of the environment. */
    Project variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Another copy of this project, as a clone elsewhere: the sources and the pom, and what else is asked for. */
    Project clone(String name) throws IOException {
        Project clone = new Project(maven, directory.resolveSibling(directory.getFileName() + " " + name));
        delete(clone.directory);
        copy(directory.resolve("pom.xml"), clone.file("pom.xml"));
        copy(directory.resolve("src"), clone.file("src"));
        clone.environment.putAll(environment);
        clone.always.addAll(always);
        return clone;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                Files.createDirectories(target.getParent());
                if (!Files.isDirectory(each)) {
                    Files.copy(each, target);
                }
            }
        }
    }

    Project without(String variable) {
        environment.remove(variable);
        return this;
    }

    /** Writes the settings: where artifacts come from, and what else is given. */
    void settings(String more) throws IOException {
        String outer = PluginRepository.outer().toUri().toString();
        String repository = "<id>outer</id><url>" + outer + "</url><releases><checksumPolicy>ignore</checksumPolicy>"
                + "</releases><snapshots><enabled>false</enabled></snapshots>";
        Files.writeString(
                settings,
                "<settings><localRepository>" + PluginRepository.get().directory() + "</localRepository>" + more
                        + "<profiles><profile><id>outer</id><repositories><repository>" + repository
                        + "</repository></repositories><pluginRepositories><pluginRepository>" + repository
                        + "</pluginRepository></pluginRepositories></profile></profiles>"
                        + "<activeProfiles><activeProfile>outer</activeProfile></activeProfiles></settings>",
                StandardCharsets.UTF_8);
    }

    Path file(String path) {
        return directory.resolve(path);
    }

    /** A media of its own content. */
    Project media(String path, String content) throws IOException {
        Path file = file(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content, StandardCharsets.UTF_8);
        return this;
    }

    void delete(String path) throws IOException {
        delete(file(path));
    }

    /** Runs Maven; a goal that begins with a colon is one of ours. */
    Build run(String... arguments) throws IOException, InterruptedException {
        return start(arguments).end();
    }

    /** Starts Maven, as {@link #run}. */
    Running start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(maven.command());
        command.addAll(List.of("-B", "-ntp", "-s", settings.toString(), "-gs", settings.toString()));
        command.add("-Daether.offline.protocols=file"); // our own repository is no network
        // Newer Mavens ask each repository what it may hold, those of the network too, before they look at ours.
        command.add("-Daether.remoteRepositoryFilter.prefixes=false");
        command.addAll(always);
        Arrays.stream(arguments)
                .map(each -> each.startsWith(":") ? PLUGIN + each.substring(1) : each)
                .forEach(command::add);
        Path log = directory.resolveSibling(directory.getFileName() + "-" + ++builds + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> variables = builder.environment();
        variables.keySet().removeIf(name -> name.startsWith("CIELO24_") || name.startsWith("MAVEN_"));
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.put("MAVEN_SKIP_RC", "true");
        variables.put("MAVEN_OPTS", ("-Xmx256m -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8 " + options).strip());
        variables.putAll(environment);
        return new Running(builder.start(), log, String.join(" ", command));
    }

    private static String pom(String configuration) {
        return model(
                "it",
                "jar",
                "<configuration>" + configuration
                        + "</configuration><executions><execution><goals><goal>captions</goal></goals></execution></executions>",
                "");
    }

    /**
     * A pom.
     *
     * @param plugin what stands in the plugin's element, beside its coordinates
     * @param more what stands beside the build
     */
    static String model(String artifactId, String packaging, String plugin, String more) {
        StringBuilder plugins = new StringBuilder();
        for (String each : List.of("clean", "resources", "compiler", "surefire", "jar", "install")) {
            plugins.append("<plugin><artifactId>maven-" + each + "-plugin</artifactId><version>")
                    .append(PluginRepository.pluginVersion("maven-" + each + "-plugin"))
                    .append("</version></plugin>");
        }
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>it</groupId>
                  <artifactId>%s</artifactId>
                  <version>1</version>
                  <packaging>%s</packaging>
                  <properties>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                    <project.build.outputTimestamp>2026-01-01T00:00:00Z</project.build.outputTimestamp>
                  </properties>
                  %s
                  <build>
                    <pluginManagement><plugins>%s</plugins></pluginManagement>
                    <plugins>
                      <plugin>
                        <groupId>io.cielo24</groupId>
                        <artifactId>cielo24-maven-plugin</artifactId>
                        <version>%s</version>
                        %s
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(artifactId, packaging, more, plugins, PluginRepository.VERSION, plugin);
    }

    /** Replaces the pom, or writes that of a module. */
    Project pom(String path, String model) throws IOException {
        Path file = file(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, model, StandardCharsets.UTF_8);
        return this;
    }

    static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> all = Files.walk(path)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
