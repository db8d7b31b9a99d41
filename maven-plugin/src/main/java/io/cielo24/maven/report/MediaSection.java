package io.cielo24.maven.report;

import static io.cielo24.maven.report.Html.escape;

import io.cielo24.maven.caption.Cue;
import io.cielo24.maven.caption.Finding;
import io.cielo24.maven.caption.Severity;
import io.cielo24.maven.caption.Texts;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the part of the page about one media: its player, its caption files, and their cues with their findings. */
final class MediaSection {

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

    private final Writer out;
    private final ReportedMedia media;
    private final String id;
    private final String address;

    MediaSection(Writer out, ReportedMedia media, String id, String address) {
        this.out = out;
        this.media = media;
        this.id = id;
        this.address = address;
    }

    void write() throws IOException {
        out.write("<section class=\"media\" id=\"" + id + "\" aria-labelledby=\"" + id + "h\">\n");
        out.write("<h2 id=\"" + id + "h\" tabindex=\"-1\"><bdi>" + escape(media.name()) + "</bdi></h2>\n");
        out.write("<p class=\"facts\">" + facts() + "</p>\n");
        for (ReportedOrder order : media.orders()) {
            out.write("<p class=\"facts order\">" + order(order) + "</p>\n");
        }
        findings(media.findings(), "");
        out.write("<div class=\"stage\">\n<div class=\"viewer\">\n");
        player();
        choice();
        out.write("</div>\n<div class=\"tracks\">\n");
        int number = 0;
        for (ReportedTrack track : media.tracks()) {
            track(track, id + "t" + ++number);
        }
        if (media.tracks().isEmpty()) {
            out.write("<p class=\"empty\">This media has no captions.</p>\n");
        }
        out.write("</div>\n</div>\n</section>\n");
    }

    private String facts() {
        List<String> facts = new ArrayList<>();
        facts.add(media.isAudio() ? "Audio" : "Video");
        if (media.length() != null) {
            facts.add(Texts.clock(media.length()));
        }
        facts.add(Texts.count(media.tracks().size(), "caption file", "caption files"));
        facts.add(Texts.count(media.count(Severity.ERROR), "error", "errors"));
        facts.add(Texts.count(media.count(Severity.WARNING), "warning", "warnings"));
        return String.join(" · ", facts);
    }

    private static String order(ReportedOrder order) {
        List<String> parts = new ArrayList<>();
        parts.add(order.jobId() == null ? "No job yet" : "Job <code>" + escape(order.jobId()) + "</code>");
        parts.add(escape(order.state()) + (order.outdated() ? ", for what the media was before" : ""));
        if (order.version() != null) {
            parts.add("version <code>" + escape(order.version()) + "</code>");
        }
        order.terms().forEach((name, value) -> parts.add(escape(name + " " + value)));
        return String.join(" · ", parts);
    }

    private void player() throws IOException {
        String kind = media.isAudio() ? "audio" : "video";
        out.write("<" + kind + " controls preload=\"none\" src=\"" + escape(address) + "\" aria-label=\"Player: "
                + escape(media.name()) + "\"" + (media.isRemote() ? " data-remote" : "") + "></" + kind + ">\n");
        if (media.isAudio()) {
            out.write("<p class=\"now\" dir=\"auto\" aria-hidden=\"true\"></p>\n");
        }
        out.write(
                "<p class=\"trouble error\" role=\"alert\" hidden>This browser cannot play <bdi>" + escape(media.name())
                        + "</bdi>: the file is not where it was, or of a kind the browser does not know.</p>\n");
    }

    /** One of the caption files is shown at a time, once the script runs. */
    private void choice() throws IOException {
        if (media.tracks().isEmpty()) {
            return;
        }
        out.write("<fieldset class=\"choice\" hidden><legend>Captions</legend>\n");
        int number = 0;
        for (ReportedTrack track : media.tracks()) {
            String value = id + "t" + ++number;
            out.write("<label><input type=\"radio\" name=\"" + id + "\" value=\"" + value + "\""
                    + (number == 1 ? " checked" : "") + "> <span class=\"label\">" + escape(label(track)) + "</span>"
                    + badges(count(track, Severity.ERROR), count(track, Severity.WARNING)) + "</label>\n");
        }
        out.write("</fieldset>\n<div class=\"options\" hidden>\n");
        if (!media.isAudio()) {
            out.write("<label><input type=\"checkbox\" class=\"show\" checked> Show captions on the video</label>\n");
        }
        out.write(
                "<label><input type=\"checkbox\" class=\"follow\" checked> Follow in the transcript</label>\n</div>\n");
    }

