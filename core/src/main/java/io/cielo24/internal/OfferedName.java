package io.cielo24.internal;

import io.cielo24.transport.Headers;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file name in {@code Content-Disposition}: foreign text, so reduced to a plain name that cannot point anywhere. */
final class OfferedName {

    /** Possessive where characters are repeated: as an ordinary group, each of them would take a frame of the stack. */
    private static final Pattern FILE_NAME =
            Pattern.compile("(?i)(?:^|;)\\s*filename\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;\\s]+))");

    private static final int LONGEST = 255;

    private OfferedName() {}

    static Optional<String> of(Headers headers) {
        return headers.first("Content-Disposition")
                .map(FILE_NAME::matcher)
                .filter(Matcher::find)
                .flatMap(match ->
                        clean(match.group(1) != null ? match.group(1).replaceAll("\\\\(.)", "$1") : match.group(2)));
    }

    private static Optional<String> clean(String offered) {
        String name = offered.substring(Math.max(offered.lastIndexOf('/'), offered.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}:*?\"<>|]", "_")
                .strip();
        if (name.length() > LONGEST) {
            name = name.substring(name.length() - LONGEST);
        }
        return name.isEmpty() || name.matches("\\.+") ? Optional.empty() : Optional.of(name);
    }
}
