package io.cielo24.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every option of captions changes what is rendered, in the way that it says. */
class CaptionsTest {

    private record Cue(long start, long end, List<String> lines) {
        String text() {
            return String.join(" ", lines);
        }

        int words() {
            return text().split(" ").length;
        }
    }

    private static final Pattern SRT = Pattern.compile(
            "(\\d+)\n(\\d\\d):(\\d\\d):(\\d\\d),(\\d{3}) --> (\\d\\d):(\\d\\d):(\\d\\d),(\\d{3})\n((?:.+\n)+)\n");

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

    private static String caption(String format, String... options) {
        List<String> all = new ArrayList<>(List.of("job_id", job, "caption_format", format));
        all.addAll(Arrays.asList(options));
        return api.get("job/get_caption", all.toArray(String[]::new)).ok().text();
    }

    /** The cues of a rendering as SRT, which has to be proper SRT from end to end. */
    private static List<Cue> cues(String... options) {
        String srt = caption("SRT", options);
        List<Cue> cues = new ArrayList<>();
        Matcher matcher = SRT.matcher(srt);
        int end = 0;
        while (matcher.find()) {
            assertThat(matcher.start()).isEqualTo(end);
            end = matcher.end();
            assertThat(Integer.parseInt(matcher.group(1))).isEqualTo(cues.size() + 1);
            cues.add(new Cue(
                    time(matcher, 2),
                    time(matcher, 6),
                    List.of(matcher.group(10).split("\n"))));
        }
        assertThat(end).isEqualTo(srt.length());
        return cues;
    }

    private static long time(Matcher matcher, int group) {
        return Long.parseLong(matcher.group(group)) * 3_600_000
                + Long.parseLong(matcher.group(group + 1)) * 60_000
                + Long.parseLong(matcher.group(group + 2)) * 1000
                + Long.parseLong(matcher.group(group + 3));
    }

    private static List<String> lines(String... options) {
        return cues(options).stream().flatMap(cue -> cue.lines().stream()).toList();
    }

    private static String words(String... options) {
        return String.join(" ", lines(options));
    }

