package io.cielo24.maven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cielo24.maven.caption.CaptionRules;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The report as people meet it: opened from disk in a real browser, with mouse, keyboard and accessibility tree. */
@Timeout(300)
class HtmlReportInBrowserTest {

    private static final Path DIRECTORY = Path.of("target", "report");
    private static final String PLAYER = "document.querySelector('#m1 video')";

    private static Chromium browser;
    private static URI usual;

    private Page page;

    @BeforeAll
    static void start() throws IOException {
        Optional<Path> program = Chromium.onPath();
        assumeTrue(program.isPresent(), "there is no chromium on the PATH, so the report cannot be opened in it");
        usual = write("usual.html", SampleReport.usual());
        browser = Chromium.start(program.get());
    }

    @AfterAll
    static void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void newPage() {
        page = browser.newPage();
    }

    @AfterEach
    void closePage() {
        page.close();
    }

    private static URI write(String name, List<ReportedMedia> media) throws IOException {
        Path target = DIRECTORY.resolve(name);
        HtmlReport.write(target, "acme-site 1.4.0", CaptionRules.defaults(), media);
        return target.toUri();
    }

    private void openUsual() {
        page.open(usual);
        page.until(PLAYER + ".readyState >= 1", PLAYER + ".error && " + PLAYER + ".error.message");
    }

    @Test
    void itWorksFromDiskWithoutANetworkAndWithoutAComplaint() throws IOException {
        openUsual();

        assertThat(page.number(PLAYER + ".duration")).isBetween(23.4, 23.5);
        assertThat(page.text("location.protocol")).isEqualTo("file:");
        assertThat(page.requests()).allMatch(address -> address.startsWith("file:"));
        assertThat(page.complaints()).isEmpty();
        page.screenshot("light");
    }

    @Test
    void aCueThatIsClickedIsWhereThePlayerGoesAndWhatItShows() throws IOException {
        openUsual();
        page.click("#m1t1c4 .cue");

        page.until(PLAYER + ".currentTime === 7.501");
        page.until("document.querySelector('#m1t1c4.current .cue[aria-current=true]') !== null");
        assertThat(page.text(PLAYER + ".textTracks[0].activeCues[0].getCueAsHTML().textContent"))
                .isEqualTo("Café, naïve, Zürich: all are found.");
        assertThat(page.text(PLAYER + ".textTracks[0].mode")).isEqualTo("showing");
        page.until("document.querySelector('#said').textContent === 'The player is at 0:00:07.500'");
        page.until(PLAYER + ".readyState >= 2 && !" + PLAYER + ".seeking");
        page.screenshot("seeked");
    }

    @Test
    void playingMovesThroughTheTranscript() {
        openUsual();
        page.click("#m1t1c1 .cue");
        page.until(PLAYER + ".currentTime === 0.501");
        page.value(PLAYER + ".playbackRate = 4, " + PLAYER + ".play().then(() => 1)");

        page.until("document.querySelector('#m1t1c2.current') !== null", PLAYER + ".currentTime");
        assertThat(page.is("document.querySelector('#m1t1c1.current')")).isFalse();
    }

    @Test
    void everyCueReachesThePlayerWithItsTimesAndItsTextAsTheyAre() {
        openUsual();

        assertThat(page.text("""
                [...%s.textTracks].map((track) => track.kind + ' ' + track.label + ' ' + track.language + ' '
                  + (track.mode === 'disabled' ? (track.mode = 'hidden') : track.mode) + ' '
                  + [...track.cues].map((cue) => cue.startTime + '-' + cue.endTime).join(' ')).join('; ')
                """.formatted(PLAYER)))
                .isEqualTo("captions en, WebVTT en showing 0.5-3.5 3.5-6 6.04-7.5 7.5-11 10.5-13 13-16 16-19 21-25; "
                        + "captions es, SRT es hidden 0.5-3.5 3.5-6");
        assertThat(page.text(PLAYER + ".textTracks[0].cues[1].getCueAsHTML().textContent"))
                .isEqualTo("It shows files & media together.");
    }

