package io.cielo24.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CaptionsTest {

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
        String[] all = new String[options.length + 4];
        all[0] = "job_id";
        all[1] = job;
        all[2] = "caption_format";
        all[3] = format;
        System.arraycopy(options, 0, all, 4, options.length);
        return api.get("job/get_caption", all).ok().text();
    }

    @Test
    void everyFormatHasItsForm() throws Exception {
        assertThat(caption("WEB_VTT"))
                .startsWith("WEBVTT\n\n")
                .contains(" --> ")
                .contains("&amp;");
        assertThat(caption("SRT"))
                .matches("(?s)1\n00:00:\\d\\d,\\d{3} --> 00:00:\\d\\d,\\d{3}\n>> Maya: Good morning.*")
                .contains("Q&A");
        assertThat(caption("SBV")).matches("(?s)0:00:\\d\\d\\.\\d{3},0:00:\\d\\d\\.\\d{3}\n>> Maya.*");
        assertThat(caption("TRANSCRIPT")).contains("our Q&A\nbegins").doesNotContain("-->");
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(api.get("job/get_caption", "job_id", job, "caption_format", "DFXP")
                        .bytes()));
    }

    @Test
    void optionsChangeWhatIsRendered() {
        assertThat(caption("SRT", "line_ending_format", "WINDOWS").replace("\r\n", ""))
                .doesNotContain("\n");
        assertThat(caption("SRT", "utf8_mark", "true")).startsWith("\ufeff1\n");
        assertThat(caption("TRANSCRIPT", "force_case", "upper")).contains("CAPTIONS ARE WORDS YOU CAN SEE.");
        assertThat(caption("TRANSCRIPT", "mask_profanity", "true"))
                .contains("****")
                .doesNotContain("damn");
        assertThat(caption("TRANSCRIPT")).contains("damn").doesNotContain("um,").doesNotContain("[MUSIC]");
        assertThat(caption("TRANSCRIPT", "remove_disfluencies", "false")).contains("um,");
        assertThat(caption("TRANSCRIPT", "remove_sound_references", "false")).contains("[MUSIC]", "[LAUGH]");
        assertThat(caption("TRANSCRIPT", "display_speaker_id", "no")).doesNotContain("Maya:");
        assertThat(caption("TRANSCRIPT", "characters_per_caption_line", "20", "display_speaker_id", "no")
                        .lines())
                .allMatch(line -> line.length() <= 20);
        assertThat(caption("TRANSCRIPT", "replace_slang", "true").replace('\n', ' '))
                .contains("going to");
    }
}
