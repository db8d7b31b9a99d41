package io.cielo24.maven.it;

import io.cielo24.simulator.Cielo24Simulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

    private static final long LONGEST_BUILD_SECONDS = 180;

    private final Maven maven;
    private final Path directory;
    private final Path settings;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> always = new ArrayList<>();
    private int builds;

    /** What a build ended with. */
    record Build(int status, String log) {}

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
        List<String> command = new ArrayList<>(maven.command());
        command.addAll(List.of("-B", "-ntp", "-s", settings.toString(), "-gs", settings.toString()));
        command.add("-Daether.offline.protocols=file");
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
        variables.put("MAVEN_OPTS", "-Xmx256m -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8");
        variables.putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(LONGEST_BUILD_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError(command + " did not end:\n" + Files.readString(log));
        }
        return new Build(process.exitValue(), new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
    }

    private static String pom(String configuration) {
        StringBuilder plugins = new StringBuilder();
        for (String each : List.of("clean", "resources", "compiler", "surefire", "jar")) {
            plugins.append("<plugin><artifactId>maven-" + each + "-plugin</artifactId><version>")
                    .append(PluginRepository.pluginVersion("maven-" + each + "-plugin"))
                    .append("</version></plugin>");
        }
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>it</groupId>
                  <artifactId>it</artifactId>
                  <version>1</version>
                  <properties>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <build>
                    <pluginManagement><plugins>%s</plugins></pluginManagement>
                    <plugins>
                      <plugin>
                        <groupId>io.cielo24</groupId>
                        <artifactId>cielo24-maven-plugin</artifactId>
                        <version>%s</version>
                        <configuration>%s</configuration>
                        <executions><execution><goals><goal>captions</goal></goals></execution></executions>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(plugins, PluginRepository.VERSION, configuration);
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
