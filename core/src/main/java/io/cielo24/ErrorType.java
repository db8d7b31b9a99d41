package io.cielo24;

import java.util.Objects;

/**
 * The service's {@code ErrorType}. An open set: the constants are those seen so far, any other text is a value too.
 *
 * @param text as the service wrote it
 */
public record ErrorType(String text) {

    /** Wrong user, password or key. */
    public static final ErrorType LOGIN_INVALID = new ErrorType("LOGIN_INVALID");
    /** An account of that name is there already. */
    public static final ErrorType ACCOUNT_EXISTS = new ErrorType("ACCOUNT_EXISTS");
    /** The account may not do that; also the answer to a login with a removed key. */
    public static final ErrorType ACCOUNT_UNPRIVILEGED = new ErrorType("ACCOUNT_UNPRIVILEGED");
    /** The session has expired or never was; the client logs in again by itself, once. */
    public static final ErrorType BAD_API_TOKEN = new ErrorType("BAD_API_TOKEN");
    /** The query cannot be understood. */
    public static final ErrorType INVALID_QUERY = new ErrorType("INVALID_QUERY");
    /** A parameter has a value that the service does not take. */
    public static final ErrorType INVALID_OPTION = new ErrorType("INVALID_OPTION");
    /** A parameter is missing. */
    public static final ErrorType MISSING_PARAMETER = new ErrorType("MISSING_PARAMETER");
    /** A URL cannot be understood or fetched. */
    public static final ErrorType INVALID_URL = new ErrorType("INVALID_URL");
    /** There is no such job or item. */
    public static final ErrorType ITEM_NOT_FOUND = new ErrorType("ITEM_NOT_FOUND");
    /** There is no such account; from older clients. */
    public static final ErrorType ACCOUNT_DOES_NOT_EXIST = new ErrorType("ACCOUNT_DOES_NOT_EXIST");
    /** The account is not the parent that it would have to be; from older clients. */
    public static final ErrorType NOT_PARENT_ACCOUNT = new ErrorType("NOT_PARENT_ACCOUNT");
    /** The account has no sub-accounts; from older clients. */
    public static final ErrorType NO_CHILDREN_FOUND = new ErrorType("NO_CHILDREN_FOUND");
    /** The callback cannot be used; from older clients. */
    public static final ErrorType INVALID_RETURN_HANDLERS = new ErrorType("INVALID_RETURN_HANDLERS");
    /** The service does not do that; from older clients. */
    public static final ErrorType NOT_IMPLEMENTED = new ErrorType("NOT_IMPLEMENTED");
    /** Something failed within the service; from older clients. */
    public static final ErrorType UNHANDLED_ERROR = new ErrorType("UNHANDLED_ERROR");
    /** No error type came with the error. */
    public static final ErrorType UNKNOWN = new ErrorType("UNKNOWN");

    /** Any text is a value. */
    public ErrorType {
        Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
        return text;
    }
}
