package io.cielo24.maven.report;

import io.cielo24.maven.caption.Finding;
import io.cielo24.maven.caption.Severity;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A media in the report.
 *
 * @param name the name people know it by, such as its path in the project with slashes
 * @param address where it is: an absolute {@code file:} URI, to which the page points from its own place; or an {@code
 *     http:} or {@code https:} one, which is not contacted before someone plays it
 * @param length how long it is, or null if that is not known
 * @param tracks its caption files, in the order to show them
 * @param findings what the check found about the media itself
 */
public record ReportedMedia(
        String name, URI address, @Nullable Duration length, List<ReportedTrack> tracks, List<Finding> findings) {

    private static final Set<String> SOUND_ONLY =
            Set.of("mp3", "wav", "m4a", "m4b", "aac", "oga", "ogg", "opus", "flac", "aif", "aiff", "wma");
    private static final Set<String> SCHEMES = Set.of("file", "http", "https");

    /** Copies the lists. */
    public ReportedMedia {
        String scheme = address.getScheme();
        if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("address must be an absolute URI of " + SCHEMES + ", not " + scheme);
        }
        tracks = List.copyOf(tracks);
        findings = List.copyOf(findings);
    }

    /** Whether there is only sound, as far as the name tells. */
    boolean isAudio() {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return SOUND_ONLY.contains(ending);
    }

    boolean isRemote() {
        return !"file".equalsIgnoreCase(address.getScheme());
    }

    long count(Severity severity) {
        return Stream.concat(findings.stream(), tracks.stream().flatMap(track -> track.findings().stream()))
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
