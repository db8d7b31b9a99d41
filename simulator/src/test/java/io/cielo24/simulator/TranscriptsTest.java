package io.cielo24.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every option of transcripts changes what is rendered, in the way that it says. */
class TranscriptsTest {

    private static Cielo24Simulator simulator;
    private static Api api;
    private static String job;

    @BeforeAll
    static void start() {
        simulator = Cielo24Simulator.start();
        api = new Api(simulator).login();
        job = api.completeJob();
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    private static String transcript(String... options) {
        List<String> all = new ArrayList<>(List.of("job_id", job));
        all.addAll(Arrays.asList(options));
        return api.get("job/get_transcript", all.toArray(String[]::new)).ok().text();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "create_paragraphs,true",
                "newlines_after_paragraph,2",
                "newlines_after_sentence,0",
                "timecode_every_paragraph,true",
                "timecode_format,[%H:%M:%S.%f]",
                "timecode_interval,0",
                "timecode_offset,0",
                "file_format,txt",
                "audio_description,false",
                "mixed,false",
                "emit_speaker_change_tokens_as,>>",
                "mask_profanity,false",
                "remove_disfluencies,true",
                "remove_sounds_list,[]",
                "remove_sound_references,true",
                "replace_slang,false",
                "sound_boundaries,`('[',']')`",
            })
    void theDefaultSaidAloudChangesNothing(String name, String value) {
        assertThat(transcript(name, value)).isEqualTo(transcript());
    }

    @Test
    void aParagraphForEachTurn() {
        assertThat(transcript().split("\n\n")).hasSize(7);
        assertThat(transcript()).startsWith("[00:00:03.150000] >> Good morning, and welcome");
        assertThat(transcript("newlines_after_paragraph", "1").split("\n")).hasSize(7);
        assertThat(transcript("create_paragraphs", "false").strip()).doesNotContain("\n");
    }

    @Test
    void sentencesCanHaveLinesOfTheirOwn() {
        assertThat(transcript("newlines_after_sentence", "1", "create_paragraphs", "false")
                        .lines())
                .hasSizeGreaterThan(8)
                .allMatch(line -> line.endsWith(".") || line.endsWith("?") || line.endsWith("!"));
    }

    @Test
    void timecodesAreAsWanted() {
        assertThat(transcript("timecode_every_paragraph", "false")).doesNotContain("[00:");
        assertThat(transcript("timecode_format", "(%M:%S)")).startsWith("(00:03) >> Good");
        assertThat(transcript("timecode_offset", "3600000")).startsWith("[01:00:03.150000]");
        assertThat(transcript("timecode_interval", "5000").split("\\[00:").length)
                .isGreaterThan(transcript().split("\\[00:").length);
    }

    @Test
    void htmlIsEscaped() {
        Api.Answer html = api.get("job/get_transcript", "job_id", job, "file_format", "html")
                .ok();
        assertThat(html.text())
                .startsWith("<!DOCTYPE html>")
                .contains("Q&amp;A")
                .contains("2 &lt; 3");
        assertThat(html.response().headers().firstValue("Content-Type")).hasValue("text/html");
    }

    @Test
    void wordsAreAsWanted() {
        assertThat(transcript("mask_profanity", "true")).contains("**** line");
        assertThat(transcript("remove_disfluencies", "false")).contains("um,");
        assertThat(transcript("remove_sound_references", "false")).contains("[LAUGH]");
        assertThat(transcript("remove_sound_references", "false", "remove_sounds_list", "[\"LAUGH\"]"))
                .doesNotContain("[LAUGH]")
                .contains("[MUSIC]");
        assertThat(transcript("remove_sound_references", "false", "sound_boundaries", "('*','*')"))
                .contains("*MUSIC*");
        assertThat(transcript("emit_speaker_change_tokens_as", "NEW:")).contains("NEW: Good");
        assertThat(transcript("replace_slang", "true")).contains("going to");
        assertThat(transcript("replace_english_spelling", "B")).contains("colour");
    }
}
