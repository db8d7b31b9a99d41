package io.cielo24.simulator.internal.caption;

import java.util.Arrays;
import java.util.Optional;

/** The formats that can be asked for, and those that the simulator can render. */
public enum CaptionFormat {
    /** Timed text markup of the W3C. */
    DFXP("application/ttml+xml", true),
    /** Not rendered here. */
    ECHO("text/plain", false),
    /** QuickTime text. */
    QT("text/plain", true),
    /** Synchronized accessible media interchange. */
    SAMI("text/plain", true),
    /** YouTube's own. */
    SBV("text/plain", true),
    /** Not rendered here. */
    SCC("text/plain", false),
    /** SubRip. */
    SRT("text/plain", true),
    /** Not rendered here. */
    TPM("text/plain", false),
    /** The words of the captions without times. */
    TRANSCRIPT("text/plain", true),
    /** Not rendered here. */
    TWX("text/plain", false),
    /** WebVTT. */
    WEB_VTT("text/vtt", true);

    private final String contentType;
    private final boolean rendered;

    CaptionFormat(String contentType, boolean rendered) {
        this.contentType = contentType;
        this.rendered = rendered;
    }

    /** The format of a name. */
    public static Optional<CaptionFormat> of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equals(name))
                .findFirst();
    }

    /** The names of all formats. */
    public static String[] names() {
        return Arrays.stream(values()).map(Enum::name).toArray(String[]::new);
    }

    /** The media type of a rendering. */
    public String contentType() {
        return contentType;
    }

    /** Whether the simulator can render it. */
    public boolean isRendered() {
        return rendered;
    }
}
