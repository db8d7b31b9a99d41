package io.cielo24.maven;

import io.cielo24.maven.caption.CaptionRules;
import io.cielo24.maven.report.HtmlReport;
import io.cielo24.maven.report.ReportedMedia;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;
import org.jspecify.annotations.Nullable;

/**
 * Writes an HTML page of all media with player, captions, transcript, and what <code>check</code> finds beside the cue it
 * concerns. Neither writing nor viewing it needs a network. It never fails a build because of what it shows, and is made
 * before <code>check</code> has its say. Listed under <code>reporting</code>, it is a page of the project's site.
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.PREPARE_PACKAGE, requiresProject = false, threadSafe = true)
public final class ReportMojo extends InspectMojo implements MavenReport {

    private static final String PAGE = "index";
    private static final String IN_SITE = "cielo24";

    /** Skips this goal only. */
    @Parameter(property = "cielo24.report.skip", defaultValue = "false")
    private boolean reportSkip;

    /**
     * Where the page is written, as <code>index.html</code>: <code>cielo24-report</code> in the build's output unless set. A
     * site has a place of its own for it.
     */
    @Parameter(property = "cielo24.reportDirectory")
    private @Nullable File reportDirectory;

    /**
     * Whether media are copied beside the page, so that it can be moved and published with them. Without, it points to where
     * they are.
     */
    @Parameter(property = "cielo24.copyMedia", defaultValue = "false")
    private boolean copyMedia;

    private @Nullable File siteDirectory;

    /** Made by Maven. */
    public ReportMojo() {}

    @Override
    boolean skipped() {
        return reportSkip;
    }

    @Override
    void go() throws MojoExecutionException, IOException {
        write(reportDirectory == null ? output().resolve("cielo24-report") : reportDirectory.toPath());
    }

    private void write(Path directory) throws MojoExecutionException, IOException {
        CaptionRules rules = captionRules();
        List<ReportedMedia> media = inspect(rules);
        if (media.isEmpty()) {
            return;
        }
        Path page = directory.resolve(PAGE + ".html");
        HtmlReport.write(page, title(), rules, copyMedia ? copied(media, directory) : media);
        getLog().info("report of " + media.size() + " media: " + page.toAbsolutePath());
    }

    private static List<ReportedMedia> copied(List<ReportedMedia> media, Path directory) throws IOException {
        MediaCopies copies = new MediaCopies(directory.resolve("media"));
        List<ReportedMedia> copied = new ArrayList<>();
        for (ReportedMedia one : media) {
            copied.add(copies.of(one));
        }
        return copied;
    }

    private String title() {
        if (!inProject()) {
            return String.valueOf(base().getFileName());
        }
        String name = project().getName();
        return (name == null || name.isBlank() ? project().getArtifactId() : name) + " "
                + project().getVersion();
    }

    @Override
    public void generate(Sink sink, Locale locale) throws MavenReportException {
        try {
            write(Objects.requireNonNull(siteDirectory, "the site has no directory")
                    .toPath()
                    .resolve(IN_SITE));
        } catch (MojoExecutionException | IOException | RuntimeException e) {
            throw new MavenReportException("the report of captions cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean canGenerateReport() throws MavenReportException {
        if (isOff()) {
            return false;
        }
        refuseOldSites();
        try {
            return !found().isEmpty();
        } catch (MojoExecutionException | IOException e) {
            throw new MavenReportException("media cannot be looked for: " + e.getMessage(), e);
        }
    }

    /** The interface comes from the site plugin; an older one calls a method that is not here, and makes a site all the same. */
    private static void refuseOldSites() throws MavenReportException {
        boolean known = Arrays.stream(MavenReport.class.getMethods())
                .anyMatch(method ->
                        method.getName().equals("generate") && method.getParameterTypes()[0].equals(Sink.class));
        if (!known) {
            throw new MavenReportException("the report of captions needs maven-site-plugin 3.21.0 or newer");
        }
    }

    /** A page of its own, which a skin would take its style and its policy from. */
    @Override
    public boolean isExternalReport() {
        return true;
    }

    @Override
    public String getOutputPath() {
        return IN_SITE + "/" + PAGE;
    }

    /** Asked for by site plugins that do not know of {@link #getOutputPath()}. */
    @Override
    @SuppressWarnings("deprecation")
    public String getOutputName() {
        return getOutputPath();
    }

    @Override
    public String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public String getName(Locale locale) {
        return "Captions";
    }

    @Override
    public String getDescription(Locale locale) {
        return "Media with their captions, and what is wrong with these.";
    }

    @Override
    public void setReportOutputDirectory(File directory) {
        siteDirectory = directory;
    }

    @Override
    public @Nullable File getReportOutputDirectory() {
        return siteDirectory;
    }
}
