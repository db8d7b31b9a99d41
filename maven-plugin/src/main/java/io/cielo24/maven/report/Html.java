package io.cielo24.maven.report;

/** Escaping: whatever the text, it stays text. */
final class Html {

    private Html() {}

    /**
     * The text for use between tags and in attributes with double quotes. What HTML has no way to hold becomes U+FFFD:
     * control characters, unpaired surrogates and characters that are none.
     */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\t', '\n' -> escaped.append((char) c);
                default -> escaped.appendCodePoint(isCharacter(c) ? c : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean isCharacter(int c) {
        boolean none = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        return !none && !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
    }
}
