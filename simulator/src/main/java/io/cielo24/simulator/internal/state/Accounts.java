package io.cielo24.simulator.internal.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accounts and their sessions. Thread-safe. */
public final class Accounts {

    /**
     * A session.
     *
     * @param account whose it is
     * @param key the API key that it was opened with, if it was
     */
    public record Session(Account account, @Nullable String key) {
        /** Whether its key was taken away since. */
        public boolean isRevoked() {
            return key != null && !account.hasKey(key);
        }

        /** Without the key. */
        @Override
        public String toString() {
            return "a session of " + account.user();
        }
    }

    private final Clock clock;
    private final Duration lifetime;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, Session> sessions = new HashMap<>();
    private final Map<String, Instant> lastUsed = new HashMap<>();

    /** No accounts yet. */
    public Accounts(Clock clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** 32 hexadecimal digits that nobody had before. */
    public static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** Adds an account; {@code false} if the name is taken. */
    public synchronized boolean add(Account account) {
        return accounts.putIfAbsent(account.user(), account) == null;
    }

    /** The account of a user name. */
    public synchronized Optional<Account> find(String user) {
        return Optional.ofNullable(accounts.get(user));
    }

    /** The account of an id or of a user name. */
    public synchronized Optional<Account> findByIdOrName(String text) {
        return accounts.values().stream()
                .filter(account -> account.id().equals(text) || account.user().equals(text))
                .findFirst();
    }

    /** Opens a session, with an API key or without. */
    public synchronized String open(Account account, @Nullable String key) {
        String token = newId();
        sessions.put(token, new Session(account, key));
        lastUsed.put(token, clock.instant());
        return token;
    }

    /** A session, which counts as used now; nothing if it was never opened, was ended, or has expired. */
    public synchronized Optional<Session> use(String token) {
        Instant last = lastUsed.get(token);
        if (last == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (!now.isBefore(last.plus(lifetime))) {
            end(token);
            return Optional.empty();
        }
        lastUsed.put(token, now);
        return Optional.ofNullable(sessions.get(token));
    }

    /** Ends a session. */
    public synchronized void end(String token) {
        sessions.remove(token);
        lastUsed.remove(token);
    }

    /** Ends all sessions. */
    public synchronized void endAll() {
        sessions.clear();
        lastUsed.clear();
    }
}
