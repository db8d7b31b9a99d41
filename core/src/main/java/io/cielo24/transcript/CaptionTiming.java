package io.cielo24.transcript;

import java.time.Duration;
import java.util.List;

/** The options of captions that decide when one begins and ends. All durations are zero or more, in whole milliseconds. */
abstract class CaptionTiming<B extends CaptionTiming<B>> extends ContentOptions<B> {

    private static final String LONGEST = "maximum_caption_duration";
    private static final String SHORTEST = "minimum_caption_length_ms";

    /**
     * How long captions should be shown on average ({@code layout_target_caption_length_ms}; the service assumes 5 s).
     *
     * @param duration on average
     * @return this builder
     */
    public B targetDuration(Duration duration) {
        parameters.millis("layout_target_caption_length_ms", duration);
        return self();
    }

    /**
     * The longest that a caption is shown ({@code maximum_caption_duration}; the service assumes no limit).
     *
     * @param duration at most
     * @return this builder
     */
    public B maximumDuration(Duration duration) {
        parameters.millis(LONGEST, duration);
        return self();
    }

    /**
     * The shortest that a caption is shown ({@code minimum_caption_length_ms}); the time is taken from the captions after
     * it.
     *
     * @param duration at least
     * @return this builder
     */
    public B minimumDuration(Duration duration) {
        parameters.millis(SHORTEST, duration);
        return self();
    }

    /**
     * The shortest time without any caption between two of them ({@code minimum_gap_between_captions_ms}).
     *
     * @param duration at least
     * @return this builder
     */
    public B minimumGap(Duration duration) {
        parameters.millis("minimum_gap_between_captions_ms", duration);
        return self();
    }

    /**
     * Gaps shorter than this are closed ({@code merge_gap_interval}; the service assumes 1 s).
     *
     * @param duration of the longest gap to close
     * @return this builder
     */
    public B mergeGaps(Duration duration) {
        parameters.millis("merge_gap_interval", duration);
        return self();
    }

    /**
     * A silence within a sentence that is longer than this begins another caption ({@code silence_max_ms}; the service
     * assumes 2 s).
     *
     * @param duration of the longest silence within a caption
     * @return this builder
     */
    public B longestSilence(Duration duration) {
        parameters.millis("silence_max_ms", duration);
        return self();
    }

    /**
     * A sound that is longer than this gets a caption of its own ({@code sound_threshold}).
     *
     * @param duration of the longest sound that shares a caption
     * @return this builder
     */
    public B soundThreshold(Duration duration) {
        parameters.millis("sound_threshold", duration);
        return self();
    }

    /**
     * Every sound gets a caption of its own ({@code sound_tokens_by_caption}; the service assumes false).
     *
     * @param on to do it
     * @return this builder
     */
    public B soundsByCaption(boolean on) {
        parameters.flag("sound_tokens_by_caption", on);
        return self();
    }

    /**
     * These sounds get a caption of their own ({@code sound_tokens_by_caption_list}; the service assumes BLANK_AUDIO and
     * MUSIC).
     *
     * @param sounds none for no sound
     * @return this builder
     */
    public B soundsByCaption(SoundTag... sounds) {
        parameters.list("sound_tokens_by_caption_list", List.of(sounds));
        return self();
    }

    /**
     * Every sound gets a line of its own ({@code sound_tokens_by_line}; the service assumes false).
     *
     * @param on to do it
     * @return this builder
     */
    public B soundsByLine(boolean on) {
        parameters.flag("sound_tokens_by_line", on);
        return self();
    }

    /**
     * These sounds get a line of their own ({@code sound_tokens_by_line_list}; the service assumes BLANK_AUDIO and MUSIC).
     *
     * @param sounds none for no sound
     * @return this builder
     */
    public B soundsByLine(SoundTag... sounds) {
        parameters.list("sound_tokens_by_line_list", List.of(sounds));
        return self();
    }

    @Override
    void check() {
        super.check();
        Long shortest = parameters.numberOf(SHORTEST);
        Long longest = parameters.numberOf(LONGEST);
        if (shortest != null && longest != null && shortest > longest) {
            throw new IllegalArgumentException("the shortest caption, " + SHORTEST + "=" + shortest
                    + ", would be longer than the longest, " + LONGEST + "=" + longest);
        }
    }
}
