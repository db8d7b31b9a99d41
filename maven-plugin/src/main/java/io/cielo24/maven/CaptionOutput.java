package io.cielo24.maven;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.plugin.MojoExecutionException;

/** Captions in the build's output, each at the place of its media. */
final class CaptionOutput {

    static final String CLASSIFIER = "captions";

    /** The earliest that a zip can hold: the same captions give the same zip at any time. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Path directory;
    private final Path captions;

    CaptionOutput(Path directory, String targetPath) throws MojoExecutionException {
        this.directory = directory.toAbsolutePath().normalize();
        this.captions = this.directory.resolve(targetPath.replace('\\', '/')).normalize();
        if (!captions.startsWith(this.directory)) {
            throw new MojoExecutionException("cielo24.targetPath is '" + targetPath
                    + "', which leads out of the output directory, " + this.directory + "; give a folder in it");
        }
    }

    Path directory() {
        return directory;
    }

    /** Where captions are, each at the place of its media. */
    Path captions() {
        return captions;
    }

    private Path file(Medium medium, String ending) {
        return captions.resolve(medium.place() + "." + ending);
    }

    /** What is there already, if it is what the hash says. */
    Optional<byte[]> read(Medium medium, String ending, String sha256) throws IOException {
        try {
            byte[] bytes = Files.readAllBytes(file(medium, ending));
            return Content.sha256(bytes).equals(sha256) ? Optional.of(bytes) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Writes the captions of one media to all its places; whether anything changed. */
    boolean write(List<Medium> same, Map<String, byte[]> files) throws IOException {
        boolean changed = false;
        for (Medium medium : same) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                changed |= CaptionStore.put(file(medium, each.getKey()), each.getValue());
            }
        }
        return changed;
    }

    /** All of it in one archive, sorted, without times. */
    void zip(Path archive) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith(".cielo24-"))
                    .toList();
        }
        Files.createDirectories(archive.toAbsolutePath().getParent());
        try (OutputStream stream = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(stream)) {
            for (String name : files.stream()
                    .map(file -> directory
                            .relativize(file)
                            .toString()
                            .replace(file.getFileSystem().getSeparator(), "/"))
                    .sorted()
                    .toList()) {
                ZipEntry entry = new ZipEntry(name);
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                Files.copy(directory.resolve(name), zip);
                zip.closeEntry();
            }
        }
    }
}
