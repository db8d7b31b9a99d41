package io.cielo24.simulator.internal.state;

import java.util.LinkedHashSet;
import java.util.Set;

/** An account. Thread-safe. */
public final class Account {

    private final String user;
    private final Set<String> keys = new LinkedHashSet<>();
    private String password;

    /** An account with a password and no API key. */
    public Account(String user, String password) {
        this.user = user;
        this.password = password;
    }

    /** The user name. */
    public String user() {
        return user;
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

    /** Gives it an API key. */
    public synchronized void addKey(String key) {
        keys.add(key);
    }

    /** Takes an API key away; {@code false} if it does not have it. */
    public synchronized boolean removeKey(String key) {
        return keys.remove(key);
    }
}
