package io.cielo24.simulator.internal.json;

/** The text is not JSON; says what is wrong and where. */
public final class JsonException extends Exception {

    private static final long serialVersionUID = 1L;

    JsonException(String message) {
        super(message, null, false, false);
    }
}
