package io.cielo24.simulator.internal.callback;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values where the tags of a callback URL stand. */
final class CallbackUrl {

    private static final Pattern TAG = Pattern.compile("\\{([^{}]+)}");

    private CallbackUrl() {}

    /** Replaces the tags that have a value, percent-encoded once; others stay, encoded so that the URL is one. */
    static String replace(String url, Map<String, String> values) {
        return TAG.matcher(url).replaceAll(tag -> {
            String value = values.get(tag.group(1));
            return Matcher.quoteReplacement(value == null ? "%7B" + encode(tag.group(1)) + "%7D" : encode(value));
        });
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
