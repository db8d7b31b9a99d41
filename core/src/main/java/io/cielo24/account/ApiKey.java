package io.cielo24.account;

import java.util.Objects;

/**
 * An API key (the service's "secure key"): with the user name it logs in. Never printed.
 *
 * @param key secret; goes into {@link io.cielo24.Credentials#apiKey}
 */
public record ApiKey(String key) {

    /** The key must be there. */
    public ApiKey {
        Objects.requireNonNull(key, "key");
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ApiKey[***]";
    }
}
