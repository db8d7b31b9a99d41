package io.cielo24.transcript;

import java.util.Objects;

/**
 * The formats of captions. Open: the constants are the documented ones.
 *
 * @param text as it goes on the wire
 * @param fileExtension without the dot
 * @param mediaType of a file in this format
 */
public record CaptionFormat(String text, String fileExtension, String mediaType) {

    /** Timed Text (W3C), distribution profile. */
    public static final CaptionFormat DFXP = new CaptionFormat("DFXP", "dfxp", "application/ttml+xml");
    /** ECHO. */
    public static final CaptionFormat ECHO = new CaptionFormat("ECHO", "echo", "text/plain");
    /** QuickTime text. */
    public static final CaptionFormat QT = new CaptionFormat("QT", "qt.txt", "text/plain");
    /** SAMI. */
    public static final CaptionFormat SAMI = new CaptionFormat("SAMI", "smi", "application/x-sami");
    /** SubViewer. */
    public static final CaptionFormat SBV = new CaptionFormat("SBV", "sbv", "text/plain");
    /** Scenarist. */
    public static final CaptionFormat SCC = new CaptionFormat("SCC", "scc", "text/plain");
    /** SubRip. */
    public static final CaptionFormat SRT = new CaptionFormat("SRT", "srt", "application/x-subrip");
    /** TPM. */
    public static final CaptionFormat TPM = new CaptionFormat("TPM", "tpm", "text/plain");
    /** A transcript in the shape of a caption file. */
    public static final CaptionFormat TRANSCRIPT = new CaptionFormat("TRANSCRIPT", "txt", "text/plain");
    /** TWX. */
    public static final CaptionFormat TWX = new CaptionFormat("TWX", "twx", "text/plain");
    /** WebVTT (W3C). */
    public static final CaptionFormat WEB_VTT = new CaptionFormat("WEB_VTT", "vtt", "text/vtt");

    /** Nothing may be blank. */
    public CaptionFormat {
        if (Objects.requireNonNull(text, "text").isBlank() || fileExtension.isBlank() || mediaType.isBlank()) {
            throw new IllegalArgumentException("a caption format needs a name, a file extension and a media type");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
