package io.cielo24.simulator.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsTest {

    @Test
    void everyDocumentedPathIsThereAndNoOther(@TempDir Path directory) throws Exception {
        SimulatorOptions options =
                SimulatorOptions.builder().mediaDirectory(directory).build();
        try (World world = new World(options)) {
            Set<String> paths = Endpoints.all(world).keySet();
            assertThat(paths.stream().filter(path -> path.startsWith("account/")))
                    .containsExactlyInAnyOrder(
                            "account/login",
                            "account/logout",
                            "account/update_password",
                            "account/update_setting",
                            "account/generate_api_key",
                            "account/remove_api_key",
                            "account/create",
                            "account/get_settings",
                            "account/verify_key");
            assertThat(paths.stream().filter(path -> !path.startsWith("account/")))
                    .containsExactlyInAnyOrder(
                            "job/new",
                            "job/authorize",
                            "job/modify",
                            "job/delete",
                            "job/info",
                            "job/list",
                            "job/list_related",
                            "job/update_metadata",
                            "job/add_media",
                            "job/add_media_url",
                            "job/add_transcript",
                            "job/add_custom_guidelines",
                            "job/media",
                            "job/transcoded_media",
                            "job/download_media",
                            "job/request_upload_url",
                            "job/perform_transcription",
                            "job/translate",
                            "job/uplevel",
                            "job/get_transcript",
                            "job/get_caption",
                            "job/get_elementlist",
                            "job/list_elementlists",
                            "job/burn_in_caption",
                            "job/aggregate_statistics");
        }
    }

    @Test
    void everyDocumentedOptionIsThere() {
        assertThat(Texts.CAPTION)
                .extracting(Parameter::name)
                .containsExactlyInAnyOrder(
                        "job_id caption_format build_url audio_description mixed caption_words_min caption_by_sentence "
                                .concat("characters_per_caption_line dfxp_header disallow_dangling ")
                                .concat("display_effects_speaker_as display_speaker_id iwp_name ")
                                .concat("elementlist_version emit_speaker_change_tokens_as force_case ")
                                .concat("include_dfxp_metadata layout_target_caption_length_ms ")
                                .concat("line_break_on_sentence line_ending_format lines_per_caption ")
                                .concat("mask_profanity maximum_caption_duration merge_gap_interval ")
                                .concat("minimum_caption_length_ms minimum_gap_between_captions_ms ")
                                .concat("qt_seamless remove_disfluencies remove_sounds_list ")
                                .concat("remove_sound_references replace_slang silence_max_ms ")
                                .concat("single_speaker_per_caption sound_boundaries sound_threshold ")
                                .concat("sound_tokens_by_caption sound_tokens_by_line ")
                                .concat("sound_tokens_by_caption_list sound_tokens_by_line_list ")
                                .concat("speaker_on_new_line srt_format strip_square_brackets utf8_mark ")
                                .concat("replace_english_spelling")
                                .split(" "));
        assertThat(Texts.TRANSCRIPT)
                .extracting(Parameter::name)
                .containsExactlyInAnyOrder("job_id create_paragraphs newlines_after_paragraph newlines_after_sentence "
                        .concat("timecode_every_paragraph timecode_format timecode_interval timecode_offset ")
                        .concat("file_format audio_description mixed elementlist_version iwp_name ")
                        .concat("emit_speaker_change_tokens_as mask_profanity remove_disfluencies ")
                        .concat("remove_sounds_list remove_sound_references replace_slang sound_boundaries ")
                        .concat("replace_english_spelling")
                        .split(" "));
    }
}