    @Test
    void anotherCaptionFileIsChosenInThePageOrInThePlayersOwnMenu() {
        openUsual();
        page.click("input[value=m1t2]");

        page.until("document.querySelector('#m1t1').hidden && !document.querySelector('#m1t2').hidden");
        page.until(PLAYER + ".textTracks[1].mode === 'showing' && " + PLAYER + ".textTracks[0].mode === 'disabled'");

        // What the player's menu does.
        page.value(PLAYER + ".textTracks[1].mode = 'disabled', " + PLAYER + ".textTracks[0].mode = 'showing', 1");
        page.until("document.querySelector('#m1t2').hidden && !document.querySelector('#m1t1').hidden");
        assertThat(page.is("document.querySelector('input[value=m1t1]').checked"))
                .isTrue();

        page.value(PLAYER + ".textTracks[0].mode = 'disabled', 1");
        page.until("!document.querySelector('#m1 .show').checked");
        assertThat(page.text(PLAYER + ".textTracks[0].mode"))
                .as("still followed")
                .isEqualTo("hidden");
    }

    @Test
    void aSoundHasItsCaptionBelow() {
        openUsual();
        page.click("a[href='#m2']");
        String player = "document.querySelector('#m2 audio')";
        page.until(player + ".readyState >= 1", player + ".error && " + player + ".error.message");
        page.click("#m2t1c2 .cue");

        page.until(
                "document.querySelector('#m2 .now').textContent === 'Muestra cada archivo.'", player + ".currentTime");
        assertThat(shown()).isEqualTo("m2");
    }

    @Test
    void findingsStandBesideTheirCueOrAboveAllOfThem() {
        openUsual();

        assertThat(page.text("document.querySelector('#m1t1c3 .findings').textContent"))
                .contains("Error", "reading-speed", "line-length", "gap");
        assertThat(page.text("document.querySelector('#m1t1c5 .findings').textContent"))
                .contains("Warning", "overlap");
        assertThat(page.text("document.querySelector('#m1t1 > .findings').textContent"))
                .contains("line 30", "This has no times.");
        assertThat(page.text("document.querySelector('#m3 > .findings').textContent"))
                .contains("has no captions", "missing");
        assertThat(page.is("document.querySelector('#m1t1c1 .findings')")).isFalse();
    }

    @Test
    void searchingFiltersWithoutRegardToCaseAndAccentsAndCounts() throws IOException {
        openUsual();
        page.click("#query");
        page.type("ZURICH");

        page.until(
                "document.querySelector('#count').textContent === '1 cue here, 1 in 1 of 3 media'",
                "document.querySelector('#count').textContent");
        assertThat(shownCues("m1t1")).isEqualTo("m1t1c4");
        assertThat(page.text("[...CSS.highlights.get('match')].map(String).join()"))
                .isEqualTo("Zürich");
        page.screenshot("search");

        page.value("document.querySelector('#query').select(), 1");
        page.type("informe");
        page.until("document.querySelector('#count').textContent === '0 cues here, 1 in 1 of 3 media'");
        assertThat(page.is("document.querySelector('#m1t1 > .empty').hidden")).isFalse();
        assertThat(page.text("document.querySelector('a[href=\"#m2\"] .matches').textContent"))
                .isEqualTo("1 match");

        page.value("document.querySelector('#query').select(), 1");
        page.type("anna b");
        page.until("document.querySelector('#count').textContent === '1 cue here, 1 in 1 of 3 media'");
        assertThat(shownCues("m1t1")).as("by speaker").isEqualTo("m1t1c1");
    }

    @Test
    void onlyCuesWithFindingsCanBeShown() {
        openUsual();
        page.click("#only");

        page.until(
                "document.querySelector('#count').textContent === '4 cues here, 4 in 1 of 3 media'",
                "document.querySelector('#count').textContent");
        assertThat(shownCues("m1t1")).isEqualTo("m1t1c3 m1t1c5 m1t1c7 m1t1c8");
    }

    private String shown() {
        return page.text("[...document.querySelectorAll('.media')].filter((section) => section.checkVisibility())"
                + ".map((section) => section.id).join(' ')");
    }

    private String shownCues(String track) {
        return page.text("[...document.querySelectorAll('#" + track + " .cues > li')].filter((item) => !item.hidden)"
                + ".map((item) => item.id).join(' ')");
    }

