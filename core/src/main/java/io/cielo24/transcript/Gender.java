package io.cielo24.transcript;

import java.util.Objects;

/**
 * A speaker's gender, as it was heard. Open: an unknown text never fails a call.
 *
 * @param text as the service writes it
 */
public record Gender(String text) {

    /** Not known. */
    public static final Gender UNKNOWN = new Gender("UNKNOWN");
    /** Male. */
    public static final Gender MALE = new Gender("MALE");
    /** Female. */
    public static final Gender FEMALE = new Gender("FEMALE");

    /** Any text is a value. */
    public Gender {
        Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
        return text;
    }
}
