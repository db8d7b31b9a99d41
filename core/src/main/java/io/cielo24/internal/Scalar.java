package io.cielo24.internal;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The scalar at which a parser stands, read leniently: blank is absent, and numbers and booleans may be in quotes. */
final class Scalar {

    private static final double EXACT = 1L << 53;
    private static final int LONGEST_NUMBER = 64;

    private final JsonParser parser;
    private JsonToken token = JsonToken.VALUE_NULL;

    Scalar(JsonParser parser) {
        this.parser = parser;
    }

    Scalar at(JsonToken now) {
        token = now;
        return this;
    }

    /** As text; {@code null} if it is absent, null or blank. */
    @Nullable
    String text() {
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        String text = parser.getString();
        return text.isBlank() ? null : text;
    }

    /** As a whole number, rounded if need be; {@code absent} for anything that is none or does not fit. */
    long whole(long absent) {
        switch (token) {
            case VALUE_NUMBER_INT -> {
                return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? absent : parser.getLongValue();
            }
            case VALUE_NUMBER_FLOAT -> {
                return rounded(parser.getDoubleValue(), absent);
            }
            case VALUE_STRING -> {
                String text = text();
                if (text == null || text.length() > LONGEST_NUMBER) {
                    return absent;
                }
                try {
                    return Long.parseLong(text.strip());
                } catch (NumberFormatException e) {
                    return rounded(decimal(Double.NaN), absent);
                }
            }
            default -> {
                return absent;
            }
        }
    }

    /** As an {@code int}; {@code null} for anything that is none or does not fit. */
    @Nullable
    Integer number() {
        long whole = whole(Long.MIN_VALUE);
        return whole == (int) whole ? (Integer) (int) whole : null;
    }

    /** As a number; {@code absent} for anything that is none. */
    double decimal(double absent) {
        switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                return parser.getDoubleValue();
            }
            case VALUE_STRING -> {
                String text = text();
                if (text == null || text.length() > LONGEST_NUMBER) {
                    return absent;
                }
                try {
                    return Double.parseDouble(text.strip());
                } catch (NumberFormatException e) {
                    return absent;
                }
            }
            default -> {
                return absent;
            }
        }
    }

    /** As a boolean; {@code false} for anything that is none. */
    boolean flag() {
        return token == JsonToken.VALUE_TRUE
                || (token == JsonToken.VALUE_STRING
                        && "true".equalsIgnoreCase(parser.getString().strip()));
    }

    private static long rounded(double number, long absent) {
        return Math.abs(number) <= EXACT ? Math.round(number) : absent; // false for NaN
    }
}
