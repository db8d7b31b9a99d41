package io.cielo24.job;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How carefully a job is transcribed. The service reads one spelling and answers with another (PREMIUM is answered as
 * STANDARD, PROFESSIONAL as HIGH): both spellings are equal here. Open: an unknown text never fails a call.
 *
 * @param text as it was written
 */
public record Fidelity(String text) {

    /** By machine. */
    public static final Fidelity MECHANICAL = new Fidelity("MECHANICAL");
    /** By machine and people; answered as STANDARD. */
    public static final Fidelity PREMIUM = new Fidelity("PREMIUM");
    /** By people, reviewed; answered as HIGH. */
    public static final Fidelity PROFESSIONAL = new Fidelity("PROFESSIONAL");

    /** Any text is a value. */
    public Fidelity {
        Objects.requireNonNull(text, "text");
    }

    /**
     * The spelling that the service reads.
     *
     * @return MECHANICAL, PREMIUM, PROFESSIONAL, or the text itself in upper case
     */
    public String canonical() {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        return switch (upper) {
            case "STANDARD" -> "PREMIUM";
            case "HIGH" -> "PROFESSIONAL";
            default -> upper;
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fidelity that && canonical().equals(that.canonical());
    }

    @Override
    public int hashCode() {
        return canonical().hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
