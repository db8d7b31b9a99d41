package io.cielo24.simulator.internal.service;

import static io.cielo24.simulator.internal.service.Parameter.bool;
import static io.cielo24.simulator.internal.service.Parameter.job;
import static io.cielo24.simulator.internal.service.Parameter.number;
import static io.cielo24.simulator.internal.service.Parameter.text;

import io.cielo24.simulator.internal.caption.CaptionFormat;
import io.cielo24.simulator.internal.caption.RenderOptions;
import java.util.Set;

/** The options of captions and transcripts. */
final class Texts {

    static final Set<String> WORK_PRODUCTS = Set.of(
            "PREMIUM",
            "INTERIM_PROFESSIONAL",
            "PROFESSIONAL",
            "SPEAKER_ID",
            "FINAL",
            "MECHANICAL",
            "CUSTOMER_APPROVED_RETURN",
            "CUSTOMER_APPROVED_TRANSLATION");

    static final Rule WORK_PRODUCT = Rule.oneOf(WORK_PRODUCTS.toArray(String[]::new));

    private static final String[] SOUNDS = {
        "UNKNOWN",
        "INAUDIBLE",
        "CROSSTALK",
        "MUSIC",
        "NOISE",
        "LAUGH",
        "COUGH",
        "FOREIGN",
        "BLANK_AUDIO",
        "APPLAUSE",
        "BLEEP",
        "ENDS_SENTENCE"
    };
    private static final long ONE_DAY = 86_400_000;

    private static final Rule BOUNDARIES = (name, value) -> {
        if (!RenderOptions.areBoundaries(value)) {
            throw new Refusal(ErrorType.INVALID_OPTION, name + " has to be a pair such as ('[',']')");
        }
    };

    private static final Parameter[] COMMON = {
        job(),
        bool("audio_description"),
        bool("mixed"),
        text("elementlist_version"),
        text("iwp_name", WORK_PRODUCT),
        text("emit_speaker_change_tokens_as", Rule.anything()),
        bool("mask_profanity"),
        bool("remove_disfluencies"),
        text("remove_sounds_list", Rule.list(SOUNDS)),
        bool("remove_sound_references"),
        bool("replace_slang"),
        text("sound_boundaries", BOUNDARIES),
        text("replace_english_spelling", Rule.oneOf("A", "B", "Z", "U", "C")),
    };

    static final Parameter[] CAPTION = Endpoint.with(
            COMMON,
            text("caption_format", Rule.oneOf(CaptionFormat.names())).mandatory(),
            bool("build_url"),
            number("caption_words_min", 1, 100),
            bool("caption_by_sentence"),
            number("characters_per_caption_line", 1, 1000),
            text("dfxp_header"),
            bool("disallow_dangling"),
            text("display_effects_speaker_as"),
            text("display_speaker_id", Rule.oneOf("no", "number", "name")),
            text("force_case", Rule.oneOf("upper", "lower")),
            bool("include_dfxp_metadata"),
            number("layout_target_caption_length_ms", 1, ONE_DAY),
            bool("line_break_on_sentence"),
            text("line_ending_format", Rule.oneOf("UNIX", "WINDOWS", "OSX")),
            number("lines_per_caption", 1, 100),
            number("maximum_caption_duration", 1, ONE_DAY),
            number("merge_gap_interval", 0, ONE_DAY),
            number("minimum_caption_length_ms", 0, ONE_DAY),
            number("minimum_gap_between_captions_ms", 0, ONE_DAY),
            bool("qt_seamless"),
            number("silence_max_ms", 0, ONE_DAY),
            bool("single_speaker_per_caption"),
            number("sound_threshold", 0, ONE_DAY),
            bool("sound_tokens_by_caption"),
            bool("sound_tokens_by_line"),
            text("sound_tokens_by_caption_list", Rule.list(SOUNDS)),
            text("sound_tokens_by_line_list", Rule.list(SOUNDS)),
            bool("speaker_on_new_line"),
            text("srt_format"),
            bool("strip_square_brackets"),
            bool("utf8_mark"));

    static final Parameter[] TRANSCRIPT = Endpoint.with(
            COMMON,
            bool("create_paragraphs"),
            number("newlines_after_paragraph", 0, 100),
            number("newlines_after_sentence", 0, 100),
            bool("timecode_every_paragraph"),
            text("timecode_format"),
            number("timecode_interval", 0, ONE_DAY),
            number("timecode_offset", -ONE_DAY, ONE_DAY),
            text("file_format", Rule.oneOf("txt", "html")));

    private Texts() {}
}
