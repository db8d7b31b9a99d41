package io.cielo24.maven;

import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * What to type to go on where a goal stands: with its module, its execution and what was given on the command line. What may
 * hold a secret is left to whoever gave it.
 */
final class CommandLine {

    /** What the advice itself decides. */
    private static final Set<String> LEFT_OUT =
            Set.of("cielo24.confirm", "cielo24.dryRun", "cielo24.reorder", "cielo24.waitFor", "cielo24.update");

    private static final String PLUGIN = "io.cielo24:cielo24-maven-plugin";

    private final MavenSession session;
    private final MojoExecution execution;

    CommandLine(MavenSession session, MojoExecution execution) {
        this.session = session;
        this.execution = execution;
    }

    /**
     * The command.
     *
     * @param project the module, {@code null} where a test or a tool runs the goal by itself
     */
    String of(String goal, @Nullable MavenProject project) {
        StringBuilder line = new StringBuilder("mvn ");
        if (project != null && session.getProjects().size() > 1) {
            line.append("-pl ")
                    .append(project.getGroupId())
                    .append(':')
                    .append(project.getArtifactId())
                    .append(' ');
        }
        line.append(execution.getGroupId())
                .append(':')
                .append(execution.getArtifactId())
                .append(':')
                .append(execution.getVersion())
                .append(':')
                .append(goal);
        if (project != null && isConfigured(project.getPlugin(PLUGIN))) {
            line.append('@').append(execution.getExecutionId());
        }
        Properties given = session.getUserProperties();
        for (String name : new TreeSet<>(given.stringPropertyNames())) {
            if (name.startsWith(Parameters.PREFIX) && !LEFT_OUT.contains(name)) {
                line.append(' ').append(quoted("-D" + name + "=" + Redaction.shown(given.getProperty(name))));
            }
        }
        return line.toString();
    }

    /** Whether the execution has more than the plugin's own configuration, which every goal gets. */
    private boolean isConfigured(@Nullable Plugin plugin) {
        if (plugin == null) {
            return false;
        }
        PluginExecution own = plugin.getExecutionsAsMap().get(execution.getExecutionId());
        return own != null && !Objects.equals(own.getConfiguration(), plugin.getConfiguration());
    }

    static String quoted(String argument) {
        return argument.matches("[\\p{L}\\p{N}_./:@=,+%-]+")
                ? argument
                : '"' + argument.replaceAll("([\"$`\\\\])", "\\\\$1") + '"';
    }
}