    @Test
    void anAddressLeadsToAMediaAFileOrACue() {
        page.open(URI.create(usual + "#m1t2c2"));

        page.until("document.activeElement.closest('li')?.id === 'm1t2c2'");
        assertThat(page.is("document.querySelector('#m1t1').hidden")).isTrue();
        page.click("a[href='#m3']");
        page.until("document.activeElement.id === 'm3h'");
        assertThat(shown()).isEqualTo("m3");
        page.value("history.back(), 1");
        page.until("document.querySelector('#m1.shown') !== null");
        assertThat(shown()).isEqualTo("m1");
    }

    @Test
    void everythingCanBeDoneWithTheKeyboardInTheOrderOfThePage() {
        openUsual();
        List<String> stops = new ArrayList<>();
        for (int i = 0; i < 40 && !stops.contains("DisclosureTriangle What was checked"); i++) {
            page.press("Tab");
            if (!page.is("document.activeElement.matches('video')")) {
                stops.add(page.focused());
            }
        }
        assertThat(stops)
                .startsWith(
                        "link Skip to the media",
                        "searchbox Search the transcripts",
                        "checkbox Only cues with findings",
                        "link src/main/media/talks/welcome.mp4 6 errors 1 warning",
                        "link src/main/media/podcast/episode-1.mp3 no findings",
                        "link src/main/media/talks/farewell.mp4 1 error")
                .containsSubsequence(
                        "radio en, WebVTT 6 errors 1 warning",
                        "checkbox Show captions on the video",
                        "checkbox Follow in the transcript",
                        "button 0:00:00.500 Anna Bell Welcome to the report. This is its first caption.")
                .as("a transcript is one stop")
                .filteredOn(stop -> stop.startsWith("button 0:"))
                .hasSize(1);
    }

