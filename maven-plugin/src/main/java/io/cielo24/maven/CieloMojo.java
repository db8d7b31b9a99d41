package io.cielo24.maven;

import io.cielo24.Cielo24Exception;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals share. */
abstract class CieloMojo extends AbstractMojo {

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /**
     * Does nothing. The environment variable <code>CIELO24_SKIP=true</code> means the same.
     */
    @Parameter(property = "cielo24.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (isOff()) {
            getLog().info("cielo24:" + execution.getGoal() + " is skipped");
            return;
        }
        try {
            go();
        } catch (IOException e) {
            throw new MojoExecutionException("a file cannot be read or written: " + e, e);
        } catch (UncheckedIOException e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
        } catch (Cielo24Exception
                | IllegalArgumentException
                | IllegalStateException
                | UnsupportedOperationException e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Whether this execution is to do nothing. */
    final boolean isOff() {
        return skip || Boolean.parseBoolean(environment().get("CIELO24_SKIP")) || skipped();
    }

    abstract void go() throws MojoExecutionException, MojoFailureException, IOException;

    /** Whether this goal alone is switched off. */
    boolean skipped() {
        return false;
    }

    Map<String, String> environment() {
        return System.getenv();
    }

    MavenSession session() {
        return session;
    }

    MavenProject project() {
        return session.getCurrentProject();
    }

    /** Whether there is a pom; else the working directory takes its place. */
    boolean inProject() {
        return project() != null && project().getBasedir() != null;
    }

    /** The project's directory, or the working directory. */
    Path base() {
        return inProject()
                ? project().getBasedir().toPath().toAbsolutePath().normalize()
                : Path.of(session.getExecutionRootDirectory()).toAbsolutePath().normalize();
    }

    /** The build's output. Without a pom its default holds expressions that nobody resolves. */
    Path output() {
        return inProject() ? Path.of(project().getBuild().getDirectory()) : base().resolve("target");
    }

    /** What to type to run a goal, wherever one stands. */
    String command(String goal) {
        return command(goal, session.getCurrentProject());
    }

    /** The same for a module of this build. */
    String command(String goal, @Nullable MavenProject module) {
        return new CommandLine(session, execution).of(goal, module);
    }

    /** Modules with a media directory that this goal is not run for, as it was called by hand and needs no project. */
    List<MavenProject> otherModules() {
        if (execution.getSource() != MojoExecution.Source.CLI
                || session.getProjects().size() < 2) {
            return List.of();
        }
        return session.getProjects().stream()
                .filter(module -> !module.equals(project()))
                .filter(module -> Files.isDirectory(module.getBasedir().toPath().resolve(MediaFiles.DIRECTORY)))
                .toList();
    }
}
