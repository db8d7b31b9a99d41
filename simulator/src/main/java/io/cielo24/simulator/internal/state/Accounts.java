package io.cielo24.simulator.internal.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Accounts and their sessions. Thread-safe. */
public final class Accounts {

    private static final class Session {
        final Account account;
        Instant lastUsed;

        Session(Account account, Instant lastUsed) {
            this.account = account;
            this.lastUsed = lastUsed;
        }
    }

    private final Clock clock;
    private final Duration lifetime;
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, Session> sessions = new HashMap<>();

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

    /** The account of a name. */
    public synchronized Optional<Account> find(String user) {
        return Optional.ofNullable(accounts.get(user));
    }

    /** Opens a session. */
    public synchronized String open(Account account) {
        String token = newId();
        sessions.put(token, new Session(account, clock.instant()));
        return token;
    }

    /** The account of a session, which counts as used now; nothing if it was never opened, was ended, or has expired. */
    public synchronized Optional<Account> use(String token) {
        Session session = sessions.get(token);
        if (session == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (!now.isBefore(session.lastUsed.plus(lifetime))) {
            sessions.remove(token);
            return Optional.empty();
        }
        session.lastUsed = now;
        return Optional.of(session.account);
    }

    /** Ends a session. */
    public synchronized void end(String token) {
        sessions.remove(token);
    }

    /** Ends all sessions. */
    public synchronized void endAll() {
        sessions.clear();
    }
}
