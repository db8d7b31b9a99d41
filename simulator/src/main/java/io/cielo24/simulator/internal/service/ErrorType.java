package io.cielo24.simulator.internal.service;

/** The kinds of refusal, spelled as they stand in the answer. */
enum ErrorType {
    LOGIN_INVALID,
    ACCOUNT_EXISTS,
    ACCOUNT_UNPRIVILEGED,
    BAD_API_TOKEN,
    INVALID_QUERY,
    INVALID_OPTION,
    MISSING_PARAMETER,
    INVALID_URL,
    ITEM_NOT_FOUND,
    ACCOUNT_DOES_NOT_EXIST,
    NOT_PARENT_ACCOUNT,
    NOT_IMPLEMENTED,
    UNHANDLED_ERROR
}
