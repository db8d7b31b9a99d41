package io.cielo24.maven;

import io.cielo24.maven.caption.CaptionRules;
import io.cielo24.maven.report.ReportedMedia;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that looks at media, lock and captions as they are on the disk, and uses no network. */
abstract class InspectMojo extends LocalMojo {

    /** Where <code>captions</code> has put what it fetched: <code>generated-resources/cielo24</code> in the build's output unless set. */
    @Parameter(property = "cielo24.outputDirectory")
    private @Nullable File outputDirectory;

    /** The folder inside the output directory. */
    @Parameter(property = "cielo24.targetPath", defaultValue = "captions")
    private String targetPath;

    /**
     * Where the project keeps captions of its own, such as translations: <code>src/main/resources/captions</code> unless set.
     * A caption file is called as its media, with language and format instead of the ending:
     * <code>talks/a.es.vtt</code> is of <code>talks/a.mp4</code>. The lock says nothing about these files.
     */
    @Parameter(property = "cielo24.captionDirectories")
    private @Nullable List<File> captionDirectories;

    /** Languages that every media must have captions in, as in the names of their files; any one is enough unless set. */
    @Parameter(property = "cielo24.requiredLanguages")
    private @Nullable List<String> requiredLanguages;

    /**
     * How far rules go, such as <code>overlap=error,gap=off</code>: <code>off</code>, <code>warning</code> or
     * <code>error</code>. The rules are <code>form</code>, <code>empty</code>, <code>order</code>, <code>overlap</code>,
     * <code>media-length</code>, <code>line-length</code>, <code>line-count</code>, <code>reading-speed</code>,
     * <code>shortest</code>, <code>longest</code>, <code>gap</code>, <code>missing</code>, <code>changed</code> and
     * <code>locked</code>. Unless set, <code>overlap</code> is a warning, and all others are errors.
     */
    @Parameter(property = "cielo24.rules")
    private @Nullable List<String> rules;

    /** The most characters in a line (rule <code>line-length</code>). */
    @Parameter(property = "cielo24.charactersPerLine", defaultValue = "42")
    private int charactersPerLine;

    /** The most lines in a cue (rule <code>line-count</code>). */
    @Parameter(property = "cielo24.linesPerCue", defaultValue = "2")
    private int linesPerCue;

    /** The most characters a second that a cue may ask to be read (rule <code>reading-speed</code>). */
    @Parameter(property = "cielo24.readingSpeed", defaultValue = "20")
    private double readingSpeed;

    /** From how many characters a second on there is a warning (rule <code>reading-speed</code>). */
    @Parameter(property = "cielo24.readingSpeedWarning", defaultValue = "17")
    private double readingSpeedWarning;

    /** The shortest time that a cue may be shown, such as <code>1s</code> (rule <code>shortest</code>). */
    @Parameter(property = "cielo24.shortestCue", defaultValue = "833ms")
    private String shortestCue;

    /** The longest time that a cue may be shown, such as <code>7s</code> (rule <code>longest</code>). */
    @Parameter(property = "cielo24.longestCue", defaultValue = "7s")
    private String longestCue;

    /** The shortest gap between two cues; none at all is well too (rule <code>gap</code>). */
    @Parameter(property = "cielo24.shortestGap", defaultValue = "80ms")
    private String shortestGap;

    /** How far a cue may reach past the end of its media (rule <code>media-length</code>). */
    @Parameter(property = "cielo24.mediaLengthTolerance", defaultValue = "250ms")
    private String mediaLengthTolerance;

    CaptionRules captionRules() throws MojoExecutionException {
        try {
            CaptionRules.Builder builder = CaptionRules.builder()
                    .charactersPerLine(charactersPerLine)
                    .linesPerCue(linesPerCue)
                    .readingSpeed(readingSpeed, readingSpeedWarning)
                    .shortestCue(Amounts.time("shortestCue", shortestCue))
                    .longestCue(Amounts.time("longestCue", longestCue))
                    .shortestGap(Amounts.time("shortestGap", shortestGap))
                    .mediaLengthTolerance(Amounts.time("mediaLengthTolerance", mediaLengthTolerance));
            if (rules != null) {
                rules.stream().filter(rule -> !rule.isBlank()).forEach(builder::level);
            }
            return builder.build();
        } catch (IllegalArgumentException e) {
            // What is set there has the names of the parameters here.
            throw new MojoExecutionException(Parameters.PREFIX + e.getMessage(), e);
        }
    }

    /** All media, as they are now. */
    List<ReportedMedia> inspect(CaptionRules captionRules) throws MojoExecutionException, IOException {
        List<MediaFiles.Found> all = found();
        List<ReportedMedia> inspected = new ArrayList<>();
        if (!all.isEmpty()) {
            try (LockView lock = simulated() ? LockView.none() : LockView.of(lockDirectory())) {
                Inspection inspection = new Inspection(
                        lock,
                        simulated(),
                        places(),
                        captionRules,
                        requiredLanguages == null ? List.of() : requiredLanguages,
                        new Advice(this::command));
                for (MediaFiles.Found one : all) {
                    inspected.add(inspection.of(one));
                }
            }
        }
        return inspected;
    }

    private CaptionPlaces places() throws MojoExecutionException {
        List<Path> own = captionDirectories == null || captionDirectories.isEmpty()
                ? List.of(base().resolve("src/main/resources").resolve(targetPath.replace('\\', '/')))
                : captionDirectories.stream().map(File::toPath).toList();
        return new CaptionPlaces(
                base(), captionOutput(outputDirectory, targetPath).captions(), own);
    }
}
