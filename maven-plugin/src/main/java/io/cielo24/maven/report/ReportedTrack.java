package io.cielo24.maven.report;

import io.cielo24.maven.caption.CaptionFile;
import io.cielo24.maven.caption.Finding;
import java.util.List;

/**
 * A caption file in the report.
 *
 * @param language its language, as a BCP 47 tag such as {@code en} or {@code pt-BR}
 * @param captions the file as it was read
 * @param findings what the check found in it
 */
public record ReportedTrack(String language, CaptionFile captions, List<Finding> findings) {

    /** Copies the list. */
    public ReportedTrack {
        findings = List.copyOf(findings);
    }
}
