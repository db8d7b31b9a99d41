package io.cielo24.maven.report;

import io.cielo24.maven.caption.CaptionCheck;
import io.cielo24.maven.caption.CaptionFile;
import io.cielo24.maven.caption.CaptionFormat;
import io.cielo24.maven.caption.CaptionReader;
import io.cielo24.maven.caption.CaptionRules;
import io.cielo24.maven.caption.Finding;
import io.cielo24.maven.caption.Rule;
import io.cielo24.maven.caption.Severity;
import io.cielo24.maven.media.MediaLength;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports to look at: the usual one, with a video, a sound and a media without captions; and a hostile one. */
final class SampleReport {

    static final Path VIDEO =
            Path.of("../examples/media/spoken-sample.mp4").toAbsolutePath().normalize();
    static final Path SOUND =
            Path.of("../examples/media/spoken-sample.mp3").toAbsolutePath().normalize();

    static final String ENGLISH = """
            WEBVTT

            00:00.500 --> 00:03.500
            <v Anna Bell>Welcome to the report.
            This is its first caption.

            00:03.500 --> 00:06.000
            <v Tom>It shows files &amp; media together.

            00:06.040 --> 00:07.500
            This one has far too much to read in the time that it is shown.

            00:07.500 --> 00:11.000
            Café, naïve, <i>Zürich</i>: all are found.

            00:10.500 --> 00:13.000
            An overlap is only a warning.

            00:13.000 --> 00:16.000
            \u0627\u0644\u0633\u0644\u0627\u0645 \u0639\u0644\u064a\u0643\u0645

            00:16.000 --> 00:19.000
            One
            Two
            Three

            00:21.000 --> 00:25.000
            And the last one outlives the media.

            This has no times.
            """;

    static final String SPANISH = """
            1
            00:00:00,500 --> 00:00:03,500
            Bienvenidos al informe.

            2
            00:00:03,500 --> 00:00:06,000
            Muestra cada archivo.
            """;

    private SampleReport() {}

    static List<ReportedMedia> usual() throws IOException {
        Duration video = MediaLength.of(VIDEO).orElseThrow();
        Duration sound = MediaLength.of(SOUND).orElseThrow();
        return List.of(
                new ReportedMedia(
                        "src/main/media/talks/welcome.mp4",
                        VIDEO.toUri(),
                        video,
                        List.of(
                                track("en", "captions/talks/welcome.mp4.en.vtt", ENGLISH, video),
                                track("es", "captions/talks/welcome.mp4.es.srt", SPANISH, video)),
                        List.of(),
                        List.of(new ReportedOrder(
                                "8f7c1e5a2b3d4c6e9f0a1b2c3d4e5f60",
                                "Complete",
                                "2026-11-20T09:30:00.000000",
                                Map.of("language", "en", "transcription_fidelity", "PREMIUM"),
                                false))),
                new ReportedMedia(
                        "src/main/media/podcast/episode-1.mp3",
                        SOUND.toUri(),
                        sound,
                        List.of(track("es", "captions/podcast/episode-1.mp3.es.srt", SPANISH, sound)),
                        List.of()),
                new ReportedMedia(
                        "src/main/media/talks/farewell.mp4",
                        VIDEO.toUri(),
                        null,
                        List.of(),
                        List.of(Finding.ofFile(
                                "src/main/media/talks/farewell.mp4",
                                Rule.MISSING,
                                Severity.ERROR,
                                "has no captions: order them")),
                        List.of(new ReportedOrder(null, "begun, not ordered", null, Map.of(), true))));
    }

    /** Text that would like to be markup, script, or the end of either. */
    static final List<String> HOSTILE = List.of(
            "</script><script>window.harm = 1</script>",
            "<img src=x onerror='window.harm = 2'>",
            "\" onclick=\"window.harm = 3\" x=\"",
            "' onfocus='window.harm = 4",
            "--><!-- <![CDATA[ ]]>",
            "{{script}} ${script} {{title}}",
            "&lt;b&gt; &amp; &#60;script>",
            "</title></style></textarea></main>",
            "line\u2028separator\u2029and \u202Eoverride",
            "javascript:window.harm=5");

    /** The same text as cue, speaker, language, name of file and media. */
    static List<ReportedMedia> hostile() {
        return HOSTILE.stream()
                .map(text -> {
                    CaptionFile captions = CaptionReader.read(
                            ("1\n00:00:00,500 --> 00:00:03,500\n" + text + "\n\n" + text)
                                    .getBytes(StandardCharsets.UTF_8),
                            text,
                            CaptionFormat.SRT);
                    List<Finding> findings = CaptionCheck.check(captions, CaptionRules.defaults(), null);
                    return new ReportedMedia(
                            text,
                            URI.create("file:///no/such/file.mp4"),
                            null,
                            List.of(new ReportedTrack(text, captions, findings)),
                            List.of(Finding.ofFile(text, Rule.CHANGED, Severity.WARNING, text)));
                })
                .toList();
    }

    /** The clip under another name, with captions in WebVTT. */
    static ReportedMedia media(String name, String captions) {
        return new ReportedMedia(
                name, VIDEO.toUri(), null, List.of(track("en", name + ".en.vtt", captions, null)), List.of());
    }

    private static ReportedTrack track(String language, String name, String text, @Nullable Duration length) {
        CaptionFormat format = CaptionFormat.ofFileName(name).orElseThrow();
        CaptionFile captions = CaptionReader.read(text.getBytes(StandardCharsets.UTF_8), name, format);
        return new ReportedTrack(language, captions, CaptionCheck.check(captions, CaptionRules.defaults(), length));
    }
}
