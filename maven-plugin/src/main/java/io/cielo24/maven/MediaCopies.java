package io.cielo24.maven;

import io.cielo24.maven.report.ReportedMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;

/** Copies of media beside a page that is to be moved. A copy that is there already and not older is left as it is. */
final class MediaCopies {

    private final Path directory;
    private final Set<Path> taken = new HashSet<>();

    MediaCopies(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /** The same media, at the place of its copy; one on the network is left there. */
    ReportedMedia of(ReportedMedia media) throws IOException {
        if (!"file".equals(media.address().getScheme())) {
            return media;
        }
        Path file = Path.of(media.address());
        Path copy = place(media.name(), file);
        if (!isCopy(file, copy)) {
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
        return new ReportedMedia(
                media.name(), copy.toUri(), media.length(), media.tracks(), media.findings(), media.orders());
    }

    /** Below the directory, whatever the media is called; those from elsewhere may have one name in common. */
    private Path place(String name, Path file) {
        Path place = directory.resolve(name).normalize();
        String last = String.valueOf(file.getFileName());
        if (!place.startsWith(directory) || place.equals(directory)) {
            place = directory.resolve(last);
        }
        for (int i = 2; !taken.add(place); i++) {
            place = directory.resolve(Integer.toString(i)).resolve(last);
        }
        return place;
    }

    /** A copy has the time of its original, as finely as the JDK and the file system copy it. */
    private static boolean isCopy(Path file, Path copy) throws IOException {
        return Files.isRegularFile(copy)
                && Files.size(copy) == Files.size(file)
                && Files.getLastModifiedTime(copy).toMillis()
                        == Files.getLastModifiedTime(file).toMillis();
    }
}
