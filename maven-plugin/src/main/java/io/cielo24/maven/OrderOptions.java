package io.cielo24.maven;

import io.cielo24.job.TranscriptionOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** The finer options of an order as a build writes them, {@code name=value}, in the service's own names. */
final class OrderOptions {

    private static final Set<String> SWITCHES = Set.of(
            "speaker_id",
            "enable_true_verbatim",
            "audio_description",
            "on_screen_text",
            "music_lyrics",
            "custom_special_handling");
    private static final Set<String> LISTS =
            Set.of("customer_approval_steps", "return_iwp", "generate_media_intelligence_iwp");
    private static final Set<String> TEXTS = Set.of("notes", "customer_approval_tool", "first_pass_campaign");

    private OrderOptions() {}

    /** {@code null} for no option at all. */
    static @Nullable TranscriptionOptions of(@Nullable List<String> texts) throws MojoExecutionException {
        if (texts == null || texts.isEmpty()) {
            return null;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (String text : texts) {
            int sign = text.indexOf('=');
            String name = sign < 0 ? "" : text.substring(0, sign).strip();
            String value = text.substring(sign + 1).strip();
            if (name.isEmpty() || value.isEmpty()) {
                throw new MojoExecutionException(
                        "cielo24.options holds '" + text + "'; give name=value, such as speaker_id=true");
            }
            if (values.putIfAbsent(name, typed(name, value)) != null) {
                throw new MojoExecutionException("cielo24.options gives " + name + " twice");
            }
        }
        TranscriptionOptions.Builder options = TranscriptionOptions.builder();
        values.forEach(options::option);
        return options.build();
    }

    private static Object typed(String name, String value) throws MojoExecutionException {
        if (SWITCHES.contains(name)) {
            if (!value.equals("true") && !value.equals("false")) {
                throw new MojoExecutionException(
                        "cielo24.options sets " + name + " to '" + value + "'; give true or false");
            }
            return Boolean.valueOf(value);
        }
        if (LISTS.contains(name)) {
            return Stream.of(value.split("[,|\\s]+"))
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
        if (TEXTS.contains(name)) {
            return value;
        }
        throw new MojoExecutionException("cielo24.options names '" + name + "'; the options are " + known());
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>(SWITCHES);
        known.addAll(LISTS);
        known.addAll(TEXTS);
        return known;
    }
}
