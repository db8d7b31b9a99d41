package io.cielo24.maven;

import io.cielo24.captioning.CaptionMedia;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.Journal;
import io.cielo24.captioning.JournalEntry;
import io.cielo24.captioning.OrderKey;
import io.cielo24.captioning.Step;
import io.cielo24.job.Fidelity;
import io.cielo24.job.TranscriptionOrder;
import io.cielo24.maven.CaptionPlaces.Placed;
import io.cielo24.maven.caption.CaptionCheck;
import io.cielo24.maven.caption.CaptionFile;
import io.cielo24.maven.caption.CaptionReader;
import io.cielo24.maven.caption.CaptionRules;
import io.cielo24.maven.caption.Finding;
import io.cielo24.maven.caption.Rule;
import io.cielo24.maven.caption.Severity;
import io.cielo24.maven.media.MediaLength;
import io.cielo24.maven.report.ReportedMedia;
import io.cielo24.maven.report.ReportedOrder;
import io.cielo24.maven.report.ReportedTrack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Joins media, lock and caption files, and holds them against the rules. Reads files, and nothing else. */
final class Inspection {

    private final LockView lock;
    private final boolean simulated;
    private final CaptionPlaces places;
    private final CaptionRules rules;
    private final List<String> languages;
    private final Advice advice;

    /**
     * @param simulated whether captions come from a simulator, of which the lock knows nothing
     * @param languages that every media must have captions in
     */
    Inspection(
            LockView lock,
            boolean simulated,
            CaptionPlaces places,
            CaptionRules rules,
            List<String> languages,
            Advice advice) {
        this.lock = lock;
        this.simulated = simulated;
        this.places = places;
        this.rules = rules;
        this.languages = languages;
        this.advice = advice;
    }

    ReportedMedia of(MediaFiles.Found found) throws IOException {
        // Without a lock there is nothing to look up, so a media of many gigabytes need not be read.
        List<JournalEntry> orders = lock.exists() ? lock.ofMedia(key(found)) : List.of();
        List<JournalEntry> before = orders.isEmpty() ? lock.ofName(found.name()) : List.of();
        Optional<Duration> length = found.file() == null ? Optional.empty() : MediaLength.of(found.file());
        List<Placed> captions = places.of(found);
        List<ReportedTrack> tracks = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        if (!before.isEmpty()) {
            add(findings, found.name(), Rule.CHANGED, advice.changed(jobs(before)));
        }
        missing(findings, found, captions, orders);
        for (Placed placed : captions) {
            Optional<Finding> strange = placed.isFetched() && !simulated ? strange(placed, orders) : Optional.empty();
            if (placed.format().isPresent()) {
                tracks.add(track(placed, length.orElse(null), strange));
            } else {
                strange.ifPresent(findings::add);
            }
        }
        List<ReportedOrder> reported = Stream.concat(
                        orders.stream().map(entry -> reported(entry, false)),
                        before.stream().map(entry -> reported(entry, true)))
                .toList();
        return new ReportedMedia(found.name(), address(found), length.orElse(null), tracks, findings, reported);
    }

    /** The lock tells media by their content, or by their URL; what was ordered for them plays no part in that. */
    private OrderKey key(MediaFiles.Found found) throws IOException {
        CaptionOrder any = CaptionOrder.builder(found.media(), TranscriptionOrder.of(Fidelity.PREMIUM))
                .build();
        return OrderKey.of(any, found.sha256(lock.hashes()));
    }

    private void missing(
            List<Finding> findings, MediaFiles.Found found, List<Placed> captions, List<JournalEntry> orders) {
        if (captions.isEmpty()) {
            String why = simulated ? advice.notFetched(places.name(places.fetched())) : why(orders);
            add(findings, found.name(), Rule.MISSING, "has no captions: " + why);
            return;
        }
        List<String> lacking = languages.stream()
                .filter(language ->
                        captions.stream().noneMatch(each -> each.language().equals(language)))
                .toList();
        if (!lacking.isEmpty()) {
            add(
                    findings,
                    found.name(),
                    Rule.MISSING,
                    "has no captions in " + String.join(", ", lacking) + ", which cielo24.requiredLanguages asks for");
        }
    }

    private String why(List<JournalEntry> orders) {
        if (orders.isEmpty()) {
            return advice.neverOrdered();
        }
        JournalEntry furthest = orders.stream()
                .filter(entry -> entry.step() != Step.FAILED)
                .reduce((a, b) -> b.step().reached(a.step()) ? b : a)
                .orElse(orders.get(0));
        String job = jobs(List.of(furthest));
        return switch (furthest.step()) {
            case FAILED -> advice.failed(job, String.valueOf(furthest.status()));
            case COMPLETE -> advice.notFetched(places.name(places.fetched()));
            case ORDERED -> advice.notReady(job);
            default -> advice.begun();
        };
    }

    /** What was fetched and is not what the lock holds for this media. */
    private Optional<Finding> strange(Placed placed, List<JournalEntry> orders) throws IOException {
        String hash = Content.sha256(placed.file(), Journal.inMemory());
        List<String> locked = orders.stream()
                .flatMap(entry -> Stream.ofNullable(entry.results().get(placed.ending())))
                .toList();
        if (locked.contains(hash)) {
            return Optional.empty();
        }
        List<JournalEntry> others = lock.withCaptions(hash).stream()
                .filter(entry -> !orders.contains(entry))
                .toList();
        return others.isEmpty()
                ? finding(placed.name(), Rule.LOCKED, locked.isEmpty() ? advice.unknown() : advice.edited())
                : finding(placed.name(), Rule.CHANGED, advice.ofOther(jobs(others)));
    }

    private ReportedTrack track(Placed placed, @Nullable Duration length, Optional<Finding> strange)
            throws IOException {
        CaptionFile file =
                CaptionReader.read(placed.file(), placed.name(), placed.format().orElseThrow());
        List<Finding> findings = Stream.concat(strange.stream(), CaptionCheck.check(file, rules, length).stream())
                .toList();
        return new ReportedTrack(placed.language(), file, findings);
    }

    private void add(List<Finding> findings, String name, Rule rule, String message) {
        finding(name, rule, message).ifPresent(findings::add);
    }

    private Optional<Finding> finding(String name, Rule rule, String message) {
        return rules.judge(Finding.ofFile(name, rule, Severity.ERROR, message));
    }

    private static String jobs(List<JournalEntry> entries) {
        String ids = entries.stream()
                .flatMap(entry -> Stream.ofNullable(entry.jobId()))
                .distinct()
                .collect(Collectors.joining(", "));
        return ids.isEmpty() ? "no job" : (ids.indexOf(',') < 0 ? "job " : "jobs ") + ids;
    }

    private static ReportedOrder reported(JournalEntry entry, boolean outdated) {
        String state = entry.step().reached(Step.ORDERED)
                ? Optional.ofNullable(entry.status()).orElse("ordered")
                : "begun, not ordered";
        return new ReportedOrder(entry.jobId(), state, entry.version(), entry.ordered(), outdated);
    }

    /** A URL without its query, which may hold what is not for readers of the report. */
    private static URI address(MediaFiles.Found found) {
        Path file = found.file();
        CaptionMedia media = found.media();
        return file == null ? URI.create(media.displayName()) : file.toUri();
    }
}
