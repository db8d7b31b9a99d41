package io.cielo24.transcript;

import java.util.Objects;

/**
 * The kind of a token. Open: an unknown text never fails a call. Some old lists carry numbers instead of names; they are
 * kept as they are, as nothing says what each of them means.
 *
 * @param text as the service writes it
 */
public record TokenType(String text) {

    /** A word. */
    public static final TokenType WORD = new TokenType("word");
    /** A punctuation mark. */
    public static final TokenType PUNCTUATION = new TokenType("punctuation");
    /** A sound. */
    public static final TokenType SOUND = new TokenType("sound");

    /** Any text is a value. */
    public TokenType {
        Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
        return text;
    }
}
