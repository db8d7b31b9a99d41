package io.cielo24.job;

import java.util.Objects;

/**
 * An interim work product: what a job has become after one of its steps. Open: an unknown text never fails a call.
 *
 * @param text as the service writes it
 */
public record Iwp(String text) {

    /** What the machine made. */
    public static final Iwp MECHANICAL = new Iwp("MECHANICAL");
    /** The premium transcript. */
    public static final Iwp PREMIUM = new Iwp("PREMIUM");
    /** On the way to the professional transcript. */
    public static final Iwp INTERIM_PROFESSIONAL = new Iwp("INTERIM_PROFESSIONAL");
    /** The professional transcript. */
    public static final Iwp PROFESSIONAL = new Iwp("PROFESSIONAL");
    /** With the speakers named. */
    public static final Iwp SPEAKER_ID = new Iwp("SPEAKER_ID");
    /** The result. */
    public static final Iwp FINAL = new Iwp("FINAL");
    /** As the customer approved it for return. */
    public static final Iwp CUSTOMER_APPROVED_RETURN = new Iwp("CUSTOMER_APPROVED_RETURN");
    /** The translation as the customer approved it. */
    public static final Iwp CUSTOMER_APPROVED_TRANSLATION = new Iwp("CUSTOMER_APPROVED_TRANSLATION");

    /** Any text is a value. */
    public Iwp {
        Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
        return text;
    }
}
