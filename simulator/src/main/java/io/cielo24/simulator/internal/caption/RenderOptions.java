package io.cielo24.simulator.internal.caption;

import io.cielo24.simulator.internal.json.Json;
import io.cielo24.simulator.internal.json.JsonException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Options of a rendering, by the names that they have in the API; checked before they come here. */
public final class RenderOptions {

    private static final Pattern BOUNDARIES = Pattern.compile("\\('(.*?)' ?, ?'(.*?)'\\)", Pattern.DOTALL);

    private final Map<String, String> values;

    /** Options that were set; what is missing has its default. */
    public RenderOptions(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** Whether these are boundaries of sounds, such as {@code ('[',']')}. */
    public static boolean areBoundaries(String text) {
        return BOUNDARIES.matcher(text).matches();
    }

    String text(String name, String usual) {
        return values.getOrDefault(name, usual);
    }

    boolean flag(String name, boolean usual) {
        String value = values.get(name);
        return value == null ? usual : Boolean.parseBoolean(value);
    }

    long number(String name, long usual) {
        String value = values.get(name);
        return value == null ? usual : Long.parseLong(value);
    }

    Set<String> list(String name, String... usual) {
        String value = values.get(name);
        if (value == null) {
            return Set.of(usual);
        }
        try {
            return ((List<?>) Objects.requireNonNull(Json.parse(value)))
                    .stream().map(String.class::cast).collect(Collectors.toSet());
        } catch (JsonException e) {
            throw new IllegalStateException(name + " was checked before", e);
        }
    }

    /** What stands before a sound and behind it. */
    String[] soundBoundaries() {
        Matcher matcher = BOUNDARIES.matcher(text("sound_boundaries", "('[',']')"));
        if (!matcher.matches()) {
            throw new IllegalStateException("sound_boundaries was checked before");
        }
        return new String[] {matcher.group(1), matcher.group(2)};
    }
}
