package io.cielo24.internal.captioning;

import io.cielo24.ApiException;
import io.cielo24.LocalMediaException;
import io.cielo24.captioning.CaptionMedia;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.CaptionResult;
import io.cielo24.captioning.JournalEntry;
import io.cielo24.captioning.Results;
import io.cielo24.captioning.Results.Item;
import io.cielo24.captioning.Results.Target;
import io.cielo24.job.Iwp;
import io.cielo24.job.ServiceTime;
import io.cielo24.media.MediaDownload;
import io.cielo24.media.MediaSource;
import io.cielo24.transcript.CaptionRequest;
import io.cielo24.transcript.ElementListRequest;
import io.cielo24.transcript.ElementListVersion;
import io.cielo24.transcript.TranscriptRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Fetches what an order wants, all from one version of the words. */
final class Fetching {

    private static final String VERSION = "elementlist_version";
    private static final int LARGEST_IN_MEMORY = 256 * 1024 * 1024;

    private final Services services;
    private final Disk disk;

    /** Files that are being written, so that two orders which would overwrite each other's are told. */
    private final Map<Path, String> targets = new ConcurrentHashMap<>();

    Fetching(Services services, Disk disk) {
        this.services = services;
        this.disk = disk;
    }

    /**
     * What was fetched.
     *
     * @param version it was fetched from, {@code null} if nothing was, or the service lists none
     * @param results in the order in which they were wanted
     */
    record Fetched(@Nullable String version, List<CaptionResult> results) {}

    /**
     * Fetches everything.
     *
     * @param entry what the journal remembers, {@code null} if nothing
     */
    Mono<Fetched> fetch(CaptionOrder order, String jobId, String externalId, @Nullable JournalEntry entry) {
        Results wanted = order.results();
        if (wanted.items().isEmpty()) {
            return Mono.just(new Fetched(null, List.of()));
        }
        return version(wanted, jobId).flatMap(version -> {
            Order fetch = new Order(order, jobId, externalId, version.orElse(null), entry);
            return directory(wanted)
                    .thenMany(Flux.fromIterable(wanted.items()))
                    .concatMap(fetch::item, 1)
                    .collectList()
                    .map(results -> new Fetched(version.orElse(null), results));
        });
    }

    private Mono<Void> directory(Results wanted) {
        return wanted.target() instanceof Target.Directory target
                ? disk.<Void>call(() -> {
                            Files.createDirectories(target.directory());
                            return null;
                        })
                        .onErrorMap(
                                IOException.class,
                                error -> new LocalMediaException(
                                        "the directory " + target.directory() + " cannot be made: " + error, error))
                : Mono.empty();
    }

    /** The version that is wanted; else the newest final one, where the service's list lets that be told. */
    private Mono<Optional<String>> version(Results wanted, String jobId) {
        if (wanted.version().isPresent()) {
            return Mono.just(wanted.version());
        }
        return services.transcripts()
                .elementListVersions(jobId)
                .collectList()
                .map(Fetching::newest)
                // A service that lists no versions still hands out the newest by itself.
                .onErrorResume(ApiException.class, refused -> Mono.just(Optional.empty()));
    }

    static Optional<String> newest(List<ElementListVersion> listed) {
        List<String> finals = listed.stream()
                .filter(version -> Iwp.FINAL.equals(version.iwp()))
                .map(ElementListVersion::version)
                .toList();
        List<String> candidates = finals.isEmpty()
                ? listed.stream().map(ElementListVersion::version).toList()
                : finals;
        if (candidates.size() < 2) {
            return candidates.stream().findFirst();
        }
        // Versions are opaque; only where all of them are dates can the newest be told.
        List<Optional<LocalDateTime>> dates = candidates.stream()
                .map(version -> new ServiceTime(version).local())
                .toList();
        return dates.stream().allMatch(Optional::isPresent)
                ? candidates.stream()
                        .max(Comparator.comparing(
                                version -> new ServiceTime(version).local().orElseThrow()))
                : Optional.empty();
    }

    /** The fetching of one order. */
    private final class Order {

        private final CaptionOrder order;
        private final String jobId;
        private final String externalId;
        private final @Nullable String version;
        private final @Nullable JournalEntry entry;
        private final String baseName;

        Order(
                CaptionOrder order,
                String jobId,
                String externalId,
                @Nullable String version,
                @Nullable JournalEntry entry) {
            this.order = order;
            this.jobId = jobId;
            this.externalId = externalId;
            this.version = version;
            this.entry = entry;
            this.baseName = order.results().baseName().orElseGet(() -> baseName(order, externalId));
        }

