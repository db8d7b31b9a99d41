package io.cielo24.tests.wire;

import static io.cielo24.tests.wire.WireCase.JOB;
import static io.cielo24.tests.wire.WireCase.NASTY;

import io.cielo24.job.Iwp;
import io.cielo24.job.Task;
import io.cielo24.media.MediaSource;
import io.cielo24.transcript.CaptionFormat;
import io.cielo24.transcript.CaptionRequest;
import io.cielo24.transcript.ElementList;
import io.cielo24.transcript.ElementListRequest;
import io.cielo24.transcript.ElementListVersion;
import io.cielo24.transcript.EnglishSpelling;
import io.cielo24.transcript.LetterCase;
import io.cielo24.transcript.LineEnding;
import io.cielo24.transcript.Segment;
import io.cielo24.transcript.SoundTag;
import io.cielo24.transcript.SpeakerDisplay;
import io.cielo24.transcript.TranscriptFile;
import io.cielo24.transcript.TranscriptFormat;
import io.cielo24.transcript.TranscriptRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The calls about captions, transcripts and element lists. */
final class TranscriptWire {

    private static final String LIST = "{\"version\":3,\"segments\":[{\"speaker_id\":false,\"start_time\":5}]}";
    private static final Segment SEGMENT = new Segment(false, null, false, 5, ElementList.NO_TIME, List.of(), null);

    private TranscriptWire() {}

    static List<WireCase> cases() {
        List<WireCase> cases = new ArrayList<>(captions());
        cases.addAll(transcripts());
        cases.addAll(elementLists());
        return cases;
    }

    private static List<WireCase> captions() {
        return List.of(
                WireCase.of(
                                "get_caption",
                                client -> MediaWire.text(
                                        client.transcripts().caption(JOB, CaptionRequest.of(CaptionFormat.WEB_VTT))))
                        .sends(Sent.get("/job/get_caption", "job_id", JOB, "caption_format", "WEB_VTT"))
                        .answered(200, "WEBVTT\n\n" + NASTY, "WEBVTT\n\n" + NASTY),
                WireCase.of(
                                "get_caption as text",
                                client -> client.transcripts().captionText(JOB, CaptionRequest.of(CaptionFormat.SRT)))
                        .sends(Sent.get("/job/get_caption", "job_id", JOB, "caption_format", "SRT"))
                        .answered(200, "\uFEFF1\n" + NASTY, "1\n" + NASTY),
                WireCase.of(
                                "get_caption as a URL",
                                client -> client.transcripts().captionUrl(JOB, CaptionRequest.of(CaptionFormat.SRT)))
                        .sends(Sent.get(
                                "/job/get_caption", "job_id", JOB, "caption_format", "SRT", "build_url", "true"))
                        .answered(
                                200,
                                "{\"CaptionUrl\":\"https://example.org/c.srt?a=b%20c\"}",
                                URI.create("https://example.org/c.srt?a=b%20c")),
                WireCase.of(
                                "get_caption with every option but those of one format",
                                client -> MediaWire.text(client.transcripts().caption(JOB, everyOption())))
                        .sends(Sent.get("/job/get_caption", everyOptionSent()))
                        .answered(200, "x", "x"),
                WireCase.of(
                                "get_caption with the options of DFXP",
                                client -> MediaWire.text(client.transcripts()
                                        .caption(
                                                JOB,
                                                CaptionRequest.builder(CaptionFormat.DFXP)
                                                        .dfxpHeader("<head>" + NASTY + "</head>")
                                                        .dfxpMetadata(false)
                                                        .build())))
                        .sends(Sent.get(
                                "/job/get_caption",
                                "job_id",
                                JOB,
                                "caption_format",
                                "DFXP",
                                "dfxp_header",
                                "<head>" + NASTY + "</head>",
                                "include_dfxp_metadata",
                                "false"))
                        .answered(200, "<tt/>", "<tt/>"),
                WireCase.of(
                                "get_caption with the options of QT",
                                client -> MediaWire.text(client.transcripts()
                                        .caption(
                                                JOB,
                                                CaptionRequest.builder(CaptionFormat.QT)
                                                        .qtSeamless(true)
                                                        .build())))
                        .sends(Sent.get(
                                "/job/get_caption", "job_id", JOB, "caption_format", "QT", "qt_seamless", "true"))
                        .answered(200, "{QTtext}", "{QTtext}"),
                WireCase.of(
                                "get_caption with the options of SRT",
                                client -> MediaWire.text(client.transcripts()
                                        .caption(
                                                JOB,
                                                CaptionRequest.builder(CaptionFormat.SRT)
                                                        .srtFormat("{caption_number:d}\n{caption_text}" + NASTY)
                                                        .build())))
                        .sends(Sent.get(
                                "/job/get_caption",
                                "job_id",
                                JOB,
                                "caption_format",
                                "SRT",
                                "srt_format",
                                "{caption_number:d}\n{caption_text}" + NASTY))
                        .answered(200, "", ""));
    }