    @Test
    void arrowsMoveThroughATranscriptAndEnterGoesThere() {
        openUsual();
        page.value("document.querySelector('#m1t1c1 .cue').focus(), 1");
        page.press("ArrowDown");
        page.press("ArrowDown");
        page.press("ArrowUp");
        assertThat(focusedCue()).isEqualTo("m1t1c2");
        page.press("End");
        assertThat(focusedCue()).isEqualTo("m1t1c8");
        page.press("ArrowDown");
        assertThat(focusedCue()).as("there is none after the last").isEqualTo("m1t1c8");
        page.press("Home");
        assertThat(focusedCue()).isEqualTo("m1t1c1");
        page.press("ArrowDown");
        page.press("Enter");
        page.until(PLAYER + ".currentTime === 3.501");

        assertThat(page.text("getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
        assertThat(page.is("document.activeElement.matches(':focus-visible')")).isTrue();

        page.value("document.querySelector('#only').click(), document.querySelector('#m1t1c3 .cue').focus(), 1");
        page.press("ArrowDown");
        assertThat(focusedCue()).as("cues that do not match are passed over").isEqualTo("m1t1c5");
    }

    private String focusedCue() {
        return page.text("document.activeElement.closest('li').id");
    }

    @Test
    void theSkipLinkShowsItselfAndLeadsPastTheIndex() {
        openUsual();
        page.press("Tab");
        assertThat(page.number("document.querySelector('.skip').getBoundingClientRect().width"))
                .isGreaterThan(50);
        page.press("Enter");

        page.until("document.activeElement.id === 'main'");
        assertThat(shown()).isEqualTo("m1");
    }

    @Test
    void aScreenReaderFindsLandmarksHeadingsAndNames() {
        openUsual();
        JsonNode nodes = page.call("Accessibility.getFullAXTree", Map.of()).get("nodes");
        List<String> seen = new ArrayList<>();
        Set<String> wanted =
                Set.of("banner", "search", "navigation", "main", "contentinfo", "heading", "region", "group", "list");
        for (JsonNode node : nodes) {
            String role = node.path("role").path("value").asString("");
            if (wanted.contains(role) && !node.path("ignored").asBoolean()) {
                seen.add(role + ": " + node.path("name").path("value").asString(""));
            }
        }

        assertThat(seen)
                .contains(
                        "banner: ",
                        "search: Transcripts",
                        "navigation: Media",
                        "main: ",
                        "contentinfo: ",
                        "heading: Captions acme-site 1.4.0",
                        "heading: src/main/media/talks/welcome.mp4",
                        "heading: Transcript: en, WebVTT",
                        "region: src/main/media/talks/welcome.mp4",
                        "group: Captions",
                        "list: Cues");
        assertThat(page.text("document.querySelector('#m1t1c3 .cue').getAttribute('aria-describedby')"))
                .isEqualTo("m1t1c3f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void anIndependentAuditFindsNoBarrier(String scheme) throws IOException {
        String axe;
        try (var in = getClass().getResourceAsStream("/axe.min.js")) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        page.emulate("screen", Map.of("prefers-color-scheme", scheme));
        openUsual();
        page.call("Runtime.evaluate", Map.of("expression", axe));
        for (String state : List.of(
                "1",
                "document.querySelector('summary').click(), 1",
                "location.hash = 'm2'",
                "document.querySelector('#only').click(), 1",
                "location.hash = 'm3'")) {
            page.value(state);
            JsonNode result = page.value("axe.run(document, {resultTypes: ['violations']}).then((found) =>"
                    + " found.violations.map((one) => one.id + ': ' + one.help + ' ' + one.nodes.map((node) =>"
                    + " node.html + ' ' + node.failureSummary).join(' | ')))");

            assertThat(result).as("after " + state).isEmpty();
        }
        page.value("location.hash = 'm1t1c3'");
        page.screenshot("audit-" + scheme);
    }

    @Test
    void darkIsDarkAndMotionIsLeftOutWhereItIsNotWanted() {
        page.emulate("screen", Map.of("prefers-color-scheme", "dark", "prefers-reduced-motion", "reduce"));
        openUsual();
        assertThat(page.text("getComputedStyle(document.body).backgroundColor")).isEqualTo("rgb(16, 19, 26)");
        assertThat(page.text("getComputedStyle(document.querySelector('.cues')).scrollBehavior"))
                .isEqualTo("auto");
        assertThat(page.text("getComputedStyle(document.querySelector('.cue')).transitionDuration"))
                .isEqualTo("0s");

        page.emulate("screen", Map.of("prefers-color-scheme", "light", "prefers-reduced-motion", "no-preference"));
        assertThat(page.text("getComputedStyle(document.body).backgroundColor")).isEqualTo("rgb(244, 246, 249)");
        assertThat(page.text("getComputedStyle(document.querySelector('.cues')).scrollBehavior"))
                .isEqualTo("smooth");
    }

    @Test
    void paperHoldsEveryMediaAndNothingThatOnlyWorksOnAScreen() throws IOException {
        openUsual();
        page.emulate("print", Map.of());

        assertThat(page.text("[...document.querySelectorAll('.media, .viewer, .side')].map((element) =>"
                        + " element.classList[0] + ' ' + (element.getBoundingClientRect().height > 0)).join()"))
                .isEqualTo("side false,media true,viewer false,media true,viewer false,media true,viewer false");
        assertThat(page.is("document.querySelector('#m1t1 .cues').scrollHeight"
                        + " <= document.querySelector('#m1t1 .cues').clientHeight"))
                .as("the whole transcript")
                .isTrue();
        page.screenshot("print");
        byte[] pdf = page.pdf();
        Files.write(DIRECTORY.resolve("print.pdf"), pdf);
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    @Test
    void aNarrowWindowNeedsNoScrollingSideways() throws IOException {
        page.window(320, 800);
        openUsual();

        assertThat(page.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(320);
        page.screenshot("narrow");
    }

    @Test
    void withoutScriptsEverythingCanBeRead() throws IOException {
        page.withoutScripts();
        page.open(usual);

        JsonNode nodes = page.call("Accessibility.getFullAXTree", Map.of()).get("nodes");
        assertThat(nodes.toString())
                .contains("Welcome to the report.", "Bienvenidos al informe.", "has no captions: order them")
                .contains("Without scripts this page shows every transcript");
        page.screenshot("without-scripts");
    }

    @Test
    void hostileTextDoesNothingAndReadsAsItWasWritten() throws IOException {
        page.open(write("hostile.html", SampleReport.hostile()));
        page.value("document.querySelectorAll('.index a').forEach((link) => link.click()),"
                + " document.querySelectorAll('.cue').forEach((cue) => { cue.focus(); cue.click(); }), 1");
        page.until("location.hash !== ''");

        assertThat(page.text("typeof window.harm")).isEqualTo("undefined");
        assertThat(page.number("document.scripts.length")).isEqualTo(1);
        for (int i = 0; i < SampleReport.HOSTILE.size(); i++) {
            String text = SampleReport.HOSTILE.get(i);
            String id = "#m" + (i + 1);
            assertThat(page.text("document.querySelector('" + id + " h2').textContent"))
                    .isEqualTo(text);
            assertThat(page.text("document.querySelector('" + id + "t1c1 .text').textContent"))
                    .isEqualTo(text);
        }
        assertThat(page.complaints())
                .as("only that the media are not there")
                .allMatch(complaint -> complaint.contains("ERR_FILE_NOT_FOUND"));
    }

    @Test
    void aMediaThatCannotBePlayedIsNamed() throws IOException {
        page.open(write("hostile.html", SampleReport.hostile()));

        page.until("!document.querySelector('#m1 .trouble').hidden");
        assertThat(page.text("document.querySelector('#m1 .trouble').textContent"))
                .contains("cannot play");
    }

    @Test
    void awkwardFileNamesAreFound() throws IOException {
        Path media = DIRECTORY.resolve("a b/100% sämple #1 '&;+=@,!$().mp4");
        Files.createDirectories(media.getParent());
        Files.copy(SampleReport.VIDEO, media, StandardCopyOption.REPLACE_EXISTING);
        page.open(write("names.html", List.of(new ReportedMedia("x.mp4", media.toUri(), null, List.of(), List.of()))));

        page.until(PLAYER + ".readyState >= 1", PLAYER + ".error && " + PLAYER + ".error.message");
    }

    @Test
    void mediaOnTheNetworkAreNotContactedBeforeTheyArePlayed() throws IOException {
        page.open(write(
                "remote.html",
                List.of(new ReportedMedia(
                        "x.mp4", URI.create("http://127.0.0.1:9/x.mp4"), null, List.of(), List.of()))));
        page.until("document.querySelector('#m1 a, #m1h') !== null");
        assertThat(page.text(PLAYER + ".preload")).isEqualTo("none");

        assertThat(page.requests()).allMatch(address -> address.startsWith("file:"));
    }

    /** A hundred of videos of half an hour. */
    @Test
    void aPageWithTensOfThousandsOfCuesStaysUsable() throws IOException {
        StringBuilder captions = new StringBuilder("WEBVTT\n\n");
        for (int i = 0; i < 400; i++) {
            String minute = String.format(Locale.ROOT, "%02d:%02d", i / 60, i % 60);
            captions.append(minute)
                    .append(".000 --> ")
                    .append(minute)
                    .append(".900\nCue number ")
                    .append(i);
            captions.append(" of many\n\n");
        }
        List<ReportedMedia> media = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> SampleReport.media("media-" + i + ".mp4", captions.toString()))
                .toList();
        page.open(write("large.html", media));
        page.until(PLAYER + ".readyState >= 1");
        page.click("#query");
        page.type("NUMBER 399 ");
        page.until(
                "document.querySelector('#count').textContent === '1 cue here, 100 in 100 of 100 media'",
                "document.querySelector('#count').textContent");

        page.value("location.hash = 'm90t1c400'");
        page.until("document.activeElement.closest('li')?.id === 'm90t1c400'");
        page.until("document.querySelector('#m90 video').readyState >= 1");
    }

    /** A browser has no more than some dozens of loaded players at a time. */
    @Test
    void everyOneOfAHundredMediaCanBePlayed() throws IOException {
        List<ReportedMedia> media = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> SampleReport.media("media-" + i + ".mp4", "WEBVTT\n"))
                .toList();
        page.open(write("many.html", media));

        for (int i = 1; i <= 100; i++) {
            page.value("location.hash = 'm" + i + "'");
            page.until("document.querySelector('#m" + i + " video').readyState >= 1");
        }
        assertThat(page.complaints()).isEmpty();
    }
}
