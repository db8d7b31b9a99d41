package io.cielo24.maven;

import io.cielo24.captioning.CaptionMedia;
import io.cielo24.captioning.Journal;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** Finds media: in a directory by patterns, or by name. */
final class MediaFiles {

    /** Where media are unless the project says otherwise. */
    static final String DIRECTORY = "src/main/media";

    /** What is media unless the project says otherwise. */
    static final List<String> INCLUDES = Stream.of(
                    "mp4", "m4v", "mov", "mkv", "webm", "avi", "wmv", "mpg", "mpeg", "mp3", "m4a", "wav", "aac", "flac",
                    "ogg", "wma")
            .map(ending -> "**/*." + ending)
            .toList();

    private static final String NO_CONTENT = "0".repeat(64);

    private final Path base;
    private final Path directory;
    private final Patterns patterns;

    MediaFiles(Path base, Path directory, Patterns patterns) {
        this.base = base;
        this.directory = directory.toAbsolutePath().normalize();
        this.patterns = patterns;
    }

    /** One media as it was found: a file, or a URL. */
    record Found(
            String name,
            String place,
            CaptionMedia media,
            @Nullable Path file) {

        /** What it is told by beside its URL, if it has one: the SHA-256 of a file, zeros for a URL. */
        String sha256(Journal hashes) throws IOException {
            return file == null ? NO_CONTENT : Content.sha256(file, hashes);
        }
    }

    Path directory() {
        return directory;
    }

    /** What the patterns match, sorted by path. */
    List<Found> inDirectory() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> patterns.match(slashes(directory.relativize(file))))
                    .sorted()
                    .map(this::file)
                    .toList();
        }
    }

    /** These, in this order. */
    List<Found> named(List<String> names) throws MojoExecutionException {
        List<Found> found = new ArrayList<>();
        for (String name : names) {
            String text = name.strip();
            if (text.matches("(?i)https?://.*")) {
                found.add(url(text));
            } else if (!text.isEmpty()) {
                Path file =
                        base.resolve(text.replace('\\', '/')).toAbsolutePath().normalize();
                if (!Files.isRegularFile(file)) {
                    throw new MojoExecutionException("there is no media file " + file);
                }
                found.add(file(file));
            }
        }
        return found;
    }

    /** Two media must not give one caption file, on any file system that the captions may come to. */
    static void checkPlaces(List<Found> all) throws MojoExecutionException {
        Map<String, Found> places = new HashMap<>();
        for (Found one : all) {
            String place =
                    Normalizer.normalize(one.place(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
            Found other = places.putIfAbsent(place, one);
            if (other != null) {
                throw new MojoExecutionException("captions of " + other.name() + " and of " + one.name()
                        + " would both be called " + one.place() + "; rename one of them, or leave one out with "
                        + "cielo24.excludes. Nothing was ordered");
            }
        }
    }

    private Found file(Path file) {
        Path below = file.startsWith(directory)
                ? directory.relativize(file)
                : file.startsWith(base) ? base.relativize(file) : file.getFileName();
        String name = file.startsWith(base) ? slashes(base.relativize(file)) : slashes(file);
        return new Found(name, withoutEnding(slashes(below)), CaptionMedia.file(file), file);
    }

    private static Found url(String text) throws MojoExecutionException {
        URI url;
        CaptionMedia media;
        try {
            url = new URI(text);
            media = CaptionMedia.url(url);
        } catch (URISyntaxException | IllegalArgumentException e) {
            // Neither the query nor what the parser says of it: they may hold a signature.
            throw new MojoExecutionException(
                    "cielo24.files names " + Redaction.shownBroken(text) + ", which is no proper URL");
        }
        String path = media.displayName();
        String last = withoutEnding(path.substring(path.lastIndexOf('/') + 1)).replaceAll("[^\\p{L}\\p{N}._-]", "_");
        String place = last.matches("[._]*")
                ? "media-"
                        + Content.sha256(url.toString().getBytes(StandardCharsets.UTF_8))
                                .substring(0, 8)
                : last;
        return new Found(path, place, media, null);
    }

    private static String withoutEnding(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    }

    private static String slashes(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }
}
