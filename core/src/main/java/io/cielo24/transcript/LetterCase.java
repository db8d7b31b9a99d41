package io.cielo24.transcript;

/** The case that captions are forced into. */
public enum LetterCase {
    /** ALL CAPITALS. */
    UPPER,
    /** no capitals. */
    LOWER
}
