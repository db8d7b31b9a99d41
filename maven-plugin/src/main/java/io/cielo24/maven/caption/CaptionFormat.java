package io.cielo24.maven.caption;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The caption formats that can be read and checked. */
public enum CaptionFormat {
    /** WebVTT, the format of HTML's {@code <track>}. */
    WEB_VTT("WebVTT", "vtt"),
    /** SubRip. */
    SRT("SRT", "srt"),
    /** The W3C's Timed Text Markup Language; DFXP is its older name. */
    DFXP("DFXP", "dfxp", "ttml"),
    /** The plain format of YouTube. */
    SBV("SBV", "sbv");

    private final String title;
    private final List<String> extensions;

    CaptionFormat(String title, String... extensions) {
        this.title = title;
        this.extensions = List.of(extensions);
    }

    /**
     * The format's name as people write it.
     *
     * @return for instance {@code WebVTT}
     */
    public String title() {
        return title;
    }

    /**
     * The endings of file names in this format.
     *
     * @return lower case, without the dot, the usual one first
     */
    public List<String> extensions() {
        return extensions;
    }

    /**
     * The format that a file's name promises by its ending, in upper or lower case.
     *
     * @param fileName a file name or path
     * @return the format, or nothing for any other ending
     */
    public static Optional<CaptionFormat> ofFileName(String fileName) {
        String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return fileName.indexOf('.') < 0
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(format -> format.extensions.contains(ending))
                        .findFirst();
    }
}
