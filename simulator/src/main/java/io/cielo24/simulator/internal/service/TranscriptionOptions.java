package io.cielo24.simulator.internal.service;

import io.cielo24.simulator.internal.json.Json;
import io.cielo24.simulator.internal.json.JsonException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the transcription options, which are a JSON object inside a string. */
final class TranscriptionOptions {

    private static final int MAXIMUM_NOTES = 1000;
    private static final Set<String> FLAGS = Set.of(
            "speaker_id",
            "enable_true_verbatim",
            "audio_description",
            "on_screen_text",
            "music_lyrics",
            "custom_special_handling");

    private TranscriptionOptions() {}

    static Map<String, @Nullable Object> parse(@Nullable String json) {
        if (json == null) {
            return Map.of();
        }
        Map<String, @Nullable Object> options = new LinkedHashMap<>();
        try {
            if (Json.parse(json) instanceof Map<?, ?> object) {
                object.forEach((name, value) -> options.put((String) name, value));
            }
        } catch (JsonException e) {
            throw new IllegalStateException("checked before", e);
        }
        options.forEach(TranscriptionOptions::check);
        return options;
    }

    private static void check(String name, @Nullable Object value) {
        if (FLAGS.contains(name)) {
            require(value instanceof Boolean, name + " has to be true or false");
            return;
        }
        switch (name) {
            case "customer_approval_steps" -> words(name, value, Set.of("TRANSLATION", "RETURN"));
            case "customer_approval_tool" -> word(name, value, Set.of("AMARA", "CIELO24"));
            case "return_iwp", "generate_media_intelligence_iwp" -> words(name, value, Texts.WORK_PRODUCTS);
            case "first_pass_campaign" -> word(name, value, Set.of("NORMAL", "GENERAL_CONTENT", "TRUE_VERBATIM"));
            case "notes" -> {
                require(value instanceof String, "notes has to be a string");
                String notes = String.valueOf(value);
                int length = notes.codePointCount(0, notes.length());
                require(
                        length <= MAXIMUM_NOTES,
                        "notes has " + length + " characters, at most " + MAXIMUM_NOTES + " are allowed");
            }
            case "custom_metadata" ->
                require(
                        value instanceof Map<?, ?> metadata
                                && metadata.values().stream()
                                        .noneMatch(each -> each instanceof Map || each instanceof List),
                        "custom_metadata has to be a flat JSON object");
            default -> throw new Refusal(ErrorType.INVALID_OPTION, "options has no option " + name);
        }
    }

    private static void word(String name, @Nullable Object value, Set<String> allowed) {
        require(
                value instanceof String && allowed.contains(value),
                name + " has to be one of "
                        + String.join(", ", allowed.stream().sorted().toList()));
    }

    private static void words(String name, @Nullable Object value, Set<String> allowed) {
        require(
                value instanceof List<?> list && allowed.containsAll(list),
                name + " has to be an array of some of "
                        + String.join(", ", allowed.stream().sorted().toList()));
    }

    private static void require(boolean condition, String comment) {
        if (!condition) {
            throw new Refusal(ErrorType.INVALID_OPTION, "options: " + comment);
        }
    }
}
