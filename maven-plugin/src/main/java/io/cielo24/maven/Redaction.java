package io.cielo24.maven;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of parameters as they may stand in a log: URLs without user info, query and fragment, which may hold secrets. */
final class Redaction {

    private static final Pattern URL =
            Pattern.compile("(https?://)([^/?#]*@)?([^,?#]*)([?#][^,]*)?", Pattern.CASE_INSENSITIVE);

    private Redaction() {}

    /** One value, or a list with commas; dots stand for what is left out. */
    static String shown(String values) {
        return URL.matcher(values)
                .replaceAll(url -> Matcher.quoteReplacement(url.group(1)
                        + (url.group(2) == null ? "" : "...@")
                        + url.group(3)
                        + (url.group(4) == null ? "" : url.group(4).charAt(0) + "...")));
    }

    /** What should have been a URL and cannot be taken apart as one: whatever might be user info is left out. */
    static String shownBroken(String text) {
        return text.replaceAll("(?s)[?#].*", "").replaceFirst("(?s)^((?:[^:/]*:)?//)?.*@", "$1");
    }
}
