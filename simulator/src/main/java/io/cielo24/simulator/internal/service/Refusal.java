package io.cielo24.simulator.internal.service;

/** The service says no: becomes the JSON error object. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final ErrorType type;

    Refusal(ErrorType type, String comment) {
        this(400, type, comment);
    }

    Refusal(int status, ErrorType type, String comment) {
        super(comment, null, false, false);
        this.status = status;
        this.type = type;
    }

    int status() {
        return status;
    }

    ErrorType type() {
        return type;
    }

    String comment() {
        return String.valueOf(getMessage());
    }
}
