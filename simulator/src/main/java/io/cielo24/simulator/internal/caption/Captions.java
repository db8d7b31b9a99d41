package io.cielo24.simulator.internal.caption;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Renders captions. */
public final class Captions {

    private Captions() {}

    /**
     * Renders captions in a format.
     *
     * @param language the language of the words
     * @throws IllegalArgumentException if the format is not one of those that are rendered
     */
    public static byte[] render(ElementList elements, CaptionFormat format, String language, RenderOptions options) {
        List<Cue> cues = new CaptionLayout(elements, options).cues();
        String text = switch (format) {
            case WEB_VTT -> webVtt(cues);
            case SRT -> SrtFormat.render(cues, options);
            case SBV -> sbv(cues);
            case TRANSCRIPT -> transcript(cues);
            case DFXP -> MarkupFormats.dfxp(cues, language, options);
            case SAMI -> MarkupFormats.sami(cues, language);
            case QT -> quickTime(cues, options);
            default -> throw new IllegalArgumentException(format + " is not rendered");
        };
        String ending = switch (options.text("line_ending_format", "UNIX")) {
            case "WINDOWS" -> "\r\n";
            case "OSX" -> "\r";
            default -> "\n";
        };
        String marked = options.flag("utf8_mark", false) ? "\ufeff" + text : text;
        return marked.replace("\n", ending).getBytes(StandardCharsets.UTF_8);
    }

    private static String webVtt(List<Cue> cues) {
        StringBuilder out = new StringBuilder("WEBVTT\n");
        for (Cue cue : cues) {
            out.append('\n')
                    .append(Times.dotted(cue.start(), 2))
                    .append(" --> ")
                    .append(Times.dotted(cue.end(), 2))
                    .append('\n')
                    .append(MarkupFormats.escape(cue.text()))
                    .append('\n');
        }
        return out.toString();
    }

    private static String sbv(List<Cue> cues) {
        StringBuilder out = new StringBuilder();
        for (Cue cue : cues) {
            out.append(Times.dotted(cue.start(), 1))
                    .append(',')
                    .append(Times.dotted(cue.end(), 1))
                    .append('\n')
                    .append(cue.text())
                    .append("\n\n");
        }
        return out.toString();
    }

    private static String transcript(List<Cue> cues) {
        StringBuilder out = new StringBuilder();
        cues.forEach(cue -> out.append(cue.text()).append('\n'));
        return out.toString();
    }

    private static String quickTime(List<Cue> cues, RenderOptions options) {
        StringBuilder out = new StringBuilder("{QTtext} {timeScale:1000} {width:320} {height:60}\n");
        long end = 0;
        for (Cue cue : cues) {
            if (cue.start() > end && !options.flag("qt_seamless", false)) {
                out.append('[').append(Times.dotted(end, 2)).append("]\n\n");
            }
            out.append('[').append(Times.dotted(cue.start(), 2)).append("]\n");
            out.append(cue.text()).append('\n');
            end = cue.end();
        }
        return out.append('[').append(Times.dotted(end, 2)).append("]\n").toString();
    }
}
