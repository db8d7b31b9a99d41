package io.cielo24;

import java.util.Objects;

/**
 * Who is calling. Never printed: {@code toString} names the kind only, and no part of the library logs what is inside.
 */
public sealed interface Credentials {

    /**
     * A user and the API key (the service's "secure key") of the account. The usual choice for programs.
     *
     * @param user the account's user name
     * @param key the key
     * @return the credentials
     * @throws IllegalArgumentException if one of them is blank or holds a control character; it is not repeated in the text
     */
    static Credentials apiKey(String user, String key) {
        return new ApiKey(user, key);
    }

    /**
     * A user and a password.
     *
     * @param user the account's user name
     * @param password the password
     * @return the credentials
     * @throws IllegalArgumentException as for {@link #apiKey}
     */
    static Credentials password(String user, String password) {
        return new Password(user, password);
    }

    /**
     * A token from an earlier login. It cannot be renewed: when the service calls it expired (after one hour without
     * use), calls fail with {@link ErrorType#BAD_API_TOKEN}.
     *
     * @param token the token
     * @return the credentials
     * @throws IllegalArgumentException as for {@link #apiKey}
     */
    static Credentials token(String token) {
        return new Token(token);
    }

    private static void check(String name, String value) {
        if (Objects.requireNonNull(value, name).isBlank()) {
            throw new IllegalArgumentException("the " + name + " is blank");
        }
        if (value.chars().anyMatch(c -> c < ' ' || c == 127)) {
            throw new IllegalArgumentException("the " + name + " holds a control character, such as a line end");
        }
    }

    /**
     * User and API key.
     *
     * @param user the account's user name
     * @param key secret
     */
    record ApiKey(String user, String key) implements Credentials {

        /** Neither may be blank or hold a control character. */
        public ApiKey {
            check("user", user);
            check("API key", key);
        }

        @Override
        public String toString() {
            return "Credentials[user and API key]";
        }
    }

    /**
     * User and password.
     *
     * @param user the account's user name
     * @param password secret
     */
    record Password(String user, String password) implements Credentials {

        /** Neither may be blank or hold a control character. */
        public Password {
            check("user", user);
            check("password", password);
        }

        @Override
        public String toString() {
            return "Credentials[user and password]";
        }
    }

    /**
     * A token from an earlier login.
     *
     * @param token secret
     */
    record Token(String token) implements Credentials {

        /** It may not be blank or hold a control character. */
        public Token {
            check("token", token);
        }

        @Override
        public String toString() {
            return "Credentials[token]";
        }
    }
}
