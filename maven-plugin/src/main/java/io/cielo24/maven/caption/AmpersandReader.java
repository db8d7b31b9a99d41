package io.cielo24.maven.caption;

import java.io.Reader;

/**
 * Makes XML of what is XML but for its ampersands, which some services write as they are. Each one that begins no
 * reference known to XML is reported, and handed on as a reference to itself. Comments, CDATA sections and processing
 * instructions may hold ampersands, and are left alone. After errors without end the text ends.
 */
final class AmpersandReader extends Reader {

    private static final String[][] QUIET = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};
    private static final int LONGEST_REFERENCE = 10;
    private static final String MENDED = "amp;";

    private final String text;
    private final Findings findings;
    private int position;
    private int line = 1;
    private int quietUntil;
    private int owed; // characters of what mends an ampersand that are still to be handed on

    AmpersandReader(String text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        int count = 0;
        while (count < length && (owed > 0 || position < text.length())) {
            if (owed > 0) {
                buffer[offset + count++] = MENDED.charAt(MENDED.length() - owed--);
            } else if (findings.hopeless()) {
                break;
            } else {
                buffer[offset + count++] = take();
            }
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    private char take() {
        int at = position++;
        char c = text.charAt(at);
        if (c == '\n' || (c == '\r' && !text.startsWith("\n", position))) {
            line++;
        } else if (at >= quietUntil && c == '<') {
            quietUntil = quietEnd(at);
        } else if (at >= quietUntil && c == '&' && !isReference(at)) {
            owed = MENDED.length();
            String where = text.substring(Math.max(0, at - 20), Math.min(text.length(), at + 20));
            findings.formError(
                    line,
                    "a bare & in " + Texts.quote(where)
                            + ", so that this is not XML and players may refuse the file: write &amp;");
        }
        return c;
    }

    private int quietEnd(int from) {
        for (String[] quiet : QUIET) {
            if (text.startsWith(quiet[0], from)) {
                int end = text.indexOf(quiet[1], from + quiet[0].length());
                return end < 0 ? text.length() : end + quiet[1].length();
            }
        }
        return 0;
    }

    /** Whether one of the five names of XML, or a number, and a semicolon follow. */
    private boolean isReference(int from) {
        int limit = Math.min(text.length(), from + LONGEST_REFERENCE + 1);
        int end = from + 1;
        while (end < limit && text.charAt(end) != ';') {
            end++;
        }
        if (end >= limit) {
            return false;
        }
        String name = text.substring(from + 1, end);
        return switch (name) {
            case "amp", "lt", "gt", "quot", "apos" -> true;
            default -> isNumeric(name);
        };
    }

    private static boolean isNumeric(String name) {
        boolean hex = name.startsWith("#x");
        int start = hex ? 2 : 1;
        return name.startsWith("#")
                && name.length() > start
                && name.substring(start).chars().allMatch(c -> c < 128 && Character.digit(c, hex ? 16 : 10) >= 0);
    }

    @Override
    public void close() {
        // There is only text to let go of.
    }
}
