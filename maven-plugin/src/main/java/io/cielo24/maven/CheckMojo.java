package io.cielo24.maven;

import io.cielo24.maven.caption.Finding;
import io.cielo24.maven.caption.Severity;
import io.cielo24.maven.caption.Texts;
import io.cielo24.maven.report.ReportedMedia;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Fails the build if a media has no captions, if it changed since captions of it were ordered, if captions are not those
 * that the lock names, or if they break a rule. Uses no network, and needs no credentials. All findings are said, each with
 * file, line, cue and time, before the build fails.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class CheckMojo extends InspectMojo {

    /** Skips this goal only. */
    @Parameter(property = "cielo24.check.skip", defaultValue = "false")
    private boolean checkSkip;

    /** Whether the build fails when there are errors; without, they are said, and the build goes on. */
    @Parameter(property = "cielo24.failOnViolation", defaultValue = "true")
    private boolean failOnViolation;

    /** Whether the build fails when there are warnings. */
    @Parameter(property = "cielo24.failOnWarning", defaultValue = "false")
    private boolean failOnWarning;

    /** Made by Maven. */
    public CheckMojo() {}

    @Override
    boolean skipped() {
        return checkSkip;
    }

    @Override
    void go() throws MojoExecutionException, MojoFailureException, IOException {
        List<ReportedMedia> media = inspect(captionRules());
        if (media.isEmpty()) {
            return;
        }
        media.stream().flatMap(ReportedMedia::allFindings).forEach(this::say);
        long errors = count(media, Severity.ERROR);
        long warnings = count(media, Severity.WARNING);
        long concerned = media.stream()
                .filter(one -> one.allFindings().findAny().isPresent())
                .count();
        if (errors + warnings == 0) {
            getLog().info("captions of " + media.size() + " media: nothing to say");
            return;
        }
        String summary = "captions: " + Texts.count(errors, "error", "errors") + ", "
                + Texts.count(warnings, "warning", "warnings") + " in " + concerned + " of " + media.size() + " media";
        if ((errors > 0 && failOnViolation) || (warnings > 0 && failOnWarning)) {
            throw new MojoFailureException(
                    summary + ", all listed above; to see them beside the captions: " + command("report"));
        }
        getLog().warn(summary);
    }

    private void say(Finding finding) {
        if (finding.severity() == Severity.ERROR) {
            getLog().error(finding.text());
        } else {
            getLog().warn(finding.text());
        }
    }

    private static long count(List<ReportedMedia> media, Severity severity) {
        return media.stream().mapToLong(one -> one.count(severity)).sum();
    }
}
