package io.cielo24.transport.tck;

/** What a caller must not do, kept out of the sight of static analysis. */
final class Misuse {

    private Misuse() {}

    /** {@code null} where a value is expected. */
    @SuppressWarnings("unchecked")
    static <T> T nothing() {
        Object[] none = new Object[1];
        return (T) none[0];
    }
}
