package io.cielo24.transcript;

import io.cielo24.internal.Parameters;
import io.cielo24.job.Iwp;
import java.util.List;

/** The options that captions and transcripts share: which text, and what becomes of its words and sounds. */
abstract class ContentOptions<B extends ContentOptions<B>> {

    private static final String AUDIO_DESCRIPTION = "audio_description";
    private static final String MIXED = "mixed";
    private static final String REMOVE_ALL_SOUNDS = "remove_sound_references";
    private static final String REMOVE_SOUNDS = "remove_sounds_list";

    final Parameters parameters = new Parameters();

    abstract B self();

    /**
     * Asks for one version of the element list ({@code elementlist_version}), so that the same request gives the same
     * bytes.
     *
     * @param version as it was listed
     * @return this builder
     */
    public B elementListVersion(String version) {
        parameters.text("elementlist_version", version);
        return self();
    }

    /**
     * Asks for one work product ({@code iwp_name}) instead of the latest.
     *
     * @param iwp such as {@link Iwp#FINAL}
     * @return this builder
     */
    public B iwp(Iwp iwp) {
        parameters.text("iwp_name", iwp.text());
        return self();
    }

    /**
     * Asks for the description of what is seen ({@code audio_description}; the service assumes false).
     *
     * @param on to get it
     * @return this builder
     */
    public B audioDescription(boolean on) {
        parameters.flag(AUDIO_DESCRIPTION, on);
        return self();
    }

    /**
     * Mixes what is said into the description of what is seen ({@code mixed}; the service assumes false). Needs {@link
     * #audioDescription}.
     *
     * @param on to get both
     * @return this builder
     */
    public B mixed(boolean on) {
        parameters.flag(MIXED, on);
        return self();
    }

    /**
     * What stands where another person begins to speak ({@code emit_speaker_change_tokens_as}; the service assumes
     * {@code >>}).
     *
     * @param sign empty for none
     * @return this builder
     */
    public B speakerChangeSign(String sign) {
        parameters.anyText("emit_speaker_change_tokens_as", sign);
        return self();
    }

    /**
     * Replaces profanity by asterisks ({@code mask_profanity}; the service assumes false).
     *
     * @param on to do it
     * @return this builder
     */
    public B maskProfanity(boolean on) {
        parameters.flag("mask_profanity", on);
        return self();
    }

    /**
     * Leaves out what speakers say while they look for words, such as "um" ({@code remove_disfluencies}; the service
     * assumes true).
     *
     * @param on to do it
     * @return this builder
     */
    public B removeDisfluencies(boolean on) {
        parameters.flag("remove_disfluencies", on);
        return self();
    }

    /**
     * Leaves out every mention of a sound ({@code remove_sound_references}; the service assumes true).
     *
     * @param on to do it
     * @return this builder
     */
    public B removeSoundReferences(boolean on) {
        parameters.flag(REMOVE_ALL_SOUNDS, on);
        return self();
    }

    /**
     * Leaves out mentions of some sounds ({@code remove_sounds_list}). The service looks at it only where {@link
     * #removeSoundReferences} is false.
     *
     * @param sounds to leave out
     * @return this builder
     */
    public B removeSounds(SoundTag... sounds) {
        parameters.list(REMOVE_SOUNDS, List.of(sounds));
        return self();
    }

    /**
     * Replaces slang, such as "gonna" by "going to" ({@code replace_slang}; the service assumes false).
     *
     * @param on to do it
     * @return this builder
     */
    public B replaceSlang(boolean on) {
        parameters.flag("replace_slang", on);
        return self();
    }

    /**
     * What encloses the mention of a sound ({@code sound_boundaries}; the service assumes square brackets).
     *
     * @param begin before it, such as <code>{</code>; empty for nothing
     * @param end after it
     * @return this builder
     */
    public B soundBoundaries(String begin, String end) {
        parameters.tuple("sound_boundaries", begin, end);
        return self();
    }

    /**
     * How English is spelt ({@code replace_english_spelling}).
     *
     * @param spelling one of them
     * @return this builder
     */
    public B englishSpelling(EnglishSpelling spelling) {
        parameters.text("replace_english_spelling", spelling.toString());
        return self();
    }

    /**
     * Sets a parameter that has no method here, such as one that the service added later. Not checked against the others.
     *
     * @param name as documented by the service
     * @param value not encoded
     * @return this builder
     */
    public B parameter(String name, String value) {
        parameters.raw(name, value);
        return self();
    }

    /** Refuses what contradicts itself. */
    void check() {
        if (parameters.isTrue(MIXED) && !parameters.isTrue(AUDIO_DESCRIPTION)) {
            throw new IllegalArgumentException("mixed=true needs audio_description=true as well");
        }
        if (parameters.isTrue(REMOVE_ALL_SOUNDS) && parameters.contains(REMOVE_SOUNDS)) {
            throw new IllegalArgumentException("remove_sounds_list has no effect with remove_sound_references=true");
        }
    }
}
