package io.cielo24.simulator.internal.caption;

import java.util.List;

/** The formats that are markup. */
final class MarkupFormats {

    private static final String USUAL_HEAD = """
            <head>
            %s<styling>
            <style xml:id="basic" tts:color="white" tts:fontFamily="sansSerif" tts:textAlign="center"/>
            </styling>
            </head>
            """;
    private static final String METADATA = """
            <metadata>
            <ttm:title>Captions</ttm:title>
            <ttm:agent xml:id="simulator" type="other"/>
            </metadata>
            """;

    private MarkupFormats() {}

    /** Text without the characters that mean something in markup. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static String dfxp(List<Cue> cues, String language, RenderOptions options) {
        String metadata = options.flag("include_dfxp_metadata", true) ? METADATA : "";
        String head = options.text("dfxp_header", USUAL_HEAD.formatted(metadata));
        StringBuilder out = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" \
                xmlns:tts="http://www.w3.org/ns/ttml#styling" xml:lang="%s">
                """.formatted(escape(language)));
        out.append(head.endsWith("\n") ? head : head + "\n").append("<body>\n<div>\n");
        for (Cue cue : cues) {
            out.append("<p begin=\"")
                    .append(Times.dotted(cue.start(), 2))
                    .append("\" end=\"")
                    .append(Times.dotted(cue.end(), 2))
                    .append("\">")
                    .append(escape(cue.text()).replace("\n", "<br/>"))
                    .append("</p>\n");
        }
        return out.append("</div>\n</body>\n</tt>\n").toString();
    }

    static String sami(List<Cue> cues, String language) {
        StringBuilder out = new StringBuilder("""
                <SAMI>
                <HEAD>
                <STYLE TYPE="text/css"><!--
                P { font-family: sans-serif; text-align: center; }
                .SUBTITLES { Name: Subtitles; lang: %s; SAMIType: CC; }
                --></STYLE>
                </HEAD>
                <BODY>
                """.formatted(escape(language)));
        for (Cue cue : cues) {
            out.append("<SYNC Start=").append(cue.start()).append("><P Class=SUBTITLES>");
            out.append(escape(cue.text()).replace("\n", "<br>")).append("</P></SYNC>\n");
            out.append("<SYNC Start=").append(cue.end()).append("><P Class=SUBTITLES>&nbsp;</P></SYNC>\n");
        }
        return out.append("</BODY>\n</SAMI>\n").toString();
    }
}
