package io.cielo24.maven.caption;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The text of a WebVTT cue: takes out tags, voices and time stamps, resolves character references, and says where the
 * markup is not what the specification allows. Fed line by line, since a tag may go on over a line's end.
 */
final class VttText {

    private static final Set<String> TAGS = Set.of("c", "i", "b", "u", "ruby", "rt", "v", "lang");
    private static final Map<String, String> REFERENCES = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00A0", "lrm", "\u200E", "rlm",
            "\u200F");
    private static final int LONGEST_REFERENCE = 10;
    private static final int MOST_OPEN = 100;

    private final Findings findings;
    private final int cue;
    private final CueText lines = new CueText();
    private final Deque<String> open = new ArrayDeque<>();
    private @Nullable StringBuilder tag; // the tag that the last line left open
    private int tagLine;
    private int lastLine;
    private @Nullable String speaker;

    VttText(Findings findings, int cue) {
        this.findings = findings;
        this.cue = cue;
    }

    void line(String source, int number) {
        lastLine = number;
        StringBuilder text = new StringBuilder(source.length());
        if (tag != null) {
            tag.append(' ');
        }
        for (int i = 0; i < source.length(); ) {
            char c = source.charAt(i);
            if (tag != null) {
                i = inTag(tag, source, i);
            } else if (c == '<') {
                tag = new StringBuilder();
                tagLine = number;
                i++;
            } else if (c == '&') {
                i = reference(source, i, text);
            } else {
                text.append(c == 0 ? '\uFFFD' : c);
                i++;
            }
        }
        lines.add(text.toString());
    }

    private int inTag(StringBuilder unfinished, String source, int from) {
        int close = source.indexOf('>', from);
        unfinished.append(source, from, close < 0 ? source.length() : close);
        if (close < 0) {
            return source.length();
        }
        tag = null;
        tag(unfinished.toString());
        return close + 1;
    }

    private void tag(String content) {
        if (content.isEmpty() || isTimestamp(content)) {
            return;
        }
        boolean closing = content.charAt(0) == '/';
        String name = name(content, closing ? 1 : 0);
        if (!TAGS.contains(name)) {
            findings.formWarning(
                    tagLine,
                    cue,
                    "tag " + Texts.quote("<" + content + ">")
                            + " is none of WebVTT, players leave it out: write &lt; if it is text");
        } else if (closing) {
            if (!open.removeFirstOccurrence(name)) {
                findings.formWarning(tagLine, cue, "</" + name + "> closes nothing: take it out");
            }
        } else if (open.size() < MOST_OPEN) {
            open.push(name);
            if (name.equals("v") && speaker == null) {
                int space = content.indexOf(' ');
                speaker = space < 0 ? null : resolve(content.substring(space).strip());
            }
        }
    }

    /** A tag's name ends where its classes or its annotation begin. */
    private static String name(String content, int from) {
        int end = from;
        while (end < content.length() && content.charAt(end) != '.' && !Character.isWhitespace(content.charAt(end))) {
            end++;
        }
        return content.substring(from, end);
    }

    private static boolean isTimestamp(String content) {
        TimeStyle.Time time = TimeStyle.WEB_VTT.parse(content);
        return time != null && time.deviation() == null;
    }

    private int reference(String source, int from, StringBuilder text) {
        int end = referenceEnd(source, from);
        String value = end < 0 ? null : value(source.substring(from + 1, end));
        if (value == null) {
            findings.formWarning(
                    lastLine,
                    cue,
                    "& at column " + (from + 1)
                            + " begins no reference known here: write &amp;, or the character meant");
            text.append('&');
            return from + 1;
        }
        text.append(value);
        return end + 1;
    }

    /** Where the semicolon stands that ends a reference, or -1. Looks ahead only as far as a reference can be long. */
    private static int referenceEnd(String source, int from) {
        int limit = Math.min(source.length(), from + LONGEST_REFERENCE + 1);
        for (int i = from + 1; i < limit; i++) {
            if (source.charAt(i) == ';') {
                return i;
            }
        }
        return -1;
    }

    /** What a character reference stands for; null if it is none that we know. */
    private static @Nullable String value(String name) {
        if (!name.startsWith("#")) {
            return REFERENCES.get(name);
        }
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        String digits = name.substring(hex ? 2 : 1);
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c < 128 && Character.digit(c, hex ? 16 : 10) >= 0)) {
            return null;
        }
        int code = Integer.parseInt(digits, hex ? 16 : 10);
        boolean character = code > 0 && code <= Character.MAX_CODE_POINT && (code < 0xD800 || code > 0xDFFF);
        return character ? Character.toString(code) : "\uFFFD";
    }

    private static String resolve(String text) {
        StringBuilder resolved = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int end = text.charAt(i) == '&' ? referenceEnd(text, i) : -1;
            String value = end < 0 ? null : value(text.substring(i + 1, end));
            resolved.append(value == null ? text.substring(i, i + 1) : value);
            i = value == null ? i + 1 : end + 1;
        }
        return resolved.toString();
    }

    /** The lines, after the last one has been fed. */
    List<String> end() {
        if (tag != null) {
            findings.formError(
                    tagLine,
                    cue,
                    "< opens a tag that nothing closes, so that players lose " + Texts.quote("<" + tag)
                            + ": write &lt; if it is text");
        }
        // One voice for the whole cue may stay open; the specification says so.
        open.removeLastOccurrence("v");
        if (!open.isEmpty()) {
            findings.formWarning(lastLine, cue, "<" + open.peek() + "> is not closed: write </" + open.peek() + ">");
        }
        return lines.lines(cue, lastLine, findings);
    }

    @Nullable
    String speaker() {
        return speaker;
    }
}
