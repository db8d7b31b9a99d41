package io.cielo24.simulator.internal.state;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An account, or a sub-account of another one. Thread-safe. */
public final class Account {

    private final String id = Accounts.newId();
    private final String user;
    private final @Nullable Account parent;
    private final Set<String> keys = new LinkedHashSet<>();
    private final Set<String> removedKeys = new LinkedHashSet<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private String password;

    /** An account with a password and no API key. */
    public Account(String user, String password, @Nullable Account parent) {
        this.user = user;
        this.password = password;
        this.parent = parent;
    }

    /** The account's id: 32 hexadecimal digits. */
    public String id() {
        return id;
    }

    /** The user name. */
    public String user() {
        return user;
    }

    /** Whether the account is this one, or below it. */
    public boolean isWithin(Account top) {
        return this == top || parent != null && parent.isWithin(top);
    }

    /** Whether this is its password. */
    public synchronized boolean hasPassword(String candidate) {
        return password.equals(candidate);
    }

    /** Gives it another password. */
    public synchronized void changePassword(String changed) {
        password = changed;
    }

    /** Whether this is one of its API keys. */
    public synchronized boolean hasKey(String candidate) {
        return keys.contains(candidate);
    }

    /** Whether this was one of its API keys. */
    public synchronized boolean hadKey(String candidate) {
        return removedKeys.contains(candidate);
    }

    /** The key that it was given last. */
    public synchronized Optional<String> key() {
        return keys.stream().reduce((first, second) -> second);
    }

    /** Gives it an API key. */
    public synchronized void addKey(String key) {
        keys.add(key);
    }

    /** Takes an API key away; {@code false} if it does not have it. */
    public synchronized boolean removeKey(String key) {
        return keys.remove(key) && removedKeys.add(key);
    }

    /** Changes a setting. */
    public synchronized void set(String name, String value) {
        settings.put(name, value);
    }

    /** A setting; nothing if it was never changed. */
    public synchronized Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }
}
