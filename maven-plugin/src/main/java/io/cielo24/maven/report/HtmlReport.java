package io.cielo24.maven.report;

import io.cielo24.maven.caption.CaptionRules;
import io.cielo24.maven.caption.Level;
import io.cielo24.maven.caption.Rule;
import io.cielo24.maven.caption.Severity;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Writes the report. The page holds all text and needs no script to be read; its script adds the player's captions,
 * seeking, filtering and the choice of what is shown. The same input gives the same bytes, whenever and wherever it is
 * written.
 */
public final class HtmlReport {

    private final Path target;
    private final String title;
    private final CaptionRules rules;
    private final List<ReportedMedia> media;

    private HtmlReport(Path target, String title, CaptionRules rules, List<ReportedMedia> media) {
        this.target = target;
        this.title = title;
        this.rules = rules;
        this.media = media;
    }

    /**
     * Writes the page, or leaves a page that was there as it was: a half-written one is never seen under this name.
     *
     * @param target where to write; directories that are missing are made
     * @param title whose captions these are, such as the project's name
     * @param rules the rules that were checked
     * @param media in the order to show them
     * @throws IOException if the page cannot be written
     */
    public static void write(Path target, String title, CaptionRules rules, List<ReportedMedia> media)
            throws IOException {
        Path directory = Objects.requireNonNull(target.toAbsolutePath().getParent(), "a page is in a directory");
        Files.createDirectories(directory);
        Path unfinished = directory.resolve(target.getFileName() + ".unfinished");
        try {
            try (BufferedWriter out = Files.newBufferedWriter(unfinished)) {
                new HtmlReport(target, title, rules, media).page(out);
            }
            try {
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private interface Part {
        void write(Writer out) throws IOException;
    }

    private void page(Writer out) throws IOException {
        String style = resource("report.css");
        String script = resource("report.js");
        String policy = Addresses.policy(hash(style), hash(script), media);
        Map<String, Part> parts = Map.of(
                "policy",
                to -> to.write(policy),
                "title",
                to -> to.write(Html.escape(title)),
                "style",
                to -> to.write(style),
                "script",
                to -> to.write(script),
                "figures",
                this::figures,
                "index",
                this::index,
                "media",
                this::media,
                "rules",
                this::rules);
        String template = resource("report.html");
        int at = 0;
        for (int open = template.indexOf("{{"); open >= 0; open = template.indexOf("{{", at)) {
            int close = template.indexOf("}}", open);
            out.write(template, at, open - at);
            Objects.requireNonNull(parts.get(template.substring(open + 2, close)))
                    .write(out);
            at = close + 2;
        }
        out.write(template, at, template.length() - at);
    }

    private void figures(Writer out) throws IOException {
        int files = media.stream().mapToInt(one -> one.tracks().size()).sum();
        long errors = media.stream().mapToLong(one -> one.count(Severity.ERROR)).sum();
        long warnings =
                media.stream().mapToLong(one -> one.count(Severity.WARNING)).sum();
        figure(out, "", media.size(), "media", "media");
        figure(out, "", files, "caption file", "caption files");
        figure(out, errors > 0 ? "error" : "good", errors, "error", "errors");
        figure(out, warnings > 0 ? "warning" : "good", warnings, "warning", "warnings");
    }

    private static void figure(Writer out, String style, long number, String one, String many) throws IOException {
        out.write("<li class=\"figure " + style + "\"><strong>" + number + "</strong> " + (number == 1 ? one : many)
                + "</li>\n");
    }

    private void index(Writer out) throws IOException {
        int number = 0;
        for (ReportedMedia one : media) {
            number++;
            out.write("<li><a href=\"#m" + number + "\"><bdi class=\"name\">" + Html.escape(one.name())
                    + "</bdi>"
                    + MediaSection.badges(one.count(Severity.ERROR), one.count(Severity.WARNING))
                    + "<span class=\"matches\"></span></a></li>\n");
        }
    }

    private void media(Writer out) throws IOException {
        int number = 0;
        for (ReportedMedia one : media) {
            new MediaSection(out, one, "m" + ++number, Addresses.from(target, one.address())).write();
        }
        if (media.isEmpty()) {
            out.write("<p class=\"empty\">There are no media.</p>\n");
        }
    }

    private void rules(Writer out) throws IOException {
        for (Rule rule : Rule.values()) {
            Level level = rules.level(rule);
            out.write("<tr><th scope=\"row\">" + Html.escape(rule.title()) + "</th><td><code>" + rule.id()
                    + "</code></td><td>" + level.name().toLowerCase(Locale.ROOT) + "</td><td>"
                    + Html.escape(level == Level.OFF ? "" : rules.limit(rule)) + "</td></tr>\n");
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing from the plugin");
            }
            // A checkout on Windows may have made other line ends of them, and the page is to have the same bytes.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