    @Test
    void everyFormatHasItsForm() throws Exception {
        assertThat(caption("WEB_VTT"))
                .startsWith("WEBVTT\n\n00:00:03.150 --> 00:00:")
                .contains("\n&gt;&gt; Maya: Good morning")
                .contains("Q&amp;A")
                .contains("2 &lt; 3");
        assertThat(caption("SRT"))
                .startsWith("1\n00:00:03,150 --> 00:00:")
                .contains("Q&A")
                .contains("2 < 3");
        assertThat(caption("SBV")).matches("(?s)0:00:03\\.150,0:00:\\d\\d\\.\\d{3}\n>> Maya.*");
        assertThat(caption("TRANSCRIPT")).contains("our Q&A\nbegins").doesNotContain("-->");
        assertThat(caption("SAMI")).startsWith("<SAMI>").contains("<SYNC Start=3150><P Class=SUBTITLES>&gt;&gt; Maya");
        assertThat(caption("QT")).startsWith("{QTtext}").contains("[00:00:03.150]\n>> Maya");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(caption("DFXP").getBytes(StandardCharsets.UTF_8)))
                        .getElementsByTagName("p")
                        .getLength())
                .isEqualTo(cues().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ECHO", "SCC", "TPM", "TWX"})
    void whatCannotBeRenderedIsRefused(String format) {
        api.get("job/get_caption", "job_id", job, "caption_format", format)
                .refused("NOT_IMPLEMENTED", "does not render " + format);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "caption_words_min,1",
                "caption_by_sentence,true",
                "characters_per_caption_line,42",
                "disallow_dangling,false",
                "display_effects_speaker_as,Effects",
                "display_speaker_id,name",
                "emit_speaker_change_tokens_as,>>",
                "layout_target_caption_length_ms,5000",
                "line_break_on_sentence,false",
                "line_ending_format,UNIX",
                "lines_per_caption,2",
                "mask_profanity,false",
                "merge_gap_interval,1000",
                "qt_seamless,false",
                "remove_disfluencies,true",
                "remove_sounds_list,[]",
                "replace_slang,false",
                "silence_max_ms,2000",
                "single_speaker_per_caption,false",
                "sound_boundaries,`('[',']')`",
                "sound_tokens_by_caption,false",
                "sound_tokens_by_line,false",
                "sound_tokens_by_caption_list,`[\"BLANK_AUDIO\",\"MUSIC\"]`",
                "sound_tokens_by_line_list,`[\"BLANK_AUDIO\",\"MUSIC\"]`",
                "speaker_on_new_line,true",
                "strip_square_brackets,false",
                "utf8_mark,false",
                "build_url,false",
                "include_dfxp_metadata,true",
                "audio_description,false",
            })
    void theDefaultSaidAloudChangesNothing(String name, String value) {
        String[] plain = {"remove_sound_references", "false"};
        String[] said = {"remove_sound_references", "false", name, value};
        for (String format : List.of("SRT", "DFXP", "QT")) {
            assertThat(caption(format, said)).isEqualTo(caption(format, plain));
        }
        assertThat(caption("SRT", "remove_sound_references", "true")).isEqualTo(caption("SRT"));
    }

    @Test
    void captionsFitTheirLines() {
        assertThat(lines()).allMatch(line -> line.length() <= 42);
        assertThat(cues()).allMatch(cue -> cue.lines().size() <= 2);
        assertThat(lines("characters_per_caption_line", "24")).allMatch(line -> line.length() <= 24);
        assertThat(cues("lines_per_caption", "1")).allMatch(cue -> cue.lines().size() == 1);
        assertThat(cues("lines_per_caption", "3", "characters_per_caption_line", "20"))
                .anyMatch(cue -> cue.lines().size() == 3);
        assertThat(words("characters_per_caption_line", "24")).isEqualTo(words());
    }

    @Test
    void timesAreWrittenInTheSameDigitsEverywhere() {
        String[] formats = {"SRT", "WEB_VTT", "SBV", "DFXP", "QT"};
        List<String> here =
                Arrays.stream(formats).map(format -> caption(format)).toList();
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(Arrays.stream(formats).map(format -> caption(format))).isEqualTo(here);
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void timesAscendAndDoNotOverlap() {
        List<Cue> cues = cues();
        for (int i = 0; i < cues.size(); i++) {
            assertThat(cues.get(i).end()).isGreaterThan(cues.get(i).start());
            assertThat(i == 0 || cues.get(i).start() >= cues.get(i - 1).end()).isTrue();
        }
    }

    @Test
    void sentencesCanFlowTogether() {
        assertThat(cues()).noneMatch(cue -> cue.text().matches(".*[a-z]\\. .*"));
        assertThat(cues("caption_by_sentence", "false"))
                .anyMatch(cue -> cue.text().matches(".*[a-z]\\. .*"));
        assertThat(lines("caption_by_sentence", "false", "line_break_on_sentence", "true"))
                .noneMatch(line -> line.matches(".*[a-z]\\. .*"));
    }

    @Test
    void aCaptionCanBeGivenALeastNumberOfWords() {
        assertThat(cues()).anyMatch(cue -> cue.words() < 3);
        assertThat(cues("caption_words_min", "3")).allMatch(cue -> cue.words() >= 3);
    }

    @Test
    void aLongCaptionIsDividedAtTheTargetLength() {
        assertThat(cues("layout_target_caption_length_ms", "2000", "merge_gap_interval", "0"))
                .allMatch(cue -> cue.end() - cue.start() <= 2000);
        assertThat(cues("layout_target_caption_length_ms", "20000").size())
                .isLessThan(cues("layout_target_caption_length_ms", "2000").size());
    }

    @Test
    void smallWordsNeedNotDangle() {
        assertThat(lines()).anyMatch(line -> line.endsWith(" the"));
        assertThat(lines("disallow_dangling", "true")).noneMatch(line -> line.matches(".* (a|the|and|who|of)"));
    }

    @Test
    void speakersAreShownByNameByNumberOrNotAtAll() {
        assertThat(words()).contains(">> Maya: Good", ">> Tom: Thanks");
        assertThat(words("display_speaker_id", "number")).contains(">> Speaker 1: Good", ">> Speaker 2: Thanks");
        assertThat(words("display_speaker_id", "no")).contains(">> Good").doesNotContain("Maya: ");
        assertThat(words("emit_speaker_change_tokens_as", "–"))
                .contains("– Maya: Good")
                .doesNotContain(">>");
        assertThat(words("emit_speaker_change_tokens_as", ""))
                .contains("Maya: Good")
                .doesNotContain(">>");
    }

    @Test
    void speakersCanShareACaptionAndALine() {
        String[] shared = {"caption_by_sentence", "false", "lines_per_caption", "4", "silence_max_ms", "10000"};
        assertThat(cues(shared)).anyMatch(cue -> cue.lines().stream().skip(1).anyMatch(line -> line.startsWith(">>")));
        String[] onOneLine = Arrays.copyOf(shared, 8);
        onOneLine[6] = "speaker_on_new_line";
        onOneLine[7] = "false";
        assertThat(lines(onOneLine)).anyMatch(line -> line.indexOf(">>") > 0);
        onOneLine[6] = "single_speaker_per_caption";
        onOneLine[7] = "true";
        assertThat(cues(onOneLine)).noneMatch(cue -> cue.text().indexOf(">>") > 0);
    }

    @Test
    void caseLineEndingsAndByteOrderMarkAreAsWanted() {
        assertThat(words("force_case", "upper"))
                .contains(">> MAYA: GOOD MORNING")
                .doesNotContain("o");
        assertThat(words("force_case", "lower")).contains(">> maya: good morning");
        assertThat(caption("SRT", "line_ending_format", "WINDOWS").replace("\r\n", ""))
                .doesNotContain("\n")
                .doesNotContain("\r");
        assertThat(caption("SRT", "line_ending_format", "OSX"))
                .doesNotContain("\n")
                .contains("\r");
        assertThat(caption("SRT", "utf8_mark", "true")).isEqualTo("\ufeff" + caption("SRT"));
    }

    @Test
    void theFormatOfSrtAndTheHeadOfDfxpAreAsWanted() {
        assertThat(caption(
                        "SRT",
                        "srt_format",
                        "#{caption_number:03d} {start_second:d}.{end_millisecond:03d} {caption_text}|"))
                .startsWith("#001 3.")
                .contains(">> Maya: Good morning");
        assertThat(caption("DFXP", "dfxp_header", "<head><x/></head>")).contains("<head><x/></head>");
        assertThat(caption("DFXP")).contains("<metadata>");
        assertThat(caption("DFXP", "include_dfxp_metadata", "false")).doesNotContain("<metadata>");
        api.get("job/get_caption", "job_id", job, "caption_format", "SRT", "dfxp_header", "<head/>")
                .refused("INVALID_OPTION", "DFXP only");
    }

    @Test
    void wordsCanBeMaskedReplacedAndRemoved() {
        assertThat(words()).contains("damn line", "gonna", "color", "organize").doesNotContain("um,");
        assertThat(words("mask_profanity", "true")).contains("**** line").doesNotContain("damn");
        assertThat(words("replace_slang", "true")).contains("going to talk").doesNotContain("gonna");
        assertThat(words("remove_disfluencies", "false")).contains("and, um, everything", "write, uh, and");
        assertThat(words("replace_english_spelling", "A")).isEqualTo(words());
        assertThat(words("replace_english_spelling", "B")).contains("colour", "organise", "Harbour");
        assertThat(words("replace_english_spelling", "Z")).contains("colour", "organize");
    }

    @Test
    void soundsAreShownAsWanted() {
        assertThat(words()).doesNotContain("MUSIC");
        String[] shown = {"remove_sound_references", "false"};
        assertThat(words(shown)).contains("Effects: [MUSIC]", "[LAUGH]", "[APPLAUSE]");
        assertThat(with(shown, "sound_boundaries", "('{','}')"))
                .contains("{MUSIC}")
                .doesNotContain("[MUSIC]");
        assertThat(with(shown, "remove_sounds_list", "[\"MUSIC\"]"))
                .contains("[LAUGH]")
                .doesNotContain("MUSIC");
        assertThat(with(shown, "sound_threshold", "1000")).contains("[MUSIC]").doesNotContain("LAUGH");
        assertThat(with(shown, "strip_square_brackets", "true"))
                .contains(": MUSIC")
                .doesNotContain("[");
        assertThat(with(shown, "display_effects_speaker_as", "Sound")).contains("Sound: [LAUGH]");
    }

    private static String with(String[] options, String... more) {
        String[] all = Arrays.copyOf(options, options.length + more.length);
        System.arraycopy(more, 0, all, options.length, more.length);
        return words(all);
    }

    @Test
    void soundsCanHaveACaptionOrALineToThemselves() {
        String[] shown = {"remove_sound_references", "false", "display_speaker_id", "no"};
        assertThat(cues(shown)).anyMatch(cue -> cue.text().startsWith("[MUSIC] "));
        String[] byCaption = {
            "remove_sound_references", "false", "display_speaker_id", "no", "sound_tokens_by_caption", "true"
        };
        assertThat(cues(byCaption))
                .filteredOn(cue -> cue.text().contains("MUSIC"))
                .hasSize(2)
                .allMatch(cue -> cue.text().equals("[MUSIC]"));
        String[] byLine = {
            "remove_sound_references", "false", "display_speaker_id", "no", "sound_tokens_by_line", "true",
            "sound_tokens_by_line_list", "[\"LAUGH\"]", "speaker_on_new_line", "false", "caption_by_sentence", "false"
        };
        assertThat(lines(byLine)).contains("[LAUGH]").doesNotContain("[MUSIC]");
        byLine[5] = "false";
        assertThat(lines(byLine)).doesNotContain("[LAUGH]");
    }

    @Test
    void endsOfCaptionsMove() {
        List<Cue> apart = cues("merge_gap_interval", "0");
        List<Cue> merged = cues("merge_gap_interval", "5000");
        assertThat(apart).anyMatch(cue -> follower(apart, cue) - cue.end() > 100);
        assertThat(merged)
                .allMatch(cue -> follower(merged, cue) == cue.end() || follower(merged, cue) == Long.MAX_VALUE);
        assertThat(cues("maximum_caption_duration", "1500")).allMatch(cue -> cue.end() - cue.start() <= 1500);
        List<Cue> spaced = cues("minimum_gap_between_captions_ms", "80");
        assertThat(spaced).allMatch(cue -> follower(spaced, cue) - cue.end() >= 80);
        List<Cue> least = cues("minimum_caption_length_ms", "1500", "merge_gap_interval", "0");
        assertThat(apart).anyMatch(cue -> cue.end() - cue.start() < 1500 && follower(apart, cue) - cue.start() > 1500);
        assertThat(least).allMatch(cue -> cue.end() - cue.start() >= 1500 || follower(least, cue) == cue.end());
    }

    private static long follower(List<Cue> cues, Cue cue) {
        int next = cues.indexOf(cue) + 1;
        return next < cues.size() ? cues.get(next).start() : Long.MAX_VALUE;
    }

    @Test
    void silenceDividesCaptions() {
        assertThat(cues("caption_by_sentence", "false", "silence_max_ms", "100").size())
                .isGreaterThan(cues("caption_by_sentence", "false").size());
    }

    @Test
    void quickTimeCanBeSeamless() {
        assertThat(caption("QT", "merge_gap_interval", "0")).contains("]\n\n[");
        assertThat(caption("QT", "merge_gap_interval", "0", "qt_seamless", "true"))
                .doesNotContain("]\n\n[");
    }
}