        Mono<CaptionResult> item(Item item) {
            String name = baseName + "." + item.extension();
            Target target = order.results().target();
            if (target instanceof Target.Directory directory) {
                return intoFile(item, name, directory.directory().resolve(name));
            }
            if (target instanceof Target.Handler handler) {
                return Flux.defer(() -> handler.handler().take(order, name, content(item)))
                        .then(Mono.fromSupplier(() -> new CaptionResult(item, name, -1, null, null, null)));
            }
            return content(item)
                    .collect(ByteArrayOutputStream::new, (all, buffer) -> append(all, buffer, name))
                    .map(all -> inMemory(item, name, all.toByteArray()));
        }

        private Mono<CaptionResult> intoFile(Item item, String name, Path file) {
            Path absolute = file.toAbsolutePath().normalize();
            return Mono.using(
                    () -> claim(absolute),
                    claimed -> unchanged(item, name, absolute)
                            .switchIfEmpty(Mono.defer(() -> write(item, absolute)
                                    .flatMap(written -> hash(item, absolute)
                                            .map(hash -> new CaptionResult(
                                                    item,
                                                    name,
                                                    written.length(),
                                                    hash.orElse(null),
                                                    absolute,
                                                    null))))),
                    targets::remove);
        }

        private Path claim(Path file) {
            String other = targets.putIfAbsent(file, externalId);
            if (other != null) {
                throw new IllegalArgumentException("orders " + other + " and " + externalId + " both write " + file
                        + "; give their results directories or base names of their own");
            }
            return file;
        }

        /** A file that is there as this very version left it; it is not touched. */
        private Mono<CaptionResult> unchanged(Item item, String name, Path file) {
            String remembered = entry == null || version == null || !version.equals(entry.version())
                    ? null
                    : entry.results().get(name);
            return remembered == null
                    ? Mono.empty()
                    : disk.call(() -> Files.isRegularFile(file) && remembered.equals(Hashing.hash(file, () -> false))
                            ? new CaptionResult(item, name, Files.size(file), remembered, file, null)
                            : null);
        }

        private Mono<MediaDownload> write(Item item, Path file) {
            if (item instanceof Item.Captions captions) {
                return services.transcripts().captionTo(jobId, pinned(captions.request()), file);
            }
            if (item instanceof Item.Transcript transcript) {
                return services.transcripts().transcriptTo(jobId, pinned(transcript.request()), file);
            }
            if (item instanceof Item.Media media) {
                return services.media().downloadTo(jobId, media.format(), file);
            }
            return services.transcripts().elementListTo(jobId, elements(), file);
        }

        private Flux<ByteBuffer> content(Item item) {
            if (item instanceof Item.Captions captions) {
                return services.transcripts().caption(jobId, pinned(captions.request()));
            }
            if (item instanceof Item.Transcript transcript) {
                return services.transcripts().transcript(jobId, pinned(transcript.request()));
            }
            if (item instanceof Item.Media media) {
                return services.media().download(jobId, media.format());
            }
            return services.transcripts().elementListJson(jobId, elements());
        }

        private ElementListRequest elements() {
            return version == null
                    ? ElementListRequest.latest()
                    : ElementListRequest.builder().version(version).build();
        }

        private CaptionRequest pinned(CaptionRequest request) {
            return version == null || request.parameters().containsKey(VERSION)
                    ? request
                    : request.toBuilder().elementListVersion(version).build();
        }

        private TranscriptRequest pinned(TranscriptRequest request) {
            return version == null || request.parameters().containsKey(VERSION)
                    ? request
                    : request.toBuilder().elementListVersion(version).build();
        }

        /** Small files only: a media may have gigabytes, and nobody asked for its hash. */
        private Mono<Optional<String>> hash(Item item, Path file) {
            return item instanceof Item.Media
                    ? Mono.just(Optional.empty())
                    : disk.call(() -> Optional.of(Hashing.hash(file, () -> false)));
        }
    }

    private static CaptionResult inMemory(Item item, String name, byte[] bytes) {
        MessageDigest digest = Identity.newSha256();
        return new CaptionResult(
                item, name, bytes.length, HexFormat.of().formatHex(digest.digest(bytes)), null, ByteBuffer.wrap(bytes));
    }

    private static void append(ByteArrayOutputStream all, ByteBuffer buffer, String name) {
        if (all.size() + (long) buffer.remaining() > LARGEST_IN_MEMORY) {
            throw new IllegalArgumentException(name + " has more than the " + LARGEST_IN_MEMORY
                    + " bytes that are kept in memory; give a directory or a handler");
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        all.writeBytes(bytes);
    }

    /** The media file's own name without its extension; the external id where the media is no file. */
    private static String baseName(CaptionOrder order, String externalId) {
        if (order.media() instanceof CaptionMedia.OfSource sent && sent.source() instanceof MediaSource.OfFile file) {
            String name = String.valueOf(file.path().getFileName());
            int dot = name.lastIndexOf('.');
            return dot > 0 ? name.substring(0, dot) : name;
        }
        return externalId.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
