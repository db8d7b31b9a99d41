package io.cielo24.simulator.internal.service;

import io.cielo24.simulator.internal.json.Json;
import io.cielo24.simulator.internal.json.JsonException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a parameter's value may be. Refuses with the parameter's name, what was found and what is possible. */
@FunctionalInterface
interface Rule {

    /** Refuses a value that breaks the rule. */
    void check(String name, String value);

    /** Any text that is not blank. */
    static Rule text(int maximum) {
        return (name, value) -> {
            if (value.isBlank()) {
                throw new Refusal(ErrorType.INVALID_OPTION, name + " is blank");
            }
            length(maximum).check(name, value);
        };
    }

    /** Any text of so many characters, also none. */
    static Rule length(int maximum) {
        return (name, value) -> {
            int length = value.codePointCount(0, value.length());
            if (length > maximum) {
                throw new Refusal(
                        ErrorType.INVALID_OPTION,
                        name + " has " + length + " characters, at most " + maximum + " are allowed");
            }
        };
    }

    /** Any text, also none. */
    static Rule anything() {
        return (name, value) -> {};
    }

    /** true or false. */
    static Rule bool() {
        return oneOf("true", "false");
    }

    /** One of a few words, in this case. */
    static Rule oneOf(String... words) {
        Set<String> allowed = new TreeSet<>(List.of(words));
        return (name, value) -> {
            if (!allowed.contains(value)) {
                throw new Refusal(
                        ErrorType.INVALID_OPTION,
                        name + " is \"" + value + "\", possible are " + String.join(", ", allowed));
            }
        };
    }

    /** A whole number. */
    static Rule integer(long minimum, long maximum) {
        return (name, value) -> {
            if (!value.matches("-?[0-9]{1,18}") || Long.parseLong(value) < minimum || Long.parseLong(value) > maximum) {
                throw new Refusal(
                        ErrorType.INVALID_OPTION,
                        name + " is \"" + value + "\", possible are whole numbers from " + minimum + " to " + maximum);
            }
        };
    }

    /** A job id or a token: 32 hexadecimal digits. */
    static Rule id() {
        return (name, value) -> {
            if (!value.matches("[0-9a-f]{32}")) {
                throw new Refusal(
                        ErrorType.INVALID_OPTION,
                        name + " is not of 32 lower-case hexadecimal digits: \"" + value + "\"");
            }
        };
    }

    /** An absolute HTTP or HTTPS URL; tags in braces are allowed where the service replaces them. */
    static Rule url(boolean tags) {
        return (name, value) -> {
            String plain = tags ? value.replaceAll("\\{[^{}]+}", "tag") : value;
            try {
                URI uri = new URI(plain);
                if (uri.getHost() == null || !List.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
                    throw new Refusal(ErrorType.INVALID_URL, name + " is not an http or https URL with a host");
                }
            } catch (URISyntaxException e) {
                throw new Refusal(ErrorType.INVALID_URL, name + " is not a URL: " + e.getReason());
            }
        };
    }

    /** A date, or a date and time, by ISO 8601. */
    static Rule date() {
        return (name, value) -> {
            try {
                DateRange.parse(value, false);
            } catch (DateTimeParseException e) {
                throw new Refusal(ErrorType.INVALID_OPTION, name + " is not a date by ISO 8601: \"" + value + "\"");
            }
        };
    }

    /** A JSON array of strings, each one of the given words; any string where no words are given. */
    static Rule list(String... words) {
        Set<String> allowed = new TreeSet<>(List.of(words));
        return (name, value) -> {
            Object parsed = json(name, value);
            if (!(parsed instanceof List<?> list) || !list.stream().allMatch(String.class::isInstance)) {
                throw new Refusal(
                        ErrorType.INVALID_OPTION,
                        name + " has to be a JSON array of strings, such as [\"MUSIC\",\"LAUGH\"]");
            }
            for (Object word : list) {
                if (!allowed.isEmpty() && !allowed.contains(word)) {
                    throw new Refusal(
                            ErrorType.INVALID_OPTION,
                            name + " holds \"" + word + "\", possible are " + String.join(", ", allowed));
                }
            }
        };
    }

    /** A JSON object. */
    static Rule object() {
        return (name, value) -> {
            if (!(json(name, value) instanceof Map)) {
                throw new Refusal(ErrorType.INVALID_OPTION, name + " has to be a JSON object");
            }
        };
    }

    /** Language codes, separated by commas. */
    static Rule languages() {
        return (name, value) -> {
            if (!value.matches("[a-z]{2,3}(-[a-z]{2,4})?(,[a-z]{2,3}(-[a-z]{2,4})?)*")) {
                throw new Refusal(
                        ErrorType.INVALID_OPTION,
                        name + " is not a list of language codes such as fr,de: \"" + value + "\"");
            }
        };
    }

    private static Object json(String name, String value) {
        try {
            Object parsed = Json.parse(value);
            return parsed == null ? BigDecimal.ZERO : parsed;
        } catch (JsonException e) {
            throw new Refusal(ErrorType.INVALID_OPTION, name + " is not JSON: " + e.getMessage());
        }
    }
}
