package io.cielo24.maven.caption;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Short ways to read a text and to say what came of it. */
final class Samples {

    private Samples() {}

    static CaptionFile vtt(String text) {
        return read(CaptionFormat.WEB_VTT, text);
    }

    static CaptionFile srt(String text) {
        return read(CaptionFormat.SRT, text);
    }

    static CaptionFile sbv(String text) {
        return read(CaptionFormat.SBV, text);
    }

    static CaptionFile dfxp(String text) {
        return read(CaptionFormat.DFXP, text);
    }

    static CaptionFile read(CaptionFormat format, String text) {
        return CaptionReader.read(text.getBytes(StandardCharsets.UTF_8), "f", format);
    }

    /** A DFXP file around the content of its body. */
    static CaptionFile body(String content) {
        return dfxp("<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><div>\n" + content + "\n</div></body></tt>");
    }

    static List<String> findings(CaptionFile file) {
        return file.findings().stream().map(Finding::text).toList();
    }

    /** Each cue as {@code 1 1000-2000 first line|second line}, with the speaker in front of the text, if any. */
    static List<String> cues(CaptionFile file) {
        return file.cues().stream()
                .map(cue -> cue.index() + " " + cue.start().toMillis() + "-"
                        + cue.end().toMillis() + " " + (cue.speaker() == null ? "" : "[" + cue.speaker() + "] ")
                        + String.join("|", cue.lines()))
                .toList();
    }
}
