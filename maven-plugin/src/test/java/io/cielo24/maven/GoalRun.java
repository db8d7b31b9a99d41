package io.cielo24.maven;

import java.io.File;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** A goal without Maven around it: configured from the plugin's descriptor, run in a directory without a pom. */
final class GoalRun {

    private final List<String> errors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> infos = new ArrayList<>();
    private final Mojo mojo;

    private GoalRun(Mojo mojo) {
        this.mojo = mojo;
        mojo.setLog(new Lines());
    }

    static GoalRun of(String goal, Path directory, Map<String, String> configuration) throws Exception {
        Descriptor.Goal described = Descriptor.read().goal(goal);
        Mojo mojo = (Mojo) Class.forName(described.implementation())
                .getDeclaredConstructor()
                .newInstance();
        for (Descriptor.Parameter parameter : described.settable()) {
            String value = configuration.getOrDefault(parameter.name(), parameter.byDefault());
            set(mojo, parameter.name(), value);
        }
        field(mojo, "session").set(mojo, session(directory));
        field(mojo, "execution").set(mojo, execution(goal));
        return new GoalRun(mojo);
    }

    @SuppressWarnings("deprecation") // the only one that needs no container
    static MavenSession session(Path directory) {
        MavenExecutionRequest request = new DefaultMavenExecutionRequest().setBaseDirectory(directory.toFile());
        return new MavenSession(null, request, null, List.of());
    }

    static MojoExecution execution(String goal) {
        PluginDescriptor plugin = new PluginDescriptor();
        plugin.setGroupId("io.cielo24");
        plugin.setArtifactId("cielo24-maven-plugin");
        plugin.setVersion("1");
        MojoDescriptor mojo = new MojoDescriptor();
        mojo.setPluginDescriptor(plugin);
        mojo.setGoal(goal);
        Plugin model = new Plugin();
        model.setGroupId(plugin.getGroupId());
        model.setArtifactId(plugin.getArtifactId());
        model.setVersion(plugin.getVersion());
        mojo.getPluginDescriptor().setPlugin(model);
        return new MojoExecution(mojo);
    }

    private static void set(Mojo mojo, String name, String value) throws ReflectiveOperationException {
        Field field = field(mojo, name);
        Class<?> type = field.getType();
        if (value.isEmpty()) {
            return;
        }
        if (type == List.class) {
            boolean files = field.getGenericType().getTypeName().contains("java.io.File");
            field.set(
                    mojo,
                    Stream.of(value.split(","))
                            .map(each -> files ? new File(each) : each)
                            .toList());
        } else if (type == boolean.class) {
            field.set(mojo, Boolean.parseBoolean(value));
        } else if (type == int.class) {
            field.set(mojo, Integer.parseInt(value));
        } else if (type == double.class) {
            field.set(mojo, Double.parseDouble(value));
        } else if (type == File.class) {
            field.set(mojo, new File(value));
        } else {
            field.set(mojo, value);
        }
    }

    private static Field field(Object owner, String name) throws NoSuchFieldException {
        for (Class<?> type = owner.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        throw new NoSuchFieldException(name);
    }

    void execute() throws Exception {
        mojo.execute();
    }

    Mojo mojo() {
        return mojo;
    }

    List<String> errors() {
        return errors;
    }

    List<String> warnings() {
        return warnings;
    }

    List<String> infos() {
        return infos;
    }

    private final class Lines extends SystemStreamLog {

        @Override
        public void error(CharSequence content) {
            errors.add(content.toString());
        }

        @Override
        public void warn(CharSequence content) {
            warnings.add(content.toString());
        }

        @Override
        public void info(CharSequence content) {
            infos.add(content.toString());
        }
    }
}
