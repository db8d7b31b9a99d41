package io.cielo24.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that works on the media of the project, and on what the lock remembers of them. Needs no service for that. */
abstract class LocalMojo extends CieloMojo {

    private static final String SIMULATOR = "simulator";

    /**
     * The service: <code>production</code>, <code>sandbox</code>, <code>simulator</code>, or the URI of another one. With
     * <code>simulator</code> the goal starts an embedded service and ends it when it is done: no account is needed, nothing
     * is billed, and the lock is left alone. As such a service forgets everything with its goal, <code>captions</code>
     * orders by itself what it then fetches.
     */
    @Parameter(property = "cielo24.endpoint", defaultValue = "production")
    private String endpoint;

    /**
     * Where the lock is, to be committed beside the sources: <code>.cielo24</code> in the project unless set. It is kept
     * outside the build's output, so that nothing is ordered again after <code>clean</code>.
     */
    @Parameter(property = "cielo24.lockDirectory")
    private @Nullable File lockDirectory;

    /** Where the media are: <code>src/main/media</code> unless set. */
    @Parameter(property = "cielo24.mediaDirectory")
    private @Nullable File mediaDirectory;

    /**
     * Which files of the media directory are media: patterns such as <code>talks/**&#47;*.mp4</code>. The usual endings of
     * video and sound unless set.
     */
    @Parameter(property = "cielo24.includes")
    private @Nullable List<String> includes;

    /** Which files of the media directory are left out. */
    @Parameter(property = "cielo24.excludes")
    private @Nullable List<String> excludes;

    /** These media instead of the media directory: files, or URLs that the service fetches from. */
    @Parameter(property = "cielo24.files")
    private @Nullable List<String> files;

    String endpoint() {
        return endpoint;
    }

    boolean simulated() {
        return SIMULATOR.equals(endpoint);
    }

    Path lockDirectory() {
        return lockDirectory == null ? base().resolve(".cielo24") : lockDirectory.toPath();
    }

    /**
     * Where captions are put, and looked for.
     *
     * @param given by the parameter, {@code null} if it is not set
     */
    CaptionOutput captionOutput(@Nullable File given, String targetPath) throws MojoExecutionException {
        return new CaptionOutput(
                given == null ? output().resolve("generated-resources/cielo24") : given.toPath(), targetPath);
    }

    /** The media, in the order of their names. */
    List<MediaFiles.Found> found() throws MojoExecutionException, IOException {
        MediaFiles media = new MediaFiles(
                base(),
                mediaDirectory == null ? base().resolve(MediaFiles.DIRECTORY) : mediaDirectory.toPath(),
                new Patterns(
                        includes == null || includes.isEmpty() ? MediaFiles.INCLUDES : includes,
                        excludes == null ? List.of() : excludes));
        List<MediaFiles.Found> all = files == null || files.isEmpty() ? media.inDirectory() : media.named(files);
        if (all.isEmpty()) {
            noMedia(media.directory());
        }
        return all;
    }

    private void noMedia(Path directory) {
        if (mediaDirectory != null && !Files.isDirectory(directory)) {
            getLog().warn("there is no directory " + directory + ", which cielo24.mediaDirectory names");
        } else {
            getLog().info("no media in " + directory);
        }
    }
}
