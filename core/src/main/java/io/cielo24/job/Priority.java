package io.cielo24.job;

import java.util.Objects;

/**
 * How urgent an order is. Open: an unknown text never fails a call.
 *
 * @param text as the service writes it
 */
public record Priority(String text) {

    /** For uplevel. */
    public static final Priority ECONOMY = new Priority("ECONOMY");
    /** The usual turnaround, 48 hours. */
    public static final Priority STANDARD = new Priority("STANDARD");
    /** The quicker one, 24 hours. */
    public static final Priority PRIORITY = new Priority("PRIORITY");
    /** For uplevel. */
    public static final Priority HIGH = new Priority("HIGH");
    /** For uplevel. */
    public static final Priority CRITICAL = new Priority("CRITICAL");

    /** Any text is a value. */
    public Priority {
        Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
        return text;
    }
}