    private static CaptionRequest everyOption() {
        return CaptionRequest.builder(CaptionFormat.SBV)
                .elementListVersion(NASTY)
                .iwp(Iwp.FINAL)
                .audioDescription(true)
                .mixed(true)
                .speakerChangeSign(NASTY)
                .maskProfanity(true)
                .removeDisfluencies(false)
                .removeSoundReferences(false)
                .removeSounds(SoundTag.MUSIC, new SoundTag("NEW \"ONE\""))
                .replaceSlang(true)
                .soundBoundaries("{", " é&+%}")
                .englishSpelling(EnglishSpelling.BRITISH_IZE)
                .targetDuration(Duration.ofMillis(4000))
                .maximumDuration(Duration.ofSeconds(7))
                .minimumDuration(Duration.ofMillis(1))
                .minimumGap(Duration.ZERO)
                .mergeGaps(Duration.ofMillis(999))
                .longestSilence(Duration.ofMinutes(1))
                .soundThreshold(Duration.ofMillis(5))
                .soundsByCaption(true)
                .soundsByCaption(SoundTag.LAUGH)
                .soundsByLine(false)
                .soundsByLine()
                .minimumWords(2)
                .bySentence(false)
                .charactersPerLine(32)
                .linesPerCaption(3)
                .disallowDangling(true)
                .lineBreakOnSentence(true)
                .effectsSpeaker(NASTY)
                .displaySpeaker(SpeakerDisplay.NUMBER)
                .singleSpeakerPerCaption(true)
                .speakerOnNewLine(false)
                .forceCase(LetterCase.UPPER)
                .lineEnding(LineEnding.WINDOWS)
                .stripSquareBrackets(true)
                .utf8Mark(true)
                .parameter("more", NASTY)
                .build();
    }

    private static String[] everyOptionSent() {
        return new String[] {
            "job_id", JOB,
            "caption_format", "SBV",
            "elementlist_version", NASTY,
            "iwp_name", "FINAL",
            "audio_description", "true",
            "mixed", "true",
            "emit_speaker_change_tokens_as", NASTY,
            "mask_profanity", "true",
            "remove_disfluencies", "false",
            "remove_sound_references", "false",
            "remove_sounds_list", "[\"MUSIC\",\"NEW \\\"ONE\\\"\"]",
            "replace_slang", "true",
            "sound_boundaries", "('{',' é&+%}')",
            "replace_english_spelling", "Z",
            "layout_target_caption_length_ms", "4000",
            "maximum_caption_duration", "7000",
            "minimum_caption_length_ms", "1",
            "minimum_gap_between_captions_ms", "0",
            "merge_gap_interval", "999",
            "silence_max_ms", "60000",
            "sound_threshold", "5",
            "sound_tokens_by_caption", "true",
            "sound_tokens_by_caption_list", "[\"LAUGH\"]",
            "sound_tokens_by_line", "false",
            "sound_tokens_by_line_list", "[]",
            "caption_words_min", "2",
            "caption_by_sentence", "false",
            "characters_per_caption_line", "32",
            "lines_per_caption", "3",
            "disallow_dangling", "true",
            "line_break_on_sentence", "true",
            "display_effects_speaker_as", NASTY,
            "display_speaker_id", "number",
            "single_speaker_per_caption", "true",
            "speaker_on_new_line", "false",
            "force_case", "upper",
            "line_ending_format", "WINDOWS",
            "strip_square_brackets", "true",
            "utf8_mark", "true",
            "more", NASTY
        };
    }

