package io.cielo24.maven;

import io.cielo24.maven.caption.CaptionFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where captions of media are: those that were fetched, and those that the project keeps among its sources. A caption file
 * is called as its media, with a language and an ending of captions instead of the media's own.
 */
final class CaptionPlaces {

    /** Captions as well, but nothing here reads them. */
    private static final Set<String> UNREAD = Set.of("scc", "smi", "qt.txt", "tpm", "twx", "echo");

    private final Path base;
    private final Path fetched;
    private final List<Path> own;

    CaptionPlaces(Path base, Path fetched, List<Path> own) {
        this.base = base;
        this.fetched = normal(fetched);
        this.own = own.stream()
                .map(CaptionPlaces::normal)
                .distinct()
                .filter(directory -> !directory.equals(this.fetched))
                .toList();
    }

    private static Path normal(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /**
     * One caption file.
     *
     * @param name its path below the project with forward slashes
     * @param ending after the media's name: {@code en.vtt}
     * @param format empty if it cannot be read
     * @param isFetched whether it is one of those that the lock decides about
     */
    record Placed(
            Path file,
            String name,
            String ending,
            String language,
            Optional<CaptionFormat> format,
            boolean isFetched) {}

    Path fetched() {
        return fetched;
    }

    /** All captions of one media, sorted by directory and name. */
    List<Placed> of(MediaFiles.Found media) throws IOException {
        List<Placed> all = new ArrayList<>(in(fetched, media.place(), true));
        for (Path directory : own) {
            all.addAll(in(directory, media.place(), false));
        }
        return all;
    }

    private List<Placed> in(Path directory, String place, boolean isFetched) throws IOException {
        Path media = directory.resolve(place).normalize();
        Path parent = media.getParent();
        if (parent == null || !media.startsWith(directory) || !Files.isDirectory(parent)) {
            return List.of();
        }
        String prefix = media.getFileName() + ".";
        try (Stream<Path> files = Files.list(parent)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .flatMap(file ->
                            placed(file, file.getFileName().toString().substring(prefix.length()), isFetched).stream())
                    .toList();
        }
    }

    private Optional<Placed> placed(Path file, String ending, boolean isFetched) {
        int dot = ending.indexOf('.');
        if (dot < 1) {
            return Optional.empty();
        }
        String extension = ending.substring(dot + 1).toLowerCase(Locale.ROOT);
        Optional<CaptionFormat> format =
                extension.indexOf('.') < 0 ? CaptionFormat.ofFileName("." + extension) : Optional.empty();
        if (format.isEmpty() && !UNREAD.contains(extension)) {
            return Optional.empty();
        }
        return Optional.of(new Placed(file, name(file), ending, ending.substring(0, dot), format, isFetched));
    }

    /** As findings and people call it. */
    String name(Path file) {
        Path below = file.startsWith(base) ? base.relativize(file) : file;
        return below.toString().replace(below.getFileSystem().getSeparator(), "/");
    }
}
