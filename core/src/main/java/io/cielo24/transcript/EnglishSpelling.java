package io.cielo24.transcript;

/** How English is spelt. */
public enum EnglishSpelling {
    /** As in the United States: color, organize. */
    AMERICAN("A"),
    /** As in Britain, with {@code -ise}: colour, organise. */
    BRITISH("B"),
    /** As in Britain, with {@code -ize}: colour, organize. */
    BRITISH_IZE("Z"),
    /** As in Australia. */
    AUSTRALIAN("U"),
    /** As in Canada. */
    CANADIAN("C");

    private final String code;

    EnglishSpelling(String code) {
        this.code = code;
    }

    /** The letter that goes on the wire. */
    @Override
    public String toString() {
        return code;
    }
}
