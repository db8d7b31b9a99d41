package io.cielo24.maven;

import java.util.List;
import java.util.regex.Pattern;

/** File patterns as builds write them: {@code **}{@code /*.mp4}; {@code \} and {@code /} mean the same. */
final class Patterns {

    private final List<Pattern> includes;
    private final List<Pattern> excludes;

    Patterns(List<String> includes, List<String> excludes) {
        this.includes = includes.stream().map(Patterns::regex).toList();
        this.excludes = excludes.stream().map(Patterns::regex).toList();
    }

    /** Whether a path with forward slashes is meant. */
    boolean match(String path) {
        return includes.stream().anyMatch(pattern -> pattern.matcher(path).matches())
                && excludes.stream().noneMatch(pattern -> pattern.matcher(path).matches());
    }

    private static Pattern regex(String pattern) {
        String text = pattern.strip().replace('\\', '/');
        text = text.endsWith("/") ? text + "**" : text;
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (text.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (text.charAt(i) == '*') {
                regex.append("[^/]*");
            } else if (text.charAt(i) == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(text.substring(i, i + 1)));
            }
        }
        // Cameras write MP4, and a build means the same on every file system.
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
