package io.cielo24.maven.caption;

import java.util.regex.Pattern;

/** The text of a SubRip cue, which knows a few tags of HTML by custom and position codes by habit. */
final class SrtText {

    private static final Pattern MARKUP =
            Pattern.compile("</?(?:[biusBIUS]|font(?: [^<>]{0,200})?|FONT(?: [^<>]{0,200})?)>|\\{\\\\[^{}]{0,200}\\}");

    private SrtText() {}

    /** The line as a viewer sees it. */
    static String plain(String line) {
        String text = line.replace('\0', '\uFFFD');
        return text.indexOf('<') < 0 && text.indexOf('{') < 0
                ? text
                : MARKUP.matcher(text).replaceAll("");
    }
}
