package io.cielo24.internal;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be printed. A URI is shown by an allow-list of parameters: a name that is not on it keeps its name and loses
 * its value, so a parameter added tomorrow is silent until somebody decides otherwise. Texts from the other side, which
 * may echo what was sent, lose what looks like a secret.
 */
final class Redaction {

    private static final int EXCERPT_LENGTH = 200;

    private static final Set<String> PRINTABLE = Set.of(
            "v",
            "job_id",
            "media_type",
            "transcoded_version",
            "text_to_speech",
            "caption_format",
            "file_format",
            "format",
            "is_html",
            "language",
            "target_languages",
            "approve_uplevel",
            "transcription_fidelity",
            "priority",
            "turnaround_hours",
            "is_duplicate",
            "build_url",
            "group_by",
            "audio_description",
            "elementlist_version",
            "iwp_name");

    private Redaction() {}

    /** Scheme, host and port. */
    static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    /** The URI with the values of unlisted parameters replaced, without user info. */
    static String printable(URI uri) {
        StringBuilder text = new StringBuilder(origin(uri)).append(uri.getRawPath());
        if (uri.getRawQuery() != null) {
            char separator = '?';
            for (String pair : uri.getRawQuery().split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                text.append(separator).append(name);
                if (equals >= 0) {
                    text.append('=').append(PRINTABLE.contains(name) ? pair.substring(equals + 1) : "***");
                }
                separator = '&';
            }
        }
        return text.toString();
    }

    /** A text from the other side: secrets replaced, control characters too. */
    static String foreign(String text, @Nullable String token) {
        String known = token == null || token.isEmpty() ? text : text.replace(token, "***");
        String clean = ForeignText.withoutSecrets(known);
        return clean.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** How a foreign text begins. */
    static String excerpt(String text, @Nullable String token) {
        return excerpt(text, token, EXCERPT_LENGTH);
    }

    /** A foreign text, cut after a number of characters. */
    static String excerpt(String text, @Nullable String token, int longest) {
        String clean = foreign(text, token);
        return clean.length() <= longest ? clean : clean.substring(0, longest - 1) + "…";
    }
}
