package io.cielo24.maven;

import io.cielo24.captioning.Results;
import io.cielo24.job.Language;
import io.cielo24.transcript.CaptionFormat;
import io.cielo24.transcript.CaptionRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** Which caption files are wanted of every media, by what they end with, such as {@code en.vtt}. */
final class Formats {

    private static final Map<String, CaptionFormat> KNOWN = Stream.of(
                    CaptionFormat.WEB_VTT,
                    CaptionFormat.SRT,
                    CaptionFormat.DFXP,
                    CaptionFormat.SBV,
                    CaptionFormat.SCC,
                    CaptionFormat.SAMI,
                    CaptionFormat.QT,
                    CaptionFormat.ECHO,
                    CaptionFormat.TPM,
                    CaptionFormat.TWX,
                    CaptionFormat.TRANSCRIPT)
            .collect(Collectors.toMap(CaptionFormat::text, format -> format, (a, b) -> a, LinkedHashMap::new));

    private final Map<String, CaptionFormat> byEnding;

    private Formats(Map<String, CaptionFormat> byEnding) {
        this.byEnding = byEnding;
    }

    static Formats of(@Nullable List<String> names, Language language) throws MojoExecutionException {
        Map<String, CaptionFormat> byEnding = new LinkedHashMap<>();
        for (String name : names == null || names.isEmpty() ? List.of("WEB_VTT") : names) {
            CaptionFormat format = KNOWN.get(name.strip().toUpperCase(Locale.ROOT));
            if (format == null) {
                throw new MojoExecutionException(
                        "cielo24.formats names '" + name + "'; the formats are " + KNOWN.keySet());
            }
            byEnding.put(LanguageTag.of(language) + "." + format.fileExtension(), format);
        }
        return new Formats(byEnding);
    }

    /** Where nothing is fetched. */
    static Formats none() {
        return new Formats(Map.of());
    }

    Set<String> endings() {
        return byEnding.keySet();
    }

    /** Kept in memory, as captions are small, and so nothing stands in the build that was not held against the lock. */
    Results results(@Nullable String version) {
        Results.Builder results = Results.builder();
        byEnding.forEach((ending, format) -> results.captions(CaptionRequest.of(format), ending));
        if (version != null) {
            results.version(version);
        }
        return results.build();
    }
}
