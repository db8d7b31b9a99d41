package io.cielo24.maven.caption;

import java.util.List;

/**
 * A caption file as it was read.
 *
 * @param name the file's name as the caller gave it, used in findings
 * @param format the format it was read as
 * @param cues in the file's order
 * @param findings what is wrong with its form, in the file's order; all of rule {@link Rule#FORM}
 */
public record CaptionFile(String name, CaptionFormat format, List<Cue> cues, List<Finding> findings) {

    /** Copies the lists. */
    public CaptionFile {
        cues = List.copyOf(cues);
        findings = List.copyOf(findings);
    }
}
