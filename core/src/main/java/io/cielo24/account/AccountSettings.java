package io.cielo24.account;

import java.util.Map;
import java.util.Optional;

/**
 * The settings of an account: an open set, as the service has them.
 *
 * @param values by the service's names; each a {@code String}, {@code Boolean}, number, {@code List}, {@code Map}, or
 *     {@code null}. Unmodifiable
 * @param json the whole document
 */
public record AccountSettings(Map<String, ?> values, String json) {

    /**
     * A setting as text.
     *
     * @param name as the service writes it
     * @return empty if it is absent or null
     */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(Object::toString);
    }

    /**
     * A setting that is a boolean, or says {@code true} or {@code false} in text.
     *
     * @param name as the service writes it
     * @return empty if it is neither
     */
    public Optional<Boolean> flag(String name) {
        return text(name)
                .filter(text -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))
                .map(Boolean::valueOf);
    }

    /** The names only. */
    @Override
    public String toString() {
        return "AccountSettings" + values.keySet();
    }
}
