package io.cielo24.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts from the other side, which may echo what was sent: they lose what looks like a secret. Where a value ends is found
 * by its quotes, so that one with blanks or escaped quotes in it goes as a whole.
 */
final class ForeignText {

    private static final String HIDDEN = "***";

    /** More of it is of no use to anybody. */
    private static final int LONGEST = 8192;

    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?i)(?:api_?token|api_?key|api_securekey|securekey|secure_key|password|new_password|upload_?url|x-auth-[a-z]+|authorization)[\\\\\"']*\\s*[=:]\\s*");

    /** What a URL asks for may be signed, such as where a media is stored; in JSON its slashes may be escaped. */
    private static final Pattern URL_QUERY = Pattern.compile("(https?:\\\\?/\\\\?/[^\\s\"'<>?]*+)\\?[^\\s\"'<>]*+");

    private ForeignText() {}

    static String withoutSecrets(String text) {
        String given = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        Matcher name = SECRET_NAME.matcher(given);
        StringBuilder clean = new StringBuilder();
        int at = 0;
        while (name.find(at)) {
            clean.append(given, at, name.end());
            int value = name.end();
            while (value < given.length() && given.charAt(value) == '\\') {
                value++; // JSON within JSON: the opening quote is escaped
            }
            if (value < given.length() && "\"'".indexOf(given.charAt(value)) >= 0) {
                clean.append(given, name.end(), value + 1);
                at = endOfQuoted(given, value, value > name.end());
            } else {
                at = endOfPlain(
                        given, value, given.substring(name.start(), name.end()).contains(":"));
            }
            clean.append(HIDDEN);
        }
        clean.append(given, at, given.length());
        return URL_QUERY.matcher(clean).replaceAll("$1?" + HIDDEN);
    }

    /** Before the closing quote, or the end. */
    private static int endOfQuoted(String text, int opening, boolean escaped) {
        char quote = text.charAt(opening);
        for (int i = opening + 1; i < text.length(); i++) {
            if (text.charAt(i) == quote) {
                return i;
            }
            if (text.charAt(i) == '\\') {
                if (escaped) {
                    return i;
                }
                i++;
            }
        }
        return text.length();
    }

    /** In a query a blank ends a value, in a header it does not. */
    private static int endOfPlain(String text, int from, boolean header) {
        String ends = header ? "&\"'<>,}\r\n" : "&\"'<>,} \t\r\n";
        int i = from;
        while (i < text.length() && ends.indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }
}
