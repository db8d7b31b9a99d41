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
     */
    static Credentials apiKey(String user, String key) {
        return new ApiKey(required("user", user), required("API key", key));
    }

    /**
     * A user and a password.
     *
     * @param user the account's user name
     * @param password the password
     * @return the credentials
     */
    static Credentials password(String user, String password) {
        return new Password(required("user", user), required("password", password));
    }

    /**
     * A token from an earlier login. It cannot be renewed: when the service calls it expired (after one hour without
     * use), calls fail with {@link ErrorType#BAD_API_TOKEN}.
     *
     * @param token the token
     * @return the credentials
     */
    static Credentials token(String token) {
        return new Token(required("token", token));
    }

    private static String required(String name, String value) {
        if (Objects.requireNonNull(value, name).isBlank()) {
            throw new IllegalArgumentException("the " + name + " is blank");
        }
        if (value.chars().anyMatch(c -> c < ' ' || c == 127)) {
            throw new IllegalArgumentException("the " + name + " holds a control character, such as a line end");
        }
        return value;
    }

    /**
     * User and API key.
     *
     * @param user the account's user name
     * @param key secret
     */
    record ApiKey(String user, String key) implements Credentials {
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
        @Override
        public String toString() {
            return "Credentials[token]";
        }
    }
}
