package io.cielo24.maven.caption;

import java.util.List;

/** The text of a paragraph: broken where it says so, white space run together where it does not count. */
final class TtmlText {

    private final CueText lines = new CueText();
    private boolean shown;
    private final StringBuilder line = new StringBuilder();

    void append(String characters, boolean keepSpace) {
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            boolean space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            if (keepSpace && c == '\n') {
                lineBreak();
            } else if (!space) {
                line.append(c);
            } else if (keepSpace || (!line.isEmpty() && line.charAt(line.length() - 1) != ' ')) {
                line.append(' ');
            }
        }
    }

    void lineBreak() {
        String text = line.toString().strip();
        shown |= !text.isEmpty();
        lines.add(text);
        line.setLength(0);
    }

    /** The lines, after the last character; none if there is no text at all. */
    List<String> end(int cue, int sourceLine, Findings findings) {
        lineBreak();
        return shown ? lines.lines(cue, sourceLine, findings) : List.of();
    }

    /** Whether anything has been added that can be seen. */
    boolean isBlank() {
        return !shown && line.toString().isBlank();
    }
}
