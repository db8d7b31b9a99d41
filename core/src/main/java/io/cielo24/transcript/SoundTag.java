package io.cielo24.transcript;

import java.util.Objects;

/**
 * What a sound is, or what else is to be said about a token. Open: an unknown text never fails a call.
 *
 * @param text as the service writes it
 */
public record SoundTag(String text) {

    /** A sound that is not known. */
    public static final SoundTag UNKNOWN = new SoundTag("UNKNOWN");
    /** Speech that cannot be understood. */
    public static final SoundTag INAUDIBLE = new SoundTag("INAUDIBLE");
    /** Several people speaking at once. */
    public static final SoundTag CROSSTALK = new SoundTag("CROSSTALK");
    /** Music. */
    public static final SoundTag MUSIC = new SoundTag("MUSIC");
    /** Noise. */
    public static final SoundTag NOISE = new SoundTag("NOISE");
    /** Laughter. */
    public static final SoundTag LAUGH = new SoundTag("LAUGH");
    /** A cough. */
    public static final SoundTag COUGH = new SoundTag("COUGH");
    /** Speech in another language. */
    public static final SoundTag FOREIGN = new SoundTag("FOREIGN");
    /** Silence. */
    public static final SoundTag BLANK_AUDIO = new SoundTag("BLANK_AUDIO");
    /** Applause. */
    public static final SoundTag APPLAUSE = new SoundTag("APPLAUSE");
    /** Speech that was bleeped out. */
    public static final SoundTag BLEEP = new SoundTag("BLEEP");
    /** No sound: the token ends a sentence. */
    public static final SoundTag ENDS_SENTENCE = new SoundTag("ENDS_SENTENCE");

    /** Any text is a value. */
    public SoundTag {
        Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
        return text;
    }
}