    private static String label(ReportedTrack track) {
        return track.language() + ", " + track.captions().format().title();
    }

    private static long count(ReportedTrack track, Severity severity) {
        return track.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private void track(ReportedTrack track, String trackId) throws IOException {
        List<Cue> cues = track.captions().cues();
        Set<Integer> numbers = cues.stream().map(Cue::index).collect(Collectors.toSet());
        Map<Integer, List<Finding>> byCue = new HashMap<>();
        List<Finding> others = new ArrayList<>();
        for (Finding finding : track.findings()) {
            (numbers.contains(finding.cue()) ? byCue.computeIfAbsent(finding.cue(), cue -> new ArrayList<>()) : others)
                    .add(finding);
        }
        String language = LANGUAGE.matcher(track.language()).matches() ? track.language() : "und";
        out.write("<section class=\"track\" id=\"" + trackId + "\" aria-labelledby=\"" + trackId + "h\">\n");
        out.write("<h3 id=\"" + trackId + "h\">Transcript: " + escape(label(track)) + "</h3>\n<p class=\"facts\"><bdi>"
                + escape(track.captions().name()) + "</bdi> · " + Texts.count(cues.size(), "cue", "cues") + "</p>\n");
        out.write("<p class=\"hint\" id=\"" + trackId
                + "k\" hidden>Arrow keys move through the transcript, Enter goes there" + " in the player.</p>\n");
        findings(others, "");
        out.write("<p class=\"empty\" hidden>No cue here matches.</p>\n");
        out.write("<ol class=\"cues\">\n");
        for (Cue cue : cues) {
            cue(cue, trackId + "c" + cue.index(), language, byCue.getOrDefault(cue.index(), List.of()));
        }
        out.write("</ol>\n</section>\n");
    }

    private void cue(Cue cue, String cueId, String language, List<Finding> found) throws IOException {
        out.write("<li id=\"" + cueId + "\" data-start=\"" + seconds(cue.start()) + "\" data-end=\""
                + seconds(cue.end()) + "\"" + (found.isEmpty() ? "" : " class=\"found\"")
                + "><button type=\"button\" class=\"cue\""
                + (found.isEmpty() ? "" : " aria-describedby=\"" + cueId + "f\"") + "><span class=\"time\">"
                + Texts.clock(cue.start()) + "</span> ");
        if (cue.speaker() != null) {
            out.write("<bdi class=\"speaker\">" + escape(cue.speaker()) + "</bdi> ");
        }
        out.write("<span class=\"text\" dir=\"auto\" lang=\"" + escape(language) + "\">"
                + escape(String.join("\n", cue.lines())) + "</span></button>");
        findings(found, cueId + "f");
        out.write("</li>\n");
    }

    private void findings(List<Finding> findings, String listId) throws IOException {
        if (findings.isEmpty()) {
            return;
        }
        out.write("<ul class=\"findings\"" + (listId.isEmpty() ? "" : " id=\"" + listId + "\"") + ">");
        for (Finding finding : findings) {
            boolean error = finding.severity() == Severity.ERROR;
            String place = listId.isEmpty() ? place(finding) : "";
            out.write("<li class=\"" + (error ? "error" : "warning") + "\"><strong>" + (error ? "Error" : "Warning")
                    + "</strong> " + place + "<span dir=\"auto\">" + escape(finding.message()) + "</span> <code>"
                    + finding.rule().id() + "</code></li>");
        }
        out.write("</ul>");
    }

    /** Where in the file, for what stands beside no cue. */
    private static String place(Finding finding) {
        String line = finding.line() > 0 ? "line " + finding.line() : "";
        String cue = finding.cue() > 0 ? "cue " + finding.cue() : "";
        String both = line + (line.isEmpty() || cue.isEmpty() ? "" : ", ") + cue;
        return both.isEmpty() ? "" : "<span class=\"place\">" + both + ":</span> ";
    }

    static String badges(long errors, long warnings) {
        String badges = (errors > 0 ? badge("error", Texts.count(errors, "error", "errors")) : "")
                + (warnings > 0 ? badge("warning", Texts.count(warnings, "warning", "warnings")) : "");
        return badges.isEmpty() ? badge("good", "no findings") : badges;
    }

    private static String badge(String style, String text) {
        return " <span class=\"badge " + style + "\">" + text + "</span>";
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
