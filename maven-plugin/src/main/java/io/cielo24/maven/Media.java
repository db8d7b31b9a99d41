package io.cielo24.maven;

import io.cielo24.captioning.CaptionAttempt;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.OrderKey;
import io.cielo24.media.MediaSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/** Tells media and their orders by what is in them. */
final class Media {

    private final OrderTerms terms;
    private final Lock lock;
    private final Log log;

    Media(OrderTerms terms, Lock lock, Log log) {
        this.terms = terms;
        this.lock = lock;
        this.log = log;
    }

    List<Medium> of(List<MediaFiles.Found> found) throws MojoExecutionException, IOException {
        MediaFiles.checkPlaces(found);
        List<Medium> media = new ArrayList<>();
        for (MediaFiles.Found one : found) {
            Medium medium = medium(one);
            lock.name(medium.key().mediaId(), medium.name());
            media.add(medium);
        }
        return media;
    }

    private Medium medium(MediaFiles.Found found) throws MojoExecutionException {
        try {
            long size = found.file() == null ? 0 : size(found, found.file());
            String hash = found.sha256(lock);
            log.debug(found.name() + ": told by its " + (found.file() == null ? "URL" : "SHA-256, " + hash));
            return medium(found, size, hash);
        } catch (IOException e) {
            throw new MojoExecutionException("the media " + found.name() + " cannot be read: " + e, e);
        }
    }

    private static long size(MediaFiles.Found found, Path file) throws MojoExecutionException, IOException {
        long size = Files.size(file);
        if (size < 1 || size > MediaSource.MAXIMUM_LENGTH) {
            throw new MojoExecutionException("the media " + found.name() + " has " + size
                    + " bytes; the service takes 1 to " + MediaSource.MAXIMUM_LENGTH);
        }
        return size;
    }

    private Medium medium(MediaFiles.Found found, long size, String hash) {
        CaptionOrder first = terms.order(found.media(), found.name());
        String mediaId = OrderKey.of(first, hash).mediaId();
        CaptionOrder order = lock.isOpen() ? CaptionAttempt.inJournal(first, mediaId, lock) : first;
        return new Medium(
                found.name(), found.media(), found.file(), size, found.place(), order, OrderKey.of(order, hash));
    }
}