    private static List<WireCase> transcripts() {
        return List.of(
                WireCase.of(
                                "get_transcript",
                                client -> client.transcripts().transcriptText(JOB, TranscriptRequest.plain()))
                        .sends(Sent.get("/job/get_transcript", "job_id", JOB))
                        .answered(200, NASTY, NASTY),
                WireCase.of(
                                "get_transcript with every option",
                                client -> MediaWire.text(client.transcripts()
                                        .transcript(
                                                JOB,
                                                TranscriptRequest.builder()
                                                        .paragraphs(false)
                                                        .newlinesAfterParagraph(0)
                                                        .newlinesAfterSentence(1)
                                                        .timecodeEveryParagraph(false)
                                                        .timecodeFormat("[%H:%M] " + NASTY)
                                                        .timecodeInterval(Duration.ofSeconds(30))
                                                        .timecodeOffset(Duration.ofMillis(1))
                                                        .file(TranscriptFile.HTML)
                                                        .elementListVersion("2026-01-01T00:00:00.000001Z")
                                                        .iwp(new Iwp("NEW ONE"))
                                                        .audioDescription(true)
                                                        .mixed(false)
                                                        .speakerChangeSign("")
                                                        .maskProfanity(false)
                                                        .removeDisfluencies(true)
                                                        .removeSoundReferences(true)
                                                        .replaceSlang(false)
                                                        .soundBoundaries("", "")
                                                        .englishSpelling(EnglishSpelling.AUSTRALIAN)
                                                        .parameter("more", NASTY)
                                                        .build())))
                        .sends(Sent.get(
                                "/job/get_transcript",
                                "job_id",
                                JOB,
                                "create_paragraphs",
                                "false",
                                "newlines_after_paragraph",
                                "0",
                                "newlines_after_sentence",
                                "1",
                                "timecode_every_paragraph",
                                "false",
                                "timecode_format",
                                "[%H:%M] " + NASTY,
                                "timecode_interval",
                                "30000",
                                "timecode_offset",
                                "1",
                                "file_format",
                                "html",
                                "elementlist_version",
                                "2026-01-01T00:00:00.000001Z",
                                "iwp_name",
                                "NEW ONE",
                                "audio_description",
                                "true",
                                "mixed",
                                "false",
                                "emit_speaker_change_tokens_as",
                                "",
                                "mask_profanity",
                                "false",
                                "remove_disfluencies",
                                "true",
                                "remove_sound_references",
                                "true",
                                "replace_slang",
                                "false",
                                "sound_boundaries",
                                "('','')",
                                "replace_english_spelling",
                                "U",
                                "more",
                                NASTY))
                        .answered(200, "<html/>", "<html/>"),
                WireCase.of(
                                "get_transcript without some sounds",
                                client -> client.transcripts()
                                        .transcriptText(
                                                JOB,
                                                TranscriptRequest.builder()
                                                        .removeSounds(SoundTag.COUGH)
                                                        .build()))
                        .sends(Sent.get("/job/get_transcript", "job_id", JOB, "remove_sounds_list", "[\"COUGH\"]"))
                        .answered(200, "t", "t"),
                WireCase.of(
                                "add_transcript",
                                client -> client.transcripts()
                                        .addTranscript(
                                                JOB,
                                                TranscriptFormat.VTT,
                                                MediaSource.bytes(NASTY.getBytes(StandardCharsets.UTF_8))))
                        .sends(Sent.bytes("/job/add_transcript", NASTY, "job_id", JOB, "format", "vtt"))
                        .answered(200, "{\"TaskId\":\"t\"}", new Task("t")),
                WireCase.of(
                                "add_transcript from a URL",
                                client -> client.transcripts()
                                        .addTranscript(
                                                JOB,
                                                TranscriptFormat.DFXP,
                                                URI.create("https://example.org/t?a=%20b&c=+")))
                        .sends(Sent.get(
                                "/job/add_transcript",
                                "job_id",
                                JOB,
                                "format",
                                "dfxp",
                                "transcript_url",
                                "https://example.org/t?a=%20b&c=+"))
                        .answered(200, "{\"TaskId\":\"t\"}", new Task("t")));
    }

    private static List<WireCase> elementLists() {
        return List.of(
                WireCase.of("get_elementlist", client -> client.transcripts().elementList(JOB))
                        .sends(Sent.get("/job/get_elementlist", "job_id", JOB))
                        .answered(
                                200,
                                LIST,
                                new ElementList(
                                        3,
                                        ElementList.NO_TIME,
                                        ElementList.NO_TIME,
                                        null,
                                        List.of(SEGMENT),
                                        List.of(),
                                        Map.of(),
                                        Map.of(),
                                        Map.of())),
                WireCase.of(
                                "get_elementlist by segments, with every option",
                                client -> client.transcripts()
                                        .segments(
                                                JOB,
                                                ElementListRequest.builder()
                                                        .version(NASTY)
                                                        .iwp(Iwp.MECHANICAL)
                                                        .audioDescription(true)
                                                        .parameter("more", NASTY)
                                                        .build()))
                        .sends(Sent.get(
                                "/job/get_elementlist",
                                "job_id",
                                JOB,
                                "elementlist_version",
                                NASTY,
                                "iwp_name",
                                "MECHANICAL",
                                "audio_description",
                                "true",
                                "more",
                                NASTY))
                        .answered(200, LIST, SEGMENT),
                WireCase.of(
                                "get_elementlist as it is",
                                client -> MediaWire.text(
                                        client.transcripts().elementListJson(JOB, ElementListRequest.latest())))
                        .sends(Sent.get("/job/get_elementlist", "job_id", JOB))
                        .answered(200, LIST, LIST),
                WireCase.of("list_elementlists", client -> client.transcripts().elementListVersions(JOB))
                        .sends(Sent.get("/job/list_elementlists", "job_id", JOB))
                        .answered(
                                200,
                                "[{\"iwp_name\":\"FINAL\",\"version\":\"2014-07-31T12:35:52.324389\"},"
                                        + "{\"iwp_name\":\"\",\"version\":\"2014-07-31T12:35:52Z\"},"
                                        + "{\"version\":1406810152000000}]",
                                new ElementListVersion("2014-07-31T12:35:52.324389", Iwp.FINAL),
                                new ElementListVersion("2014-07-31T12:35:52Z", null),
                                new ElementListVersion("1406810152000000", null)));
    }
}
