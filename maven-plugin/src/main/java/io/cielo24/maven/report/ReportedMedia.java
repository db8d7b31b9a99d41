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
 * @param orders what the lock says about its captions
 */
public record ReportedMedia(
        String name,
        URI address,
        @Nullable Duration length,
        List<ReportedTrack> tracks,
        List<Finding> findings,
        List<ReportedOrder> orders) {

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
        orders = List.copyOf(orders);
    }

    /**
     * A media of which the lock says nothing.
     *
     * @param name the name people know it by
     * @param address where it is
     * @param length how long it is, or null if that is not known
     * @param tracks its caption files
     * @param findings what the check found about the media itself
     */
    public ReportedMedia(
            String name, URI address, @Nullable Duration length, List<ReportedTrack> tracks, List<Finding> findings) {
        this(name, address, length, tracks, findings, List.of());
    }

    /** Whether there is only sound, as far as the name tells. */
    boolean isAudio() {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return SOUND_ONLY.contains(ending);
    }

    boolean isRemote() {
        return !"file".equalsIgnoreCase(address.getScheme());
    }

    /**
     * Everything that was found: about the media, then about each of its caption files.
     *
     * @return the findings
     */
    public Stream<Finding> allFindings() {
        return Stream.concat(findings.stream(), tracks.stream().flatMap(track -> track.findings().stream()));
    }

    /**
     * How many findings of one weight there are.
     *
     * @param severity how much they weigh
     * @return their number
     */
    public long count(Severity severity) {
        return allFindings().filter(finding -> finding.severity() == severity).count();
    }
}
