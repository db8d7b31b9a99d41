package io.cielo24.internal;

import io.cielo24.Credentials;
import io.cielo24.LoginStyle;

/** The login in each of its documented forms. */
final class LoginCall {

    private LoginCall() {}

    static Call of(Credentials credentials, LoginStyle style) {
        if (credentials instanceof Credentials.ApiKey key) {
            return of(key.user(), "securekey", key.key(), style);
        }
        if (credentials instanceof Credentials.Password password) {
            return of(password.user(), "password", password.password(), style);
        }
        throw new IllegalStateException("a ready token needs no login");
    }

    private static Call of(String user, String secretName, String secret, LoginStyle style) {
        boolean headers = style == LoginStyle.HEADERS && fitsHeader(user) && fitsHeader(secret);
        if (headers) {
            return Call.to(Endpoint.LOGIN).header("x-auth-user", user).header("x-auth-" + secretName, secret);
        }
        Endpoint endpoint = style == LoginStyle.QUERY ? Endpoint.LOGIN : Endpoint.LOGIN_JSON;
        return Call.to(endpoint).with("username", user).with(secretName, secret);
    }

    /** Beyond ASCII no two HTTP stacks encode a header alike, and blanks at the ends are cut off. */
    private static boolean fitsHeader(String value) {
        return value.equals(value.strip()) && value.chars().allMatch(c -> c >= ' ' && c < 127);
    }
}
